import { getLocale } from 'next-intl/server';
import { dateFormat } from '@/components/ui/formats';

/** A day in full, in the reader's language: "5 December 2026"; nothing for no day. */
export const writtenDay = async (day: Date | null | undefined): Promise<string> =>
  day ? dateFormat(await getLocale(), { dateStyle: 'long', timeZone: 'Europe/Amsterdam' }).format(day) : '';

import { getLocale } from 'next-intl/server';
import { intlLocale } from '@/components/ui/intl-locale';

/** A day in full, in the reader's language: "5 December 2026"; nothing for no day. */
export const writtenDay = async (day: Date | null): Promise<string> =>
  day
    ? new Intl.DateTimeFormat(intlLocale(await getLocale()), {
        dateStyle: 'long',
        timeZone: 'Europe/Amsterdam',
      }).format(day)
    : '';

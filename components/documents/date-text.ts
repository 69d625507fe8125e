import { dateFormat } from '../ui/formats';

/** A day ('YYYY-MM-DD') as people write it in a sentence: "21 Nov 2026". */
export function dateText(day: string, locale: string): string {
  const shape = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  return dateFormat(locale, shape).format(new Date(`${day}T00:00:00Z`));
}

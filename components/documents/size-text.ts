import { numberFormat } from '../ui/formats';

const units = ['byte', 'kilobyte', 'megabyte'] as const;

/** A file's size as people say it: "12 kB", "3.4 MB". */
export function sizeText(bytes: number, locale: string): string {
  const step = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  const options = { style: 'unit', unit: units[step]!, maximumFractionDigits: step === 2 ? 1 : 0 } as const;
  return numberFormat(locale, options).format(bytes / 1000 ** step);
}

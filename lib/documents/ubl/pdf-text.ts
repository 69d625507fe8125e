/** What the standard fonts of PDF can print beyond Latin-1 (Windows-1252). */
const beyondLatin = new Set('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ');

const substitutes: Readonly<Record<string, string>> = {
  '\u2212': '-',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '–',
  '\u2015': '—',
  '\u2032': "'",
  '\u2033': '"',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
  ħ: 'h',
  Ħ: 'H',
  '→': '->',
  '←': '<-',
  '≤': '<=',
  '≥': '>=',
  '≈': '~',
};

/** The text in characters that the standard fonts have: other letters lose their accents, what is left becomes a question mark. */
export function printable(text: string): string {
  let printed = '';
  for (const sign of text.normalize('NFC')) printed += printableSign(sign);
  return printed.replace(/\S{36}/g, (word) => `${word} `);
}

function printableSign(sign: string): string {
  if (isPrintable(sign)) return sign;
  if (/\s/u.test(sign)) return ' ';
  if (/[\p{Cc}\p{Cf}\p{Mn}]/u.test(sign)) return '';
  const substitute = substitutes[sign] ?? sign.normalize('NFKD').replace(/\p{Mn}/gu, '');
  return [...substitute].every(isPrintable) && substitute !== '' ? substitute : '?';
}

function isPrintable(sign: string): boolean {
  const code = sign.codePointAt(0) ?? 0;
  return sign === '\n' || (code >= 0x20 && code <= 0x7e) || (code >= 0xa0 && code <= 0xff) || beyondLatin.has(sign);
}

const locales = { en: 'en-GB', nl: 'nl-NL' } as const;
export type PrintLanguage = keyof typeof locales;

// Since Node 19 a decimal string is formatted exactly; the type does not say so for a plain string.
type Decimal = `${number}`;

/** An amount with its currency as the language writes it: '€ 1.234,50'. Nothing for null. */
export function printAmount(amount: string | null, currency: string | null, language: PrintLanguage): string {
  if (amount === null) return '';
  const style = currency === null ? {} : ({ style: 'currency', currency } as const);
  const format = new Intl.NumberFormat(locales[language], {
    ...style,
    minimumFractionDigits: 2,
    maximumFractionDigits: 4,
  });
  return printable(format.format(amount as Decimal));
}

/** A quantity or percentage as the language writes it, without needless noughts. */
export function printNumber(number: string | null, language: PrintLanguage): string {
  if (number === null) return '';
  return printable(new Intl.NumberFormat(locales[language], { maximumFractionDigits: 6 }).format(number as Decimal));
}

/** A day as the language writes it in a letter: '21 november 2026'. */
export function printDate(date: string | null, language: PrintLanguage): string {
  if (date === null) return '';
  const format = new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${date}T00:00:00Z`));
}

/** The name of a country in the language, or the code where there is none. */
export function printCountry(code: string | null, language: PrintLanguage): string {
  if (code === null || !/^[A-Z]{2}$/.test(code)) return code ?? '';
  return new Intl.DisplayNames(locales[language], { type: 'region' }).of(code) ?? code;
}

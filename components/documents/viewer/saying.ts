import { getLocale, getTranslations } from 'next-intl/server';
import { intlLocale, numberFormat } from '../../ui/formats';
import { dateText } from '../date-text';

/** How a document is told in the reader's language: words, amounts, dates, codes. For components of the server alone. */
export type Saying = Awaited<ReturnType<typeof sayingOf>>;

export async function sayingOf(currency: string | null) {
  const locale = await getLocale();
  const word = await getTranslations('viewer');
  const print = await getTranslations('print');
  const countries = new Intl.DisplayNames([intlLocale(locale)], { type: 'region', fallback: 'code' });
  const decimal = (text: string, options: Intl.NumberFormatOptions) =>
    // A decimal string is formatted exactly, without becoming a number on the way.
    numberFormat(locale, options).format(text as Intl.StringNumericLiteral);
  const named = (key: string, otherwise: string, values: Record<string, number> = {}) =>
    print.has(key as never) ? print(key as never, values as never) : otherwise;
  return {
    locale,
    word,
    print,
    /** An amount in the document's currency, or in another one; '' for none. */
    money(amount: string | null, other = currency): string {
      if (amount === null) return '';
      const places = { minimumFractionDigits: 2, maximumFractionDigits: 10 };
      return decimal(amount, other ? { style: 'currency', currency: other, ...places } : places);
    },
    number: (text: string | null): string => (text === null ? '' : decimal(text, { maximumFractionDigits: 10 })),
    date: (day: string | null): string => (day === null ? '' : dateText(day, locale)),
    /** A unit of measure (UN/ECE Rec 20) as people say it beside so many of it, its code where they do not. */
    unit: (code: string | null, quantity: string | null): string =>
      code === null ? '' : named(`units.${code}`, plain(code), { count: Number(quantity ?? 1) }),
    /** A VAT category with its rate: "21%", "reverse charge". */
    vat(category: string | null, rate: string | null): string {
      if (category !== null && category !== 'S') return named(`vatCategories.${category}`, plain(category));
      return rate === null ? '' : print('rate', { rate: decimal(rate, { maximumFractionDigits: 4 }) });
    },
    country: (code: string | null): string =>
      code === null ? '' : /^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : plain(code),
    /** How it is paid (UNTDID 4461), its code where that has no word of its own. */
    means: (code: string): string =>
      word.has(`meansWords.${code}` as 'means') ? word(`meansWords.${code}` as 'means') : plain(code),
  };
}

/** Text of others without the invisible signs that turn its direction or hide in it (D-30). */
export function plain(text: string): string {
  return text.replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '');
}

/** The decimal with the other sign. */
export const negated = (decimal: string): string => (decimal.startsWith('-') ? decimal.slice(1) : `-${decimal}`);

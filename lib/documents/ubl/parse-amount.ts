import { decimalOf } from './values';

const separators = { nl: { decimal: ',', thousands: '.' }, en: { decimal: '.', thousands: ',' } } as const;

/**
 * A decimal string from an amount as people type it ('1.234,50', '1,234.50', '€ 1234,5', '−12'), or null.
 * One separator before exactly three digits ('1.234') is read as the language writes it.
 */
export function parseAmount(typed: string, language: 'nl' | 'en' = 'nl'): string | null {
  if (typed.length > 60) return null;
  const bare = typed
    .replace(/[\s\u2007\u202f'’_]/g, '')
    .replace(/^([-+\u2212]?)(?:€|EUR)|(?:€|EUR)$/gi, '$1')
    .replace('\u2212', '-');
  const match = /^([-+]?)([\d.,]+)$/.exec(bare);
  if (!match?.[2]) return null;
  const plain = plainOf(match[2], separators[language].decimal);
  return plain === null ? null : decimalOf(`${match[1]}${plain}`);
}

/** Digits with a decimal point, or null when the separators make no sense. */
function plainOf(digits: string, usual: ',' | '.'): string | null {
  const point = decimalSign(digits, usual);
  const places = point === null ? [digits] : digits.split(point);
  if (places.length > 2) return null;
  const [whole = '', fraction = ''] = places;
  if (/[.,]/.test(fraction) || !isGrouped(whole)) return null;
  return `${whole.replace(/[.,]/g, '')}.${fraction}`;
}

/** The sign that separates the decimals, null when there are none. */
function decimalSign(digits: string, usual: ',' | '.'): ',' | '.' | null {
  const comma = digits.lastIndexOf(',');
  const dot = digits.lastIndexOf('.');
  if (comma >= 0 && dot >= 0) return comma > dot ? ',' : '.';
  const sign = comma >= 0 ? ',' : dot >= 0 ? '.' : null;
  if (sign === null || digits.indexOf(sign) !== digits.lastIndexOf(sign)) return null;
  const isAmbiguous = /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits);
  return isAmbiguous && sign !== usual ? null : sign;
}

function isGrouped(whole: string): boolean {
  return /^\d*$/.test(whole) || /^\d{1,3}(\.\d{3})+$/.test(whole) || /^\d{1,3}(,\d{3})+$/.test(whole);
}

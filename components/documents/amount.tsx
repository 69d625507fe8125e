import { cx } from '../ui/classes';
import { numberFormat } from '../ui/formats';

/** An amount in cents with its currency, as people write it; XXX is none (ISO 4217), and nothing in no currency is no amount at all. */
export function amountText(cents: number, currency: string, locale: string): string {
  if (currency === 'XXX' && cents === 0) return '';
  const format =
    currency === 'XXX'
      ? numberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
      : numberFormat(locale, { style: 'currency', currency });
  return format.format(decimalOf(cents) as Intl.StringNumericLiteral);
}

/** The same where it stands by itself, every digit as wide as the other. */
export function Amount({
  className,
  ...amount
}: {
  cents: number;
  currency: string;
  locale: string;
  className?: string | undefined;
}) {
  const text = amountText(amount.cents, amount.currency, amount.locale);
  return text && <span className={cx('whitespace-nowrap tabular-nums', className)}>{text}</span>;
}

/** Cents as a decimal with two places, exact: -5 is '-0.05'. */
export function decimalOf(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

import { cx } from '../ui/classes';
import { numberFormat } from '../ui/formats';
import { Money } from '../ui/money';

/** An amount in cents with its currency; XXX is none (ISO 4217), and nothing in no currency is no amount at all. */
export function Amount({
  cents,
  currency,
  locale,
  className,
}: {
  cents: number;
  currency: string;
  locale: string;
  className?: string | undefined;
}) {
  if (currency !== 'XXX')
    return <Money amount={decimalOf(cents)} currency={currency} locale={locale} className={className} />;
  if (cents === 0) return null;
  const places = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  const text = numberFormat(locale, places).format(decimalOf(cents) as Intl.StringNumericLiteral);
  return <span className={cx('whitespace-nowrap tabular-nums', className)}>{text}</span>;
}

/** Cents as a decimal with two places, exact: -5 is '-0.05'. */
export function decimalOf(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

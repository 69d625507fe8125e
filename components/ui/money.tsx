import { cx } from './classes';
import { numberFormat } from './formats';

/** An amount with its currency, every digit as wide as the other. `amount` is a decimal; as a string it is never rounded on the way. */
export function Money({
  amount,
  currency,
  locale,
  className,
}: {
  amount: string | number;
  currency: string;
  locale: string;
  className?: string | undefined;
}) {
  const text = numberFormat(locale, { style: 'currency', currency }).format(amount as Intl.StringNumericLiteral);
  return <span className={cx('whitespace-nowrap tabular-nums', className)}>{text}</span>;
}

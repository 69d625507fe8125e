import { cx } from '../../ui/classes';
import { plain } from './saying';

/** One line of somebody else's text: isolated, so that it turns nothing around it. Nothing for nothing. */
export function Foreign({ text, className }: { text: string | null; className?: string | undefined }) {
  return text === null || text === '' ? null : <bdi className={className}>{plain(text)}</bdi>;
}

/** Several lines of somebody else's text, in its own direction, as plain text. */
export function ForeignText({ text, className }: { text: string | null; className?: string | undefined }) {
  if (text === null || text === '') return null;
  return (
    <p dir="auto" className={cx('whitespace-pre-wrap', className)}>
      {plain(text)}
    </p>
  );
}

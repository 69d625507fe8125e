import { Search } from 'lucide-react';
import Form from 'next/form';
import { cx } from './classes';

/**
 * Searches the list by its address (`?name=…`); works without JavaScript, `/` leads to it. `keep` are the other
 * parameters of the address that stay.
 */
export function SearchField({
  label,
  action,
  name = 'search',
  value,
  placeholder,
  keep = {},
  className,
}: {
  label: string;
  /** The list's path. */
  action: string;
  name?: string | undefined;
  value?: string | undefined;
  placeholder?: string | undefined;
  keep?: Record<string, string | readonly string[] | undefined> | undefined;
  className?: string | undefined;
}) {
  const kept = Object.entries(keep).flatMap(([key, given]) => [given ?? []].flat().map((one) => [key, one] as const));
  return (
    <Form action={action} scroll={false} className={cx('w-full sm:w-64', className)}>
      {kept.map(([key, one]) => (
        <input key={`${key}=${one}`} type="hidden" name={key} value={one} />
      ))}
      <span className="control flex min-h-8 pointer-coarse:min-h-11 items-center gap-2 border-line-strong px-2.5 text-sm">
        <Search aria-hidden className="size-4 shrink-0 text-muted" />
        <input
          type="search"
          name={name}
          key={value}
          defaultValue={value}
          aria-label={label}
          placeholder={placeholder ?? label}
          data-list-search
          className="min-w-0 flex-1 bg-transparent py-1 outline-none"
        />
      </span>
    </Form>
  );
}

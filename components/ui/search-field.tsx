'use client';

import { LoaderCircle, Search } from 'lucide-react';
import Form from 'next/form';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useTransition } from 'react';
import { cx } from './classes';
import { usePartWords } from './words';

/** How long nothing is typed before the list is searched. */
const pause = 300;

/**
 * Searches the list by its address (`?name=…`) as one types, and at once by Enter; works without JavaScript, `/` leads to it.
 * `keep` are the other parameters of the address that stay.
 */
export function SearchField({
  label,
  action,
  name = 'search',
  value = '',
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
  const words = usePartWords();
  const { input, isSearching, typed, left, sent } = useTypedSearch(action, value);
  const Icon = isSearching ? LoaderCircle : Search;
  return (
    <Form action={action} scroll={false} onSubmit={sent} className={cx('w-full sm:w-64', className)}>
      {kept.map(([key, one]) => (
        <input key={`${key}=${one}`} type="hidden" name={key} value={one} />
      ))}
      <span className="control flex min-h-8 pointer-coarse:min-h-11 items-center gap-2 border-line-strong px-2.5 text-sm">
        <Icon aria-hidden className={cx('size-4 shrink-0 text-muted', isSearching && 'animate-spin')} />
        <input
          ref={input}
          type="search"
          name={name}
          defaultValue={value}
          aria-label={label}
          placeholder={placeholder ?? label}
          onInput={typed}
          onBlur={left}
          data-list-search
          className="min-w-0 flex-1 bg-transparent py-1 outline-none"
        />
      </span>
      <span role="status" className="sr-only">
        {isSearching && words.loading}
      </span>
    </Form>
  );
}

/**
 * Takes what is typed into the address after a pause, or when the field is left. The field keeps the focus and what is being typed;
 * while nobody types in it, it follows the address.
 */
function useTypedSearch(action: string, value: string) {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** What the list is searched for, as far as this field asked for it. */
  const asked = useRef(value);
  const [isSearching, start] = useTransition();

  useEffect(() => {
    asked.current = value;
    const field = input.current;
    if (field && field !== document.activeElement) field.value = value;
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);

  function search() {
    clearTimeout(timer.current);
    const field = input.current;
    if (!field?.form || field.value.trim() === asked.current) return;
    asked.current = field.value.trim();
    const given = [...new FormData(field.form)].filter(([, one]) => one !== '') as [string, string][];
    // In place of the address before: one search is one step back, however many letters it took.
    start(() => router.replace(`${action}?${new URLSearchParams(given)}`, { scroll: false }));
  }
  function typed() {
    clearTimeout(timer.current);
    timer.current = setTimeout(search, pause);
  }
  return { input, isSearching, typed, left: search, sent: () => clearTimeout(timer.current) };
}

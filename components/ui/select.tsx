'use client';

import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cx } from './classes';
import { useControl, usePosted } from './form-context';

export type Option = { value: string; label: string; disabled?: boolean | undefined };

/** One of a few, by the browser's own list. `placeholder` is an empty first choice. */
export function Select({
  options,
  placeholder,
  className,
  defaultValue,
  ...rest
}: { options: readonly Option[]; placeholder?: string | undefined } & ComponentProps<'select'>) {
  const control = useControl(rest);
  const posted = usePosted(control.name);
  return (
    <span className={cx('relative block', className)}>
      <select
        {...rest}
        {...control}
        {...(rest.value === undefined && { defaultValue: posted ?? defaultValue })}
        className="control appearance-none truncate py-1.5 pr-9 pl-3"
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-3 z-1 size-4 -translate-y-1/2 text-muted"
      />
    </span>
  );
}

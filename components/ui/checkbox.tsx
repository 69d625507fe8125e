'use client';

import type { ComponentProps, ReactNode } from 'react';
import { cx } from './classes';
import { useControl, usePostedChoice } from './form-context';

// Drawn by hand, so that both themes and forced colours show the same box; the tick is the mask of the box itself.
const box =
  'peer size-4.5 shrink-0 appearance-none rounded-sm border border-edge bg-surface transition-colors duration-100 ' +
  'checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent ' +
  'hover:border-muted checked:hover:border-accent-hover checked:hover:bg-accent-hover ' +
  'disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken aria-invalid:border-danger ' +
  'forced-colors:appearance-auto';

/** Yes or no, with its label and a line that says what it means. Without `label` it needs an `aria-label` (rows of a table). */
export function Checkbox({
  label,
  description,
  value = 'on',
  defaultChecked,
  className,
  ...rest
}: { label?: ReactNode; description?: ReactNode; value?: string | undefined } & Omit<
  ComponentProps<'input'>,
  'type' | 'value'
>) {
  const control = useControl(rest);
  const posted = usePostedChoice(control.name, value);
  const given = rest.checked === undefined ? { defaultChecked: posted ?? defaultChecked } : {};
  return (
    <label
      className={cx(
        'relative inline-flex items-start gap-2.5 text-sm has-disabled:text-muted',
        label
          ? 'py-0.5 pointer-coarse:py-2.5'
          : 'min-h-6 min-w-6 items-center justify-center pointer-coarse:min-h-11 pointer-coarse:min-w-11',
        className,
      )}
    >
      <span className={cx('relative inline-flex', label && 'mt-px')}>
        <input type="checkbox" {...rest} {...control} {...given} value={value} className={box} />
        <svg
          aria-hidden
          viewBox="0 0 18 18"
          className="pointer-events-none absolute inset-0 hidden size-4.5 text-on-accent peer-checked:block forced-colors:hidden"
        >
          <path
            d="M4.5 9.5l3 3 6-6.5"
            fill="none"
            stroke="currentColor"
            strokeWidth="2"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
        <span
          aria-hidden
          className="pointer-events-none absolute top-2 left-1 hidden h-0.5 w-2.5 rounded bg-on-accent peer-indeterminate:block forced-colors:hidden"
        />
      </span>
      {label && (
        <span className="min-w-0">
          <span className="font-medium">{label}</span>
          {description && <span className="block text-muted text-small">{description}</span>}
        </span>
      )}
    </label>
  );
}

'use client';

import type { ComponentProps, ReactNode } from 'react';
import { cx } from './classes';
import { useControl, usePosted } from './form-context';

/** One line of text; inside a `Field` it needs nothing else. `before` and `after` stand in the field (an icon, a unit). */
export function Input({
  before,
  after,
  className,
  defaultValue,
  ...rest
}: { before?: ReactNode; after?: ReactNode } & ComponentProps<'input'>) {
  const control = useControl(rest);
  const posted = usePosted(control.name);
  const given = rest.value === undefined ? { defaultValue: posted ?? defaultValue } : {};
  const input = (
    <input type="text" {...rest} {...control} {...given} className={cx('control px-3 py-1.5', className)} />
  );
  if (!before && !after) return input;
  return (
    <span className={cx('control flex items-center gap-2 px-3 text-muted [&_svg]:size-4 [&_svg]:shrink-0', className)}>
      {before}
      <input
        type="text"
        {...rest}
        {...control}
        {...given}
        className="min-w-0 flex-1 bg-transparent py-1.5 text-ink outline-none"
      />
      {after}
    </span>
  );
}

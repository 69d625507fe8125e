'use client';

import type { ComponentProps } from 'react';
import { cx } from './classes';
import { useControl, usePosted } from './form-context';

/** Several lines of text; grows with what is typed where the browser can. */
export function Textarea({ className, defaultValue, rows = 3, ...rest }: ComponentProps<'textarea'>) {
  const control = useControl(rest);
  const posted = usePosted(control.name);
  return (
    <textarea
      rows={rows}
      {...rest}
      {...control}
      {...(rest.value === undefined && { defaultValue: posted ?? defaultValue })}
      className={cx('control field-sizing-content max-h-96 min-h-20 resize-y px-3 py-2', className)}
    />
  );
}

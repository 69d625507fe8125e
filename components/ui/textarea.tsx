'use client';

import { type ComponentProps, useLayoutEffect, useRef, useState } from 'react';
import { cx } from './classes';
import { useControl, usePosted } from './form-context';

/** Several lines of text; grows with what is typed where the browser can. */
export function Textarea({ className, defaultValue, rows = 3, ...rest }: ComponentProps<'textarea'>) {
  const control = useControl(rest);
  const posted = usePosted(control.name);
  const area = useTypedEarly(control.id);
  return (
    <textarea
      ref={area}
      rows={rows}
      {...rest}
      {...control}
      {...(rest.value === undefined && { defaultValue: posted ?? defaultValue })}
      className={cx('control field-sizing-content max-h-96 min-h-20 resize-y px-3 py-2', className)}
    />
  );
}

/** Keeps what was typed before the script was there: React leaves the text of an input alone, and puts back that of an area. */
function useTypedEarly(id: string | undefined) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [typed] = useState(() => {
    if (typeof document === 'undefined' || !id) return null;
    const drawn = document.getElementById(id) as HTMLTextAreaElement | null;
    return drawn && drawn.value !== drawn.defaultValue ? drawn.value : null;
  });
  useLayoutEffect(() => {
    if (typed !== null && area.current) area.current.value = typed;
  }, [typed]);
  return area;
}

'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { cx } from './classes';

/**
 * A button that shows a panel under itself, by the browser's own `<details>`: works without JavaScript. With it the panel
 * closes on Escape (the focus goes back), on a press elsewhere and when a link inside is followed.
 */
export function Disclosure({
  summary,
  summaryClassName,
  label,
  align = 'start',
  className,
  children,
}: {
  summary: ReactNode;
  summaryClassName: string;
  /** Name of the button, where the summary is an icon. */
  label?: string | undefined;
  align?: 'start' | 'end' | undefined;
  className?: string | undefined;
  children: ReactNode;
}) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const box = details.current;
    if (!box) return;
    const close = () => {
      box.open = false;
    };
    const away = (event: Event) => !box.contains(event.target as Node) && close();
    const followed = (event: Event) => (event.target as Element).closest('a[href]') && close();
    const leave = ({ relatedTarget }: FocusEvent) => relatedTarget && !box.contains(relatedTarget as Node) && close();
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !box.open) return;
      event.stopPropagation();
      close();
      box.querySelector('summary')?.focus();
    };
    document.addEventListener('pointerdown', away);
    document.addEventListener('keydown', key, true);
    box.addEventListener('focusout', leave);
    box.addEventListener('click', followed);
    return () => {
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('keydown', key, true);
      box.removeEventListener('focusout', leave);
      box.removeEventListener('click', followed);
    };
  }, []);
  return (
    // One name for all: the browser keeps only one of them open.
    <details ref={details} name="disclosure" className={cx('group relative', className)}>
      <summary aria-label={label} data-tip={label} className={summaryClassName}>
        {summary}
      </summary>
      <div
        className={cx(
          'popup absolute top-full z-35 mt-1.5 w-max min-w-44 max-w-80',
          'max-sm:fixed max-sm:inset-x-3 max-sm:top-auto max-sm:bottom-3 max-sm:w-auto max-sm:max-w-none',
          align === 'end' ? 'right-0' : 'left-0',
        )}
      >
        {children}
      </div>
    </details>
  );
}

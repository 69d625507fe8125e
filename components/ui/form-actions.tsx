'use client';

import type { ReactNode } from 'react';
import { Button } from './button';
import { cx } from './classes';
import { useClosing } from './closing';
import { usePartWords } from './words';

/** The buttons under a form; in a dialog with "Cancel" beside them, on a phone across the width and always in sight. */
export function FormActions({ className, children }: { className?: string | undefined; children: ReactNode }) {
  const close = useClosing();
  const words = usePartWords();
  return (
    <div
      className={cx(
        'flex flex-wrap items-center gap-2',
        close &&
          'justify-end max-sm:sticky max-sm:-bottom-5 max-sm:-mx-5 max-sm:-mb-5 max-sm:border-line max-sm:border-t max-sm:bg-raised max-sm:px-5 max-sm:py-3 max-sm:*:[button]:flex-1',
        className,
      )}
    >
      {close && <Button onClick={close}>{words.cancel}</Button>}
      {children}
    </div>
  );
}

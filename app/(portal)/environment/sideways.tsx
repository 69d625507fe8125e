import type { ReactNode } from 'react';
import { cx } from '@/components/ui/classes';

/** A wide table's frame: scrolls sideways on a small screen, by the keyboard too. Its first column stays, and a shadow shows that there is more. */
export function Sideways({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
      tabIndex={0}
      className={cx('sideways relative overflow-x-auto', className)}
    >
      {children}
    </section>
  );
}

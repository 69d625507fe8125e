'use client';

import { lazy, Suspense, useEffect, useState } from 'react';

const Tip = lazy(() => import('./tip'));

/**
 * Shows the `data-tip` of whatever the pointer rests on or the keyboard reaches; stands once, in the root layout.
 * A tip only repeats what the thing is called, or why it is closed: its name says the same to who cannot see it.
 */
export function Tips() {
  const [target, setTarget] = useState<HTMLElement | null>(null);
  useEffect(() => {
    const near = (event: Event) => {
      if (event.type === 'pointerover' && (event as PointerEvent).pointerType === 'touch') return;
      const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tip]') : null;
      if (event.type === 'focusin' && !element?.matches(':focus-visible')) return setTarget(null);
      setTarget(element);
    };
    const gone = () => setTarget(null);
    document.addEventListener('pointerover', near);
    document.addEventListener('focusin', near);
    document.addEventListener('focusout', gone);
    document.addEventListener('pointerdown', gone);
    return () => {
      document.removeEventListener('pointerover', near);
      document.removeEventListener('focusin', near);
      document.removeEventListener('focusout', gone);
      document.removeEventListener('pointerdown', gone);
    };
  }, []);
  if (!target?.dataset.tip) return null;
  return (
    <Suspense fallback={null}>
      <Tip key={target.dataset.tip} target={target} text={target.dataset.tip} onClose={() => setTarget(null)} />
    </Suspense>
  );
}

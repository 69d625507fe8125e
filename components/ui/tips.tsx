'use client';

import { lazy, Suspense, useEffect, useState } from 'react';

const Tip = lazy(() => import('./tip'));

/**
 * Shows the `data-tip` of whatever the pointer rests on or the keyboard reaches, and of what is closed when it is pressed: a finger
 * does not rest on anything. Stands once, in the root layout.
 * A tip only repeats what the thing is called, or why it is closed: its name says the same to who cannot see it.
 */
export function Tips() {
  const [target, setTarget] = useState<HTMLElement | null>(null);
  useEffect(() => {
    let leaving: ReturnType<typeof setTimeout> | undefined;
    const show = (element: HTMLElement | null) => {
      clearTimeout(leaving);
      // A moment to reach the tip itself: it stays while the pointer is on it (WCAG 1.4.13).
      if (element) setTarget(element);
      else leaving = setTimeout(() => setTarget(null), 150);
    };
    const over = (event: PointerEvent) => {
      if (event.pointerType === 'touch' || !(event.target instanceof Element)) return;
      if (event.target.closest('[data-tip-popup]')) clearTimeout(leaving);
      else show(event.target.closest<HTMLElement>('[data-tip]'));
    };
    const focus = ({ target: element }: FocusEvent) => {
      if (element instanceof HTMLElement && element.matches('[data-tip]:focus-visible')) show(element);
    };
    const pressed = ({ target: element }: MouseEvent) => {
      const closed = element instanceof Element && element.closest<HTMLElement>('[data-tip][aria-disabled=true]');
      if (closed) show(closed);
    };
    const gone = () => show(null);
    document.addEventListener('pointerover', over);
    document.addEventListener('focusin', focus);
    document.addEventListener('click', pressed);
    document.addEventListener('focusout', gone);
    document.addEventListener('pointerdown', gone);
    return () => {
      clearTimeout(leaving);
      document.removeEventListener('pointerover', over);
      document.removeEventListener('focusin', focus);
      document.removeEventListener('click', pressed);
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

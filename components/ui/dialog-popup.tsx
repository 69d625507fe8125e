'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, type RefObject, useRef, useState } from 'react';
import { Button, buttonClasses } from './button';
import { cx } from './classes';
import { ClosingProvider } from './closing';
import type { DialogLooks } from './dialog';
import { usePartWords } from './words';

const centred =
  'inset-x-0 bottom-0 max-sm:top-0 sm:inset-auto sm:top-1/2 sm:left-1/2 sm:w-[calc(100vw-3rem)] sm:max-h-[calc(100dvh-4rem)] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-xl';

const widths = {
  sm: cx(centred, 'sm:max-w-md'),
  md: cx(centred, 'sm:max-w-xl'),
  lg: cx(centred, 'sm:max-w-3xl'),
  top: 'inset-x-3 top-3 mx-auto max-h-[calc(100dvh-5rem)] max-w-xl rounded-xl sm:top-[12dvh]',
  side: 'inset-y-0 left-0 w-72 max-w-[85vw] data-starting-style:-translate-x-full data-ending-style:-translate-x-full',
};

/** Draws a dialog; loaded by `Dialog` when one is opened. */
export default function DialogPopup({
  isOpen,
  onClose,
  opener,
  title,
  description,
  width = 'md',
  hideTitle = false,
  children,
}: DialogLooks & {
  isOpen: boolean;
  onClose: () => void;
  opener?: RefObject<HTMLElement | null> | undefined;
  children: ReactNode;
}) {
  const words = usePartWords();
  const isSide = width === 'side';
  const popup = useRef<HTMLDivElement>(null);
  const isTyped = useRef(false);
  const before = useRef<Element | null>(null);
  const [isAsking, setIsAsking] = useState(false);

  // Escape, the cross and a press outside are easily a slip: what was typed into a form is not lost without a question.
  function leave() {
    if (isAsking) return keep();
    if (!isTyped.current || !popup.current?.querySelector('form')) return close();
    before.current = document.activeElement;
    setIsAsking(true);
  }

  function keep() {
    setIsAsking(false);
    if (before.current instanceof HTMLElement) before.current.focus();
  }

  function close() {
    isTyped.current = false;
    setIsAsking(false);
    onClose();
  }

  return (
    <Base.Root open={isOpen} onOpenChange={(open) => !open && leave()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          ref={popup}
          finalFocus={opener}
          onInput={() => {
            isTyped.current = true;
          }}
          className={cx(
            'popup fixed z-50 flex flex-col overflow-hidden rounded-none outline-none',
            'transition-[opacity,scale,translate] duration-150',
            widths[width],
            isSide && 'data-ending-style:scale-100 data-starting-style:scale-100',
          )}
        >
          <div
            className={cx(
              'px-5 pt-4 pr-14 sm:px-6 sm:pt-5 sm:pr-14',
              !isSide && 'max-sm:border-line max-sm:border-b max-sm:pb-4',
              hideTitle && 'sr-only',
            )}
          >
            <Base.Title className="font-semibold text-base">{title}</Base.Title>
            {description && <Base.Description className="mt-1 text-muted text-sm">{description}</Base.Description>}
          </div>
          <ClosingProvider value={{ close, leave }}>
            <div
              className={cx(
                'min-h-0 flex-1 overflow-y-auto overscroll-contain',
                !hideTitle && 'px-5 pt-4 pb-5 sm:px-6 sm:pb-6',
              )}
            >
              {children}
            </div>
          </ClosingProvider>
          {isAsking && <DiscardQuestion onDiscard={close} onKeep={keep} />}
          {/* Last in the order of the keyboard, so that the first field has the focus when the dialog opens. */}
          <Base.Close
            aria-label={words.close}
            className={buttonClasses(
              'quiet',
              'sm',
              cx(
                'absolute! top-3 right-3 w-7 px-0 pointer-coarse:w-9 sm:top-4 sm:right-4 pointer-coarse:top-1.5 pointer-coarse:right-2',
                hideTitle && 'sr-only focus-visible:not-sr-only',
              ),
            )}
          >
            <X aria-hidden />
          </Base.Close>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** Over the foot of the dialog: throw away what was typed, or go on. */
function DiscardQuestion({ onDiscard, onKeep }: { onDiscard: () => void; onKeep: () => void }) {
  const words = usePartWords();
  return (
    <div
      role="alertdialog"
      aria-label={words.discardQuestion}
      className="absolute inset-x-0 bottom-0 z-20 flex flex-wrap items-center justify-between gap-3 border-line border-t bg-raised px-5 py-3 sm:px-6"
    >
      <p className="font-medium text-sm">{words.discardQuestion}</p>
      <div className="flex gap-2">
        <Button onClick={onDiscard}>{words.discard}</Button>
        <Button variant="primary" autoFocus onClick={onKeep}>
          {words.keep}
        </Button>
      </div>
    </div>
  );
}

'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { buttonClasses } from './button';
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
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          finalFocus={opener}
          className={cx(
            'popup fixed z-50 flex flex-col overflow-hidden rounded-none outline-none',
            'transition-[opacity,scale,translate] duration-150',
            widths[width],
            isSide && 'data-ending-style:scale-100 data-starting-style:scale-100',
          )}
        >
          <div
            className={cx(
              'flex items-start gap-4 px-5 pt-4 sm:px-6 sm:pt-5',
              !isSide && !hideTitle && 'border-line pb-4 max-sm:border-b sm:pb-0',
              hideTitle && 'sr-only',
            )}
          >
            <div className="min-w-0 flex-1">
              <Base.Title className="font-semibold text-base">{title}</Base.Title>
              {description && <Base.Description className="mt-1 text-muted text-sm">{description}</Base.Description>}
            </div>
            <Base.Close aria-label={words.close} className={buttonClasses('quiet', 'sm', '-mt-0.5 -mr-1.5 w-7 px-0')}>
              <X aria-hidden />
            </Base.Close>
          </div>
          <ClosingProvider value={onClose}>
            <div
              className={cx(
                'min-h-0 flex-1 overflow-y-auto overscroll-contain',
                !hideTitle && 'px-5 pt-4 pb-5 sm:px-6 sm:pb-6',
              )}
            >
              {children}
            </div>
          </ClosingProvider>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

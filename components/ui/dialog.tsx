'use client';

import { lazy, type ReactNode, type RefObject, Suspense, useRef, useState } from 'react';
import { Button, type ButtonSize, type ButtonVariant } from './button';
import { cx } from './classes';

const load = () => import('./dialog-popup');
const DialogPopup = lazy(load);

export type DialogLooks = {
  title: string;
  description?: ReactNode;
  /** `sm` asks a question, `md` holds a form, `lg` a list; `side` comes in from the left edge, `top` hangs under the top. */
  width?: 'sm' | 'md' | 'lg' | 'side' | 'top' | undefined;
  /** Hides the title from the eye, when the content says it. */
  hideTitle?: boolean | undefined;
};

/**
 * A dialog that somebody else opens: `isOpen`, `onClose`. On a phone it fills the screen; Escape and a press outside
 * close it; the focus goes back to `opener`. A `Form` inside closes it when its action has succeeded.
 */
export function Dialog({
  isOpen,
  onClose,
  opener,
  children,
  ...looks
}: DialogLooks & {
  isOpen: boolean;
  onClose: () => void;
  opener?: RefObject<HTMLElement | null> | undefined;
  children: ReactNode;
}) {
  const [wasOpened, setWasOpened] = useState(isOpen);
  if (isOpen && !wasOpened) setWasOpened(true);
  if (!wasOpened) return null;
  return (
    <Suspense fallback={null}>
      <DialogPopup {...looks} isOpen={isOpen} onClose={onClose} opener={opener}>
        {children}
      </DialogPopup>
    </Suspense>
  );
}

/**
 * A button and the dialog it opens. What draws dialogs is loaded when the pointer or the focus comes near, so that a
 * page costs nothing for it. `isOpenAtFirst` serves addresses that lead to the dialog.
 */
export function DialogButton({
  label,
  variant = 'secondary',
  size,
  icon,
  iconOnly = false,
  reason,
  isOpenAtFirst = false,
  className,
  children,
  ...looks
}: DialogLooks & {
  label: string;
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  icon?: ReactNode;
  iconOnly?: boolean | undefined;
  /** Closes the button and says why. */
  reason?: string | undefined;
  isOpenAtFirst?: boolean | undefined;
  className?: string | undefined;
  children: ReactNode;
}) {
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  const opener = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button
        ref={opener}
        variant={variant}
        {...(size && { size })}
        icon={icon}
        reason={reason}
        {...(!reason && { 'aria-haspopup': 'dialog', 'aria-expanded': isOpen })}
        {...(iconOnly && { 'aria-label': label, 'data-tip': label })}
        onPointerEnter={load}
        onFocus={load}
        onClick={() => setIsOpen(true)}
        className={cx(iconOnly && (size === 'sm' ? 'w-7 px-0 pointer-coarse:w-9' : 'w-8 px-0'), className)}
      >
        {!iconOnly && label}
      </Button>
      <Dialog {...looks} isOpen={isOpen} onClose={() => setIsOpen(false)} opener={opener}>
        {children}
      </Dialog>
    </>
  );
}

'use client';

import { Share2 } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { isBusyElsewhere } from '../shell/list-keys';
import { Button, type ButtonSize, type ButtonVariant } from '../ui/button';
import type { Sharing } from './share-dialog';

const load = () => import('./share-dialog');
const ShareDialog = lazy(load);

/**
 * Share, for one document: a button, the key `s`, and the dialog, which is loaded when the pointer or the focus comes
 * near. `reason` closes the button and says why.
 */
export function ShareButton({
  label,
  document: shared,
  sharing,
  reason,
  usesShortcut,
  variant = 'primary',
  size,
}: {
  label: string;
  document: { id: string; name: string };
  sharing: Sharing;
  reason?: string | undefined;
  usesShortcut: boolean;
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
}) {
  const opener = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    if (!usesShortcut || reason) return;
    const press = (event: KeyboardEvent) => {
      const isOurs = event.key === 's' && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!isOurs || event.defaultPrevented || isBusyElsewhere(event.target)) return;
      event.preventDefault();
      setIsOpen(true);
    };
    window.document.addEventListener('keydown', press);
    return () => window.document.removeEventListener('keydown', press);
  }, [usesShortcut, reason]);
  return (
    <>
      <Button
        ref={opener}
        variant={variant}
        size={size}
        icon={<Share2 aria-hidden />}
        reason={reason}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-keyshortcuts={usesShortcut && !reason ? 's' : undefined}
        onPointerEnter={load}
        onFocus={load}
        onClick={() => setIsOpen(true)}
      >
        {label}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <ShareDialog documents={[shared]} sharing={sharing} opener={opener} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

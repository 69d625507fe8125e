'use client';

import { Tooltip } from '@base-ui/react/tooltip';
import { useEffect, useState } from 'react';

const delay = 350;

/** One tip at its target; loaded by `Tips` with the first. Escape closes it (WCAG 1.4.13). */
export default function Tip({ target, text, onClose }: { target: HTMLElement; text: string; onClose: () => void }) {
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsOpen(true), delay);
    const closeOnEscape = (event: KeyboardEvent) => event.key === 'Escape' && onClose();
    document.addEventListener('keydown', closeOnEscape);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('keydown', closeOnEscape);
    };
  }, [onClose]);
  return (
    <Tooltip.Root open={isOpen}>
      <Tooltip.Portal>
        <Tooltip.Positioner anchor={target} sideOffset={6} collisionPadding={8} data-tip-popup className="z-60">
          <Tooltip.Popup
            aria-hidden
            className="popup max-w-64 rounded-md bg-ink px-2 py-1 text-canvas text-xs shadow-none"
          >
            {text}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}

'use client';

import { CircleCheck, OctagonAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Toaster as Sonner, toast } from 'sonner';
import type { Announcement } from './announce';
import { buttonClasses } from './button';
import type { PartWords } from './words';

/** Draws announcements as toasts; a region that is spoken politely. */
export default function Toasts({ announcements, words }: { announcements: Announcement[]; words: PartWords }) {
  const shown = useRef(0);
  useEffect(() => {
    for (const { message, tone, undo } of announcements.slice(shown.current)) {
      toast(message, {
        duration: undo ? 8000 : 5000,
        icon:
          tone === 'danger' ? (
            <OctagonAlert className="size-4 text-danger" />
          ) : (
            tone === 'success' && <CircleCheck className="size-4 text-done" />
          ),
        ...(undo && { action: { label: words.undo, onClick: undo } }),
      });
    }
    shown.current = announcements.length;
  }, [announcements, words]);
  return (
    // Sonner gives the focus back to where it came from when it leaves a toast: whoever walks by Tab would never get past one.
    // It must not hear that the focus came.
    <div onFocusCapture={(event) => event.stopPropagation()}>
      <Sonner
        position="bottom-center"
        style={{ fontFamily: 'inherit' }}
        containerAriaLabel={words.messages}
        toastOptions={{
          unstyled: true,
          classNames: {
            toast: 'popup flex w-full items-center gap-2.5 px-4 py-3 text-sm',
            title: 'font-medium',
            content: 'min-w-0 flex-1',
            actionButton: buttonClasses('secondary', 'sm'),
          },
        }}
      />
    </div>
  );
}

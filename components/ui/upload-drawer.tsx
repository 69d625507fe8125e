'use client';

import { CircleCheck, LoaderCircle, OctagonAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './classes';
import { IconButton } from './icon-button';
import { usePartWords } from './words';

export type Upload = {
  key: string;
  name: string;
  state: 'waiting' | 'sending' | 'done' | 'failed';
  /** Between 0 and 1. */
  progress?: number | undefined;
  /** The state in words, or why it failed. */
  message: string;
  /** What can be done now: retry, open. */
  action?: ReactNode;
};

/** What is being uploaded, in a corner that leaves the page free; failures stay until they are dealt with. */
export function UploadDrawer({
  title,
  uploads,
  action,
  onClose,
}: {
  title: string;
  uploads: readonly Upload[];
  /** What can be done about all of them. */
  action?: ReactNode;
  onClose?: (() => void) | undefined;
}) {
  const words = usePartWords();
  if (uploads.length === 0) return null;
  return (
    <section
      aria-label={title}
      className="popup no-print fixed right-4 bottom-4 z-30 flex max-h-80 w-96 max-w-[calc(100vw-2rem)] flex-col overflow-hidden"
    >
      <div className="flex items-center justify-between gap-3 border-line border-b py-1.5 pr-1.5 pl-4">
        <h2 aria-live="polite" className="font-medium text-sm">
          {title}
        </h2>
        {action && <span className="ml-auto">{action}</span>}
        {onClose && <IconButton size="sm" label={words.close} icon={<X aria-hidden />} onClick={onClose} />}
      </div>
      <ul className="min-h-0 overflow-y-auto py-1">
        {uploads.map((upload) => (
          <li key={upload.key} className="flex items-center gap-3 px-4 py-2 text-sm">
            <UploadIcon state={upload.state} />
            <div className="min-w-0 flex-1">
              <p className="truncate">{upload.name}</p>
              <p className={cx('text-small', upload.state === 'failed' ? 'text-danger-ink' : 'text-muted')}>
                {upload.message}
              </p>
              {upload.state === 'sending' && (
                <progress
                  aria-label={upload.name}
                  value={upload.progress}
                  className="mt-1 block h-1 w-full appearance-none overflow-hidden rounded-full [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-press [&::-webkit-progress-value]:bg-accent"
                />
              )}
            </div>
            {upload.action}
          </li>
        ))}
      </ul>
    </section>
  );
}

function UploadIcon({ state }: { state: Upload['state'] }) {
  if (state === 'done') return <CircleCheck aria-hidden className="size-4 shrink-0 text-done" />;
  if (state === 'failed') return <OctagonAlert aria-hidden className="size-4 shrink-0 text-danger" />;
  return (
    <LoaderCircle aria-hidden className={cx('size-4 shrink-0 text-muted', state === 'sending' && 'animate-spin')} />
  );
}

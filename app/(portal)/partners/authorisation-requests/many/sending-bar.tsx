'use client';

import { Button } from '@/components/ui/button';
import type { Progress } from './sending';
import { type ManyWords, numbered } from './words';

/** How far sending is, and the press that stops it after the rows under way. */
export function SendingBar({
  words,
  progress: { state, gone, all },
  onStop,
}: {
  words: ManyWords;
  progress: Progress;
  onStop: () => void;
}) {
  if (state !== 'sending') return <p role="status">{words.checking}</p>;
  const said = numbered(words.sending, gone, all);
  return (
    <div className="flex flex-wrap items-center gap-3">
      <div className="min-w-48 flex-1">
        <p role="status" className="mb-1 text-sm tabular-nums">
          {said}
        </p>
        <div
          role="progressbar"
          aria-label={said}
          aria-valuemin={0}
          aria-valuemax={all}
          aria-valuenow={gone}
          className="h-1.5 overflow-hidden rounded-full bg-press"
        >
          <div
            style={{ width: `${(gone / Math.max(all, 1)) * 100}%` }}
            className="h-full rounded-full bg-accent transition-[width]"
          />
        </div>
      </div>
      <Button onClick={onStop}>{words.stop}</Button>
    </div>
  );
}

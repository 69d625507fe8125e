'use client';

import { Button } from '@/components/ui/button';
import { ProgressBar } from '@/components/ui/progress-bar';
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
  return (
    <div className="flex flex-wrap items-center gap-3">
      <ProgressBar said={numbered(words.sending, gone, all)} value={gone} max={all} />
      <Button onClick={onStop}>{words.stop}</Button>
    </div>
  );
}

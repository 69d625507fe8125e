'use client';

import { useEffect, useState } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';

/** Asks for another mail, once the last one has had its time. Without JavaScript it can be pressed, and the server counts. */
export function AgainButton({
  waitSeconds,
  words,
}: {
  waitSeconds: number;
  /** `againIn` has a place for `{seconds}`. */
  words: { again: string; againIn: string; sending: string };
}) {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const end = Date.now() + waitSeconds * 1000;
    const count = () => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000)));
    count();
    const timer = setInterval(count, 500);
    return () => clearInterval(timer);
  }, [waitSeconds]);
  return (
    <SubmitButton variant="secondary" pending={words.sending} disabled={left > 0} className="tabular-nums">
      {left > 0 ? words.againIn.replace('{seconds}', String(left)) : words.again}
    </SubmitButton>
  );
}

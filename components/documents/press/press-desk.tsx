'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import type { Sharing } from '../../forms/share-dialog';
import { said } from '../../forms/share-words';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/button';
import { cx } from '../../ui/classes';
import { Notice } from '../../ui/notice';
import { ProgressBar } from '../../ui/progress-bar';
import { doneOf, type Press } from './press';
import { forget, goOn, retry, stop, usePresses } from './presses';
import type { PressWords } from './words';

/** What becomes of presses on many documents: how far each is, what is left after an interruption, and what was refused, by name. */
export function PressDesk({ sharing }: { sharing: Sharing }) {
  const words = sharing.words.press;
  const presses = usePresses(sharing.giver);
  const router = useRouter();
  const whole = presses.filter((one) => one.state === 'done' && one.refused.length === 0);
  useEffect(() => {
    if (whole.length === 0) return;
    for (const one of whole) {
      announce(said(words.done, { done: String(doneOf(one)) }));
      forget(one.id);
    }
    // Nothing was drawn anew meanwhile.
    router.refresh();
  });
  if (presses.length === 0) return null;
  // In sight wherever one is in the list; what has to be read may be long, and stands at its top.
  const isGoing = presses.every((one) => one.state === 'going');
  return (
    <section
      aria-label={words.title}
      className={cx('no-print mb-4 flex flex-col gap-3', isGoing && 'sticky top-15 z-20')}
    >
      {presses.map((press) => (
        <OnePress key={press.id} press={press} sharing={sharing} words={words} />
      ))}
    </section>
  );
}

function OnePress({ press, sharing: { share }, words }: { press: Press; sharing: Sharing; words: PressWords }) {
  const box = useRef<HTMLDivElement>(null);
  const { id, all, left, refused, state, message } = press;
  const numbers = { done: String(doneOf(press)), all: String(all), refused: String(refused.length) };
  const isDone = state === 'done';
  if (isDone && refused.length === 0) return null;
  /** The button that was pressed goes: the focus stays here. */
  const then = (work: () => void) => () => {
    work();
    box.current?.focus();
  };
  return (
    <div ref={box} tabIndex={-1} className="outline-none">
      {state === 'going' ? (
        <div className="popup flex flex-wrap items-center gap-3 px-4 py-3">
          <ProgressBar said={said(words.going, numbers)} value={all - left.length} max={all} />
          <Button onClick={then(() => stop(id))}>{words.stop}</Button>
        </div>
      ) : (
        <Notice
          tone="warn"
          alert
          title={said(isDone ? words.notAll : words.stopped, numbers)}
          action={
            <>
              <Button variant="primary" onClick={then(() => (isDone ? retry(press, share) : goOn(id, share)))}>
                {isDone ? words.retry : words.goOn}
              </Button>
              <Button onClick={() => forget(id)}>{isDone ? words.close : words.leave}</Button>
            </>
          }
        >
          {state === 'interrupted' && <p>{message ?? words.interrupted}</p>}
          <WhatWasRefused refused={refused} />
        </Notice>
      )}
    </div>
  );
}

/** By reason, since many are refused for the same. */
function WhatWasRefused({ refused }: { refused: Press['refused'] }) {
  const reasons = [...new Set(refused.map((one) => one.why))];
  return reasons.map((why) => (
    <div key={why} className="mt-1">
      <p>{why}</p>
      <ul className="flex flex-wrap gap-x-3 text-muted text-small">
        {refused
          .filter((one) => one.why === why)
          .map((one) => (
            <li key={one.id}>
              <bdi>{one.name}</bdi>
            </li>
          ))}
      </ul>
    </div>
  ));
}

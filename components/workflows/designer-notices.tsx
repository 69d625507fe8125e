'use client';

import { type MouseEvent, useEffect, useRef } from 'react';
import type { Definition } from '@/lib/workflows/definition/definition';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { fill } from '../ui/words';
import type { Shown } from './problems';
import { stepId } from './step-card';
import type { DesignerWords, ProblemWords } from './words';

/** What is to be done before it can be published, each with a link to its step. */
export function DesignerProblems({
  problems,
  steps,
  words,
  problemWords,
}: {
  problems: readonly Shown[];
  steps: Definition['steps'];
  words: DesignerWords;
  problemWords: ProblemWords;
}) {
  if (problems.length === 0) return null;
  return (
    <Notice tone="warn" title={words.problems}>
      <ul className="flex flex-col gap-1">
        {problems.map(({ problem, step }) => {
          const at = steps.findIndex((one) => one.key === step);
          return (
            <li key={`${problem} ${step}`}>
              {at >= 0 && (
                <>
                  <a href={`#${stepId(steps[at]!.key)}`} onClick={toStep} className="link font-medium">
                    {fill(words.atStep, `${at + 1}: ${steps[at]!.name}`)}
                  </a>{' '}
                </>
              )}
              {problemWords[problem]}
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}

/** Moves the focus without an entry in the history. */
function toStep(event: MouseEvent<HTMLAnchorElement>) {
  event.preventDefault();
  document.getElementById(event.currentTarget.hash.slice(1))?.focus();
}

/** Somebody else saved first: nothing is overwritten before somebody has chosen (D-17). */
export function DesignerConflict({
  name,
  words,
  onKeep,
  onTake,
}: {
  name: string;
  words: DesignerWords;
  onKeep: () => void;
  onTake: () => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1}>
      <Notice
        tone="warn"
        alert
        title={fill(words.conflict, name)}
        action={
          <>
            <Button variant="primary" onClick={onKeep}>
              {words.keepMine}
            </Button>
            <Button onClick={onTake}>{words.takeTheirs}</Button>
          </>
        }
      >
        {words.conflictHelp}
      </Notice>
    </div>
  );
}

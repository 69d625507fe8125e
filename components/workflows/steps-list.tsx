'use client';

import { ListChecks, UserRoundCheck } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Definition, Step } from '@/lib/workflows/definition/definition';
import { announce } from '../ui/announce';
import { Button } from '../ui/button';
import { fill } from '../ui/words';
import type { Shown } from './problems';
import { StepCard, stepId } from './step-card';
import { inserted, moved, newCheck, newTask, replaced, without } from './steps';
import type { DesignerChoices, DesignerWords, ProblemWords } from './words';

type Steps = Definition['steps'];
const mostSteps = 30;
/** Has the focus where no step is left. */
const addId = 'add-step';

/** The steps from top to bottom. The focus follows what was added or moved; what was removed can be put back. */
export function StepsList({
  steps,
  choices,
  words,
  problems,
  problemWords,
  onChange,
}: {
  steps: Steps;
  choices: DesignerChoices;
  words: DesignerWords;
  problems: readonly Shown[];
  problemWords: ProblemWords;
  /** Takes a change as a function, so that one that is taken back later meets the steps as they are then. */
  onChange: (change: (steps: Steps) => Steps) => void;
}) {
  const [said, setSaid] = useState('');
  const wanted = useRef<HTMLElement | string | null>(null);
  // A field that stands somewhere else now has lost the focus on the way.
  useEffect(() => {
    const isNew = typeof wanted.current === 'string';
    const to = typeof wanted.current === 'string' ? document.getElementById(wanted.current) : wanted.current;
    wanted.current = null;
    if (!to?.isConnected) return;
    to.focus();
    to.closest('section')?.scrollIntoView({ block: 'nearest' });
    if (isNew && to instanceof HTMLInputElement) to.select();
  });

  function add(step: Step) {
    wanted.current = stepId(step.key);
    onChange((now) => [...now, step]);
  }

  function move(from: number, to: number) {
    if (to < 0 || to >= steps.length) return;
    wanted.current = document.activeElement as HTMLElement;
    onChange((now) => moved(now, from, to));
    setSaid(fill(words.moved, String(to + 1)));
  }

  function remove(place: number) {
    const step = steps[place]!;
    const left = without(steps, place);
    const near = left[place] ?? left.at(-1);
    wanted.current = near ? stepId(near.key) : addId;
    onChange(() => left);
    announce(fill(words.removed, step.name), {
      tone: 'plain',
      undo: () => onChange((now) => (now === left ? steps : inserted(now, Math.min(place, now.length), step))),
    });
  }

  return (
    <section aria-labelledby="steps" className="flex flex-col gap-3">
      <div>
        <h2 id="steps" className="font-semibold text-form">
          {words.steps}
        </h2>
        <p className="text-muted text-sm">{words.stepsHelp}</p>
      </div>
      <ol className="flex flex-col gap-3">
        {steps.map((step, place) => (
          <li
            key={step.key}
            className="after:absolute after:top-full after:left-7 after:h-3 after:w-px after:bg-line-strong last:after:hidden relative"
          >
            <StepCard
              {...{ place, steps, choices, words }}
              problems={problems.filter((one) => one.step === step.key).map((one) => problemWords[one.problem])}
              onChange={(next) => onChange((now) => replaced(now, place, next))}
              onMove={(to) => move(place, to)}
              onRemove={() => remove(place)}
            />
          </li>
        ))}
      </ol>
      <p role="status" className="sr-only">
        {said}
      </p>
      {steps.length < mostSteps && (
        <div className="flex flex-wrap gap-2">
          <Button id={addId} icon={<UserRoundCheck aria-hidden />} onClick={() => add(newTask(steps, words.newTask))}>
            {words.addTask}
          </Button>
          <Button icon={<ListChecks aria-hidden />} onClick={() => add(newCheck(steps, words.newCheck))}>
            {words.addCheck}
          </Button>
        </div>
      )}
    </section>
  );
}

'use client';

import { ArrowDown, ArrowUp, ListChecks, UserRoundCheck, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { Definition, Step } from '@/lib/workflows/definition/definition';
import { Field } from '../ui/field';
import { fieldId } from '../ui/form-context';
import { IconButton } from '../ui/icon-button';
import { Input } from '../ui/input';
import { fill } from '../ui/words';
import { CheckFields } from './check-fields';
import { TaskFields } from './task-fields';

import type { DesignerChoices, DesignerWords } from './words';

/** The id of a step's name, which a problem leads to and which has the focus when the step is new. */
export const stepId = (key: string) => fieldId(designerId, `name-${key}`);
/** Prefix of the ids of the designer’s fields: there is one on a page. */
export const designerId = 'designer';

/** A step: what it is, in which place, and what it does. Moves by its buttons, and by Alt and an arrow from wherever one is in it. */
export function StepCard({
  place,
  steps,
  choices,
  words,
  problems,
  onChange,
  onMove,
  onRemove,
}: {
  place: number;
  steps: Definition['steps'];
  choices: DesignerChoices;
  words: DesignerWords;
  problems: readonly string[];
  onChange: (step: Step) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
}) {
  const step = steps[place]!;
  const number = String(place + 1);
  const Icon = step.kind === 'check' ? ListChecks : UserRoundCheck;

  function key(event: KeyboardEvent) {
    // In a list or a day the same keys open it.
    const isList = (event.target as Element).closest('select, [role=combobox], input[type=date]');
    if (!event.altKey || isList || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(place + (event.key === 'ArrowUp' ? -1 : 1));
  }

  return (
    <section
      aria-label={fill(words.step, `${number}: ${step.name}`)}
      onKeyDown={key}
      className="rounded-lg border border-line bg-surface"
    >
      <div className="flex items-center gap-2.5 py-2.5 pr-2 pl-4">
        <span
          aria-hidden
          className="flex size-6 shrink-0 items-center justify-center rounded-full bg-accent-soft font-semibold text-accent-ink text-xs tabular-nums"
        >
          {number}
        </span>
        <h3 className="flex min-w-0 flex-1 items-center gap-1.5 font-medium text-muted text-sm">
          <Icon aria-hidden className="size-4 shrink-0" />
          <span className="sr-only">{fill(words.step, number)}: </span>
          <span className="truncate">{step.kind === 'check' ? words.check : words.task}</span>
        </h3>
        <Move label={fill(words.up, number)} isOpen={place > 0} onMove={() => onMove(place - 1)} icon={<ArrowUp />} />
        <Move
          label={fill(words.down, number)}
          isOpen={place < steps.length - 1}
          onMove={() => onMove(place + 1)}
          icon={<ArrowDown />}
        />
        <IconButton label={fill(words.remove, number)} icon={<X aria-hidden />} onClick={onRemove} />
      </div>
      <div className="flex flex-col gap-4 border-line border-t px-4 py-4">
        <Field name={`name-${step.key}`} label={words.stepName}>
          <Input
            value={step.name}
            maxLength={80}
            autoComplete="off"
            onChange={(event) => onChange({ ...step, name: event.target.value })}
          />
        </Field>
        {step.kind === 'check' ? (
          <CheckFields {...{ step, steps, place, choices, words, onChange }} />
        ) : (
          <TaskFields {...{ step, steps, place, choices, words, onChange }} />
        )}
        {problems.map((problem) => (
          <p key={problem} className="font-medium text-attention-ink text-small">
            {problem}
          </p>
        ))}
      </div>
    </section>
  );
}

/** Keeps the focus at the ends of the list, where it cannot be pressed any more. */
const Move = ({
  label,
  isOpen,
  icon,
  onMove,
}: {
  label: string;
  isOpen: boolean;
  icon: React.ReactNode;
  onMove: () => void;
}) => (
  <IconButton label={label} icon={icon} aria-disabled={!isOpen || undefined} onClick={isOpen ? onMove : undefined} />
);

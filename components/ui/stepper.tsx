import { Check } from 'lucide-react';
import { cx } from './classes';

/** Where one is in a task of a few steps; steps before `current` (counted from zero) are done. */
export function Stepper({
  label,
  steps,
  current,
  doneWord,
}: {
  label: string;
  steps: readonly string[];
  current: number;
  /** Spoken with a step that is done: "done". */
  doneWord: string;
}) {
  return (
    <ol aria-label={label} className="flex flex-wrap gap-x-5 gap-y-2">
      {steps.map((step, index) => {
        const isDone = index < current;
        const isHere = index === current;
        return (
          <li
            key={step}
            aria-current={isHere ? 'step' : undefined}
            className={cx('flex items-center gap-2 text-small', isHere ? 'font-medium text-ink' : 'text-muted')}
          >
            <span
              aria-hidden
              className={cx(
                'flex size-5.5 items-center justify-center rounded-full border text-xs tabular-nums',
                isHere && 'border-accent bg-accent text-on-accent',
                isDone && 'border-done-line bg-done-soft text-done-ink',
                !isHere && !isDone && 'border-line-strong',
              )}
            >
              {isDone ? <Check className="size-3" /> : index + 1}
            </span>
            {step}
            {isDone && <span className="sr-only">, {doneWord}</span>}
          </li>
        );
      })}
    </ol>
  );
}

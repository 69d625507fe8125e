import type { ReactNode } from 'react';
import { cx } from './classes';

export type StepState = 'done' | 'current' | 'waiting' | 'failed';

export type Step = {
  title: ReactNode;
  state: StepState;
  /** The state in words, for who cannot see the dot. */
  stateWord: string;
  /** Beside the title: a moment, a badge. */
  aside?: ReactNode;
  children?: ReactNode;
  key?: string | undefined;
};

const dots: Record<StepState, string> = {
  done: 'border-done bg-done',
  current: 'border-attention bg-surface',
  waiting: 'border-line-strong bg-surface',
  failed: 'border-danger bg-danger',
};

/** What happened or is to happen, one under the other on a line: a history, a document's way, the steps of a workflow. */
export function Steps({ label, steps }: { label: string; steps: readonly Step[] }) {
  return (
    <ol aria-label={label} className="flex flex-col">
      {steps.map((step, index) => (
        <li key={step.key ?? index} className="group relative flex gap-3 pb-4 text-sm last:pb-0">
          <span aria-hidden className="absolute top-4 bottom-0 left-[5px] w-px bg-line-strong group-last:hidden" />
          <span
            aria-hidden
            className={cx('relative mt-1.25 size-2.75 shrink-0 rounded-full border-2', dots[step.state])}
          />
          <div className="min-w-0 flex-1">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className={cx('min-w-0', step.state === 'waiting' ? 'text-muted' : 'text-ink')}>
                {step.title}
                {step.stateWord && <span className="sr-only"> ({step.stateWord})</span>}
              </span>
              {step.aside && <span className="text-muted text-small">{step.aside}</span>}
            </div>
            {step.children && <div className="mt-0.5 text-muted text-small">{step.children}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}

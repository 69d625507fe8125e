import { blankTask } from '@/lib/workflows/definition/blank';
import type { CheckStep, Definition, Step, Target, TaskStep } from '@/lib/workflows/definition/definition';

// Changes to the steps of a definition: each answers a new one.

type Steps = Definition['steps'];

/** A key that no step has yet. */
function freeKey(steps: Steps): string {
  let number = steps.length + 1;
  while (steps.some((one) => one.key === `s${number}`)) number++;
  return `s${number}`;
}

/** A human step that nobody is named for yet. */
export const newTask = (steps: Steps, name: string): TaskStep => blankTask(freeKey(steps), name);

/** A question that is complete as it stands. */
export const newTest: CheckStep['tests'][number] = { field: 'orderReference', operator: 'present', value: '' };

/** A check that leads on, whatever it finds. */
export const newCheck = (steps: Steps, name: string): CheckStep => ({
  kind: 'check',
  key: freeKey(steps),
  name,
  isEvery: true,
  tests: [newTest],
  passed: 'next',
  failed: 'next',
});

/** The step at this place as it is now. */
export const replaced = (steps: Steps, place: number, step: Step): Steps =>
  steps.map((one, at) => (at === place ? step : one));

/** The step taken out; whatever led to it leads on, and a rejection to the end. */
export function without(steps: Steps, place: number): Steps {
  const gone = steps[place]!.key;
  const on = (target: Target): Target => (target === gone ? 'next' : target);
  return steps
    .filter((_, at) => at !== place)
    .map((one) =>
      one.kind === 'check'
        ? { ...one, passed: on(one.passed), failed: on(one.failed) }
        : { ...one, approved: on(one.approved), rejected: one.rejected === gone ? 'reject' : one.rejected },
    );
}

/** The step put in at this place; under a free key where its own was given to another meanwhile. */
export function inserted(steps: Steps, place: number, step: Step): Steps {
  const own = steps.some((one) => one.key === step.key) ? { ...step, key: freeKey(steps) } : step;
  return [...steps.slice(0, place), own, ...steps.slice(place)];
}

/** The step in another place; where the others lead stays as it is. */
export function moved(steps: Steps, from: number, to: number): Steps {
  const rest = steps.filter((_, at) => at !== from);
  return inserted(rest, to, steps[from]!);
}

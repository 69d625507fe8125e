import { type FieldKind, isComparable, standsAlone } from '@/lib/workflows/checks/operators';
import type { Definition } from '@/lib/workflows/definition/definition';
import { type Problem, problemsOf } from '@/lib/workflows/definition/problems';
import type { ProblemWords } from './words';

/** Something that is to be done first, at which step. */
export type Shown = { problem: keyof ProblemWords; step: string | null };

/** What must be filled in before it can even be saved. */
export function unfinished(name: string, { steps }: Definition, kindOf: (field: string) => FieldKind): Shown[] {
  const title: Shown[] = name.trim() === '' ? [{ problem: 'no_title', step: null }] : [];
  return [
    ...title,
    ...steps.flatMap((step): Shown[] => [
      ...(step.name.trim() === '' ? [{ problem: 'no_name' as const, step: step.key }] : []),
      ...(step.kind === 'check' &&
      step.tests.some((one) => !standsAlone(one.operator) && !isComparable(kindOf(one.field), one.value))
        ? [{ problem: 'no_value' as const, step: step.key }]
        : []),
    ]),
  ];
}

/** What must be done before it can be published, each once. */
export function unpublishable(definition: Definition): Shown[] {
  const problems: Problem[] = problemsOf(definition);
  return problems.filter(
    ({ problem, step }, at) => problems.findIndex((one) => one.problem === problem && one.step === step) === at,
  );
}

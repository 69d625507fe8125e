import type { Verdict } from '@/db/vocabulary';
import type { Values } from '../checks/fields';
import { holds } from '../checks/tests';
import type { CheckStep, Definition, Target, TaskStep } from '../definition/definition';
import { leadsDown, placeOf } from '../definition/ways';

/** A check that was asked on the way, and what it answered. */
export type Checked = { step: CheckStep; isPassed: boolean };
/** What a document has come to: a human step, or its end. */
export type Reached = { step: TaskStep } | { verdict: Verdict };

/** What a document comes to from the top of its workflow. */
export const begin = (definition: Definition, values: Values) => walk(definition, 0, values);

/** What it comes to from a human step, by what was decided there. */
export function advance(definition: Definition, stepKey: string, verdict: Verdict, values: Values) {
  const at = placeOf(definition, stepKey);
  const step = definition.steps[at];
  if (step?.kind !== 'task') throw new Error(`${stepKey} is no human step of this version.`);
  const target = verdict === 'approved' ? step.approved : step.rejected;
  if (verdict === 'approved' && !leadsDown(definition, at, target)) throw new Error(`${stepKey} leads back up.`);
  return follow(definition, at, target, values);
}

function follow(
  definition: Definition,
  from: number,
  target: Target,
  values: Values,
): { checks: Checked[]; reached: Reached } {
  if (target === 'approve' || target === 'reject')
    return { checks: [], reached: { verdict: target === 'approve' ? 'approved' : 'rejected' } };
  return walk(definition, target === 'next' ? from + 1 : placeOf(definition, target), values);
}

/** Asks checks until a human step or the end. A check leads downwards alone (`problemsOf`), so this ends. */
function walk(definition: Definition, at: number, values: Values): { checks: Checked[]; reached: Reached } {
  const step = definition.steps[at];
  if (!step) return { checks: [], reached: { verdict: 'approved' } };
  if (step.kind === 'task') return { checks: [], reached: { step } };
  const answers = step.tests.map((test) => holds(test, values));
  const isPassed = step.isEvery ? answers.every(Boolean) : answers.some(Boolean);
  const target = isPassed ? step.passed : step.failed;
  if (!leadsDown(definition, at, target)) throw new Error(`The check ${step.key} leads back up.`);
  const beyond = follow(definition, at, target, values);
  return { checks: [{ step, isPassed }, ...beyond.checks], reached: beyond.reached };
}

import type { Definition, Step, Target } from './definition';
import { leadsDown, placeOf } from './ways';

/** Why a draft cannot be published, at which step; each has its words in `messages/` under `workflowProblems`. */
export type Problem = {
  problem: 'no_task' | 'no_assignee' | 'leads_up' | 'leads_down' | 'leads_nowhere' | 'unreachable';
  step: string | null;
};

/** What keeps the steps from being published: nothing when every document finds its way to an end, past somebody who decides. */
export function problemsOf(definition: Definition): Problem[] {
  const { steps } = definition;
  if (!steps.some((step) => step.kind === 'task')) return [{ problem: 'no_task', step: null }];
  const reachable = reachableFrom(definition);
  return steps.flatMap((step, at) => [
    ...waysOut(step).flatMap((target, way) =>
      wrongWay(definition, step, at, target, step.kind === 'task' && way === 1),
    ),
    ...(step.kind === 'task' && step.assignees.length === 0
      ? [{ problem: 'no_assignee' as const, step: step.key }]
      : []),
    ...(reachable.has(at) ? [] : [{ problem: 'unreachable' as const, step: step.key }]),
  ]);
}

const waysOut = (step: Step): Target[] =>
  step.kind === 'check' ? [step.passed, step.failed] : [step.approved, step.rejected];

/** Everything leads down, but for a rejection, which may lead up to a human step. */
function wrongWay(definition: Definition, step: Step, at: number, target: Target, isRejection: boolean): Problem[] {
  if (target === 'next' || target === 'approve' || target === 'reject') return [];
  const to = definition.steps[placeOf(definition, target)];
  if (!to) return [{ problem: 'leads_nowhere', step: step.key }];
  const isUp = !leadsDown(definition, at, target);
  if (isRejection)
    return isUp && to.kind === 'task' && to.key !== step.key ? [] : [{ problem: 'leads_down', step: step.key }];
  return isUp ? [{ problem: 'leads_up', step: step.key }] : [];
}

/** The places of the steps that a document can come to. */
function reachableFrom(definition: Definition): Set<number> {
  const reached = new Set<number>();
  const waiting = [0];
  while (waiting.length > 0) {
    const at = waiting.pop()!;
    const step = definition.steps[at];
    if (!step || reached.has(at)) continue;
    reached.add(at);
    for (const target of waysOut(step)) {
      if (target === 'next') waiting.push(at + 1);
      else if (target !== 'approve' && target !== 'reject') waiting.push(placeOf(definition, target));
    }
  }
  return reached;
}

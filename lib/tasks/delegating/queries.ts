import { reading } from '@/db/client';
import { type Candidate, findPeople } from '@/lib/groups/members/queries';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';
import { isId } from '@/lib/policy/shapes';
import { type Unfit, unfitFor } from '@/lib/workflows/engine/delegate';
import { reachOf } from '@/lib/workflows/engine/reach';
import { seenTask } from '../facts';

/** Somebody a task may be delegated to, or why they may not be given it. */
export type Delegate = Candidate & { unfit: Unfit | null };

/**
 * The people whose name fits and whom the actor may delegate the task to: colleagues, and from the task's own environment with the add-on partners'
 * people, from three letters on (C-35, D02, D04, D12). Nothing when the task is not the actor's to decide.
 */
export async function findDelegates(actor: Actor, taskId: string, search: string): Promise<Delegate[] | null> {
  const seen = isId(taskId) ? await reading(actor, (tx) => seenTask(tx, actor, taskId)) : null;
  if (!seen || !can('task.decide', actor, seen.facts).allowed) return null;
  const { environmentId, hasWorkflowEngine, open } = seen.task;
  const isInReach = (one: Candidate) => {
    const reach = reachOf(environmentId, actor.environmentId, one.environmentId);
    return reach === 'colleague' || (reach === 'partner' && hasWorkflowEngine);
  };
  return (await findPeople(actor, search))
    .filter((one) => one.id !== actor.userId && isInReach(one))
    .map((one) => ({ ...one, unfit: unfitFor(open, () => true, one.id) }));
}

import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { liveSides, taskDecisions, users } from '@/db/schema';
import { leadsToActor } from '@/lib/documents/facts';
import { environmentFacts } from '@/lib/environments/facts';
import { holdPartnershipWith } from '@/lib/partnerships/facts';
import type { Actor } from '@/lib/policy/actor';
import type { DelegationFacts, TaskFacts } from '@/lib/policy/facts';
import { can } from '@/lib/policy/policy';
import { conflict, invalid, type Refusal } from '@/lib/policy/refusal';
import { giveBack, isPassedOnEnough, recall, type Unfit, unfitFor } from '@/lib/workflows/engine/delegate';
import { reachOf } from '@/lib/workflows/engine/reach';
import { seatsHeldBy, standingOf } from '@/lib/workflows/engine/seats';
import { holdTask } from './held/hold';
import { aboutTask, type HeldTask, readTask } from './held/task';

/**
 * What relates the actor to an open task, which is held. Nothing when the task is not there for them: they take no part in it, do not read
 * its document, and do not look after its workflows (D-07). Refuses one that is over, naming who decided it (C-11).
 */
export async function taskFacts(tx: Read, actor: Actor, { taskId }: { taskId: string }): Promise<TaskFacts | null> {
  if (!(await holdTask(tx, actor, taskId))) return null;
  const task = await readTask(tx, taskId);
  if (!task || !(await isThereFor(tx, actor, task))) return null;
  if (task.state !== 'open') throw await refusalOfClosed(tx, task);
  return factsOfTask(actor, task);
}

/** The task as it stands, open or over, with what relates the actor to it, for what is shown: nothing of it is held. Nothing when it is not there for them. */
export async function seenTask(
  tx: Read,
  actor: Actor,
  taskId: string,
): Promise<{ task: HeldTask; facts: TaskFacts } | null> {
  const task = await readTask(tx, taskId);
  return task && (await isThereFor(tx, actor, task, 'shown')) ? { task, facts: factsOfTask(actor, task) } : null;
}

/** What relates the actor to a task that is there for them; of one that is over nobody holds anything. */
function factsOfTask(actor: Actor, task: HeldTask): TaskFacts {
  const { open, canAct } = task;
  const isOpen = task.state === 'open';
  return {
    ...aboutTask(task),
    taskId: task.id,
    isHolder: isOpen && seatsHeldBy(open, canAct, actor.userId).length > 0,
    isDelegate: isOpen && giveBack(open, canAct, actor.userId).length > 0,
    isDelegator: isOpen && recall(open, canAct, actor.userId).length > 0,
    isExcluded: open.excluded.includes(actor.userId),
    awaitsConfirmation: isOpen && standingOf(open, canAct) === 'confirmation',
  };
}

/** A task and whom it is to be delegated to, who is held too. Nothing when either is not there for the actor; refuses, at the field, who cannot be given it. */
export async function delegationFacts(
  tx: Read,
  actor: Actor,
  { taskId, toId }: { taskId: string; toId: string },
): Promise<DelegationFacts | null> {
  const facts = await taskFacts(tx, actor, { taskId });
  const task = facts && (await readTask(tx, taskId));
  const to = await findColleagueOrPartner(tx, actor, toId);
  if (!facts || !task || !to) return null;
  const reach = reachOf(task.environmentId, actor.environmentId, to.environmentId);
  // Of whom the task cannot reach nothing is told, not even that they take part in it.
  if (facts.isHolder && reach !== 'nowhere') {
    const unfit = unfitFor(task.open, (id) => (id === toId ? to.canAct : task.canAct(id)), toId);
    if (unfit) throw invalid('toId', sayUnfit[unfit], { name: to.name });
    if (isPassedOnEnough(task.open, task.canAct, actor.userId)) throw invalid('toId', 'delegate_passed_on');
    if (await hasDecided(tx, task, toId)) throw invalid('toId', 'delegate_holds', { name: to.name });
  }
  return {
    ...facts,
    toId,
    reach,
    hasWorkflowEngine: task.hasWorkflowEngine,
    partnershipId: await partnershipOf(tx, task.environmentId, to.environmentId),
    alsoConcerns: [to.environmentId],
  };
}

/** Whoever has decided for one in this round would have two voices with another's. */
async function hasDecided(tx: Read, task: HeldTask, personId: string): Promise<boolean> {
  const [voice] = await tx
    .select({ taskId: taskDecisions.taskId })
    .from(taskDecisions)
    .where(
      and(
        eq(taskDecisions.taskId, task.id),
        eq(taskDecisions.round, task.round),
        eq(taskDecisions.decidedBy, personId),
      ),
    )
    .limit(1);
  return voice !== undefined;
}

const sayUnfit: Record<Unfit, string> = {
  cannot_act: 'delegate_nobody',
  excluded: 'delegate_excluded',
  holds_already: 'delegate_holds',
};

/** Somebody of the actor's environment or of a live partner's, held; nothing for everybody else (C-42). */
async function findColleagueOrPartner(tx: Read, actor: Actor, userId: string) {
  const [found] = await tx
    .select({
      name: users.name,
      environmentId: users.environmentId,
      blockedAt: users.blockedAt,
      isAnonymousProxy: users.isAnonymousProxy,
    })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.removedAt)))
    .for('share');
  if (!found) return null;
  const isInReach = found.environmentId === actor.environmentId || (await holdPartnershipWith(tx, found.environmentId));
  return isInReach ? { ...found, canAct: found.blockedAt === null && !found.isAnonymousProxy } : null;
}

async function partnershipOf(tx: Read, homeId: string, otherId: string): Promise<string | null> {
  const [side] = await tx
    .select({ id: liveSides.partnershipId })
    .from(liveSides)
    .where(and(eq(liveSides.environmentId, homeId), eq(liveSides.otherEnvironmentId, otherId)));
  return side?.id ?? null;
}

/**
 * Whether the actor may know of the task: they take part in it, did once, read its document, or look after its workflows. What is shown to
 * another environment ends with the task, or with one's own decision: the receipt is left (C-34).
 */
async function isThereFor(tx: Read, actor: Actor, task: HeldTask, purpose?: 'shown'): Promise<boolean> {
  const { open } = task;
  const endsWithTask = purpose === 'shown' && task.environmentId !== actor.environmentId;
  if (open.delegations.some((one) => one.holderId === actor.userId)) return true;
  if (open.named.includes(actor.userId) && !(endsWithTask && task.state !== 'open')) return true;
  if (task.environmentId === actor.environmentId && can('workflow.see', actor, environmentFacts(actor)).allowed)
    return true;
  const [paths] = await tx.execute<{ reads: boolean; decided: boolean }>(sql`
    select exists (select from grants g where g.document_id = ${task.documentId} and ${leadsToActor}) as reads,
      exists (select from task_decisions x where x.task_id = ${task.id} and x.decided_by = ${actor.userId}) as decided`);
  return Boolean(paths?.reads || (paths?.decided && !endsWithTask));
}

/** Somebody was first: who, and what they decided; or the workflow began anew. */
async function refusalOfClosed(tx: Read, task: HeldTask): Promise<Refusal> {
  if (task.state === 'restarted') return conflict('task_restarted');
  const [last] = await tx
    .select({ name: taskDecisions.decidedByName, verdict: taskDecisions.verdict })
    .from(taskDecisions)
    .where(eq(taskDecisions.taskId, task.id))
    .orderBy(sql`${taskDecisions.decidedAt} desc`)
    .limit(1);
  return last ? conflict(`task_${last.verdict}`, { name: last.name }) : conflict('task_over');
}

import { and, eq, inArray } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { environments, taskDecisions, users } from '@/db/schema';
import type { Verdict } from '@/db/vocabulary';
import type { Actor } from '@/lib/policy/actor';
import { chainOf } from '@/lib/workflows/engine/seats';
import type { HeldTask } from '../held/task';

/** Somebody as a task names them; of which environment where that is not the reader's. */
export type Person = { name: string; environmentName: string; isExternal: boolean };

/** One person's part in a task: who is to decide, who has it now where that is another, and what was decided. */
export type Part = {
  seat: Person;
  /** Whom it was delegated to last. */
  isWith: Person | null;
  decision: { verdict: Verdict; by: string; reason: string; at: Date } | null;
};

const most = 20;

/**
 * Who takes part in a task: those who decided, then those who are still to decide; twenty at most. Of another environment's people who have not
 * decided a reader learns only those whose place they take (C-34).
 */
export async function partsOf(tx: Read, actor: Actor, task: HeldTask): Promise<Part[]> {
  const decisions = await tx
    .select()
    .from(taskDecisions)
    .where(and(eq(taskDecisions.taskId, task.id), eq(taskDecisions.round, task.round)))
    .orderBy(taskDecisions.decidedAt);
  const waiting = task.state === 'open' ? waitingOf(actor, task).slice(0, most) : [];
  const people = await peopleOf(tx, actor, [...decisions.map((one) => one.seatId), ...waiting.flat()]);
  const decided = decisions.map(
    (one): Part => ({
      seat: people.get(one.seatId) ?? { name: one.seatName, environmentName: one.environmentName, isExternal: false },
      isWith: null,
      decision: { verdict: one.verdict, by: one.decidedByName, reason: one.reason, at: one.decidedAt },
    }),
  );
  const open = waiting.flatMap(([seatId, holderId]): Part[] => {
    const seat = people.get(seatId);
    return seat ? [{ seat, isWith: (holderId !== seatId && people.get(holderId)) || null, decision: null }] : [];
  });
  return [...decided, ...open].slice(0, most);
}

/** The seats that are still to be decided and the reader may know of, each with who has it now. */
function waitingOf(actor: Actor, { environmentId, open, canAct }: HeldTask): [seatId: string, holderId: string][] {
  return open.named
    .filter((seatId) => !open.excluded.includes(seatId) && !open.decided.has(seatId))
    .map((seatId) => ({ seatId, chain: chainOf(open, seatId, canAct).map((one) => one.holderId) }))
    .filter(({ seatId, chain }) => canAct(chain.at(-1) ?? seatId))
    .filter(({ seatId, chain }) => actor.environmentId === environmentId || [seatId, ...chain].includes(actor.userId))
    .map(({ seatId, chain }) => [seatId, chain.at(-1) ?? seatId]);
}

async function peopleOf(tx: Read, actor: Actor, ids: string[]): Promise<Map<string, Person>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: users.id, name: users.name, environmentId: environments.id, environmentName: environments.name })
    .from(users)
    .innerJoin(environments, eq(environments.id, users.environmentId))
    .where(inArray(users.id, ids));
  return new Map(
    rows.map(({ id, environmentId, ...person }) => [
      id,
      { name: person.name, environmentName: person.environmentName, isExternal: environmentId !== actor.environmentId },
    ]),
  );
}

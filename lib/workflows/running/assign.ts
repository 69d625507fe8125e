import { sql } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { code } from '@/db/columns';
import { newId } from '@/db/id';
import { taskAssignments } from '@/db/schema';
import { type AssigneeRole, groupTypes } from '@/db/vocabulary';
import type { RecipientName } from '@/lib/policy/facts';
import type { Hand } from '@/lib/policy/grant';
import { recipientName } from '@/lib/policy/group-name';

type Assigned = { id: string; runId: string; environmentId: string; organisationId: string };
type Row = {
  principal_id: string;
  environment_id: string;
  partnership_id: string | null;
  name: string;
  group_type: number | null;
  environment_name: string;
};

/**
 * Writes who holds an open task: people and groups that the task's environment reaches at this moment, and roles. A group that was deleted
 * while this document was running is the people it had then (C-13); what is out of reach is passed over. Answers how they are called.
 */
export async function assign(
  hand: Hand,
  task: Assigned,
  { principals, roles }: { principals: readonly string[]; roles: readonly AssigneeRole[] },
): Promise<RecipientName[]> {
  const found = await reachable(hand.tx, task, principals);
  await write(hand, task, [
    ...found.map((row) => ({
      principalId: row.principal_id,
      principalEnvironmentId: row.environment_id,
      partnershipId: row.partnership_id,
      role: null,
    })),
    ...roles.map((role) => ({
      principalId: task.organisationId,
      principalEnvironmentId: task.environmentId,
      partnershipId: null,
      role,
    })),
  ]);
  return [...found.map(nameOf), ...roles];
}

type Holder = {
  principalId: string;
  principalEnvironmentId: string;
  partnershipId: string | null;
  role: AssigneeRole | null;
};

async function write({ tx, actor }: Hand, task: Assigned, holders: Holder[]): Promise<void> {
  if (holders.length === 0) return;
  const given = { givenBy: actor.userId, givenByName: actor.name, givenByEnvironmentName: actor.environmentName };
  await tx
    .insert(taskAssignments)
    .values(
      holders.map((one) => ({ id: newId(), taskId: task.id, environmentId: task.environmentId, ...given, ...one })),
    )
    .onConflictDoNothing();
}

/** The people and groups among the ids that the task's environment may give a task to now; people in the place of a deleted group. */
async function reachable(tx: Read, { runId, environmentId }: Assigned, ids: readonly string[]): Promise<Row[]> {
  if (ids.length === 0) return [];
  return tx.execute<Row>(sql`
    with reach as (
      select ${environmentId}::uuid as id, null::uuid as partnership_id
      union all select other_environment_id, partnership_id from live_sides where environment_id = ${environmentId}),
    people as (
      select u.id, null::smallint as group_type, u.environment_id, u.name from users u
        where u.id in ${ids} or u.id in (select f.user_id from frozen_members f where f.run_id = ${runId} and f.group_id in ${ids})
      union all
      select g.id, g.type, g.environment_id, g.name from groups g where g.id in ${ids} and g.closed_at is null
        and not exists (select from frozen_members f where f.run_id = ${runId} and f.group_id = g.id) and ${isUsableIn(environmentId)})
    select p.id as principal_id, p.environment_id, r.partnership_id, p.name, p.group_type::int, e.name as environment_name
    from people p join reach r on r.id = p.environment_id join environments e on e.id = p.environment_id order by p.name, p.id`);
}

/** An environment group in its own environment, a partner group on its two sides, a public one with its environment's partners too (G15). */
export const isUsableIn = (environmentId: string) => sql`case g.type
  when ${code(groupTypes, 'environment')} then g.environment_id = ${environmentId}
  when ${code(groupTypes, 'public')} then true
  else exists (select from live_sides s where s.partnership_id = g.partnership_id and s.environment_id = ${environmentId}) end`;

const nameOf = (row: Row): RecipientName =>
  recipientName({
    name: row.name,
    groupType: row.group_type === null ? null : groupTypes[row.group_type - 1]!,
    environmentId: row.environment_id,
    environmentName: row.environment_name,
  });

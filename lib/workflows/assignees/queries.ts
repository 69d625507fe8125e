import { type SQL, sql } from 'drizzle-orm';
import { type Read, reading } from '@/db/client';
import { code } from '@/db/columns';
import { nameHas } from '@/db/like';
import { type GroupType, groupTypes } from '@/db/vocabulary';
import { environmentFacts } from '@/lib/environments/facts';
import { findPeople } from '@/lib/groups/members/queries';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';
import type { Definition } from '../definition/definition';
import { isUsableIn } from '../running/assign';

/** A person or a group that a step names. */
export type NamedAssignee = {
  id: string;
  /** Nothing for a person. */
  groupType: GroupType | null;
  name: string;
  environmentName: string;
  isExternal: boolean;
  /** Of a partner group: the environment of the other side. */
  partnerName: string | null;
  /** Why nobody gets the step's tasks through it: the group was deleted, the person is blocked or removed, or out of the environment's reach (C-13). */
  lack: 'deleted' | 'cannot_act' | 'out_of_reach' | null;
};

const most = 20;

/** People and groups that a step may name, whose name has every word: own ones first, partners' people from three letters on (G15); nothing for who builds no workflows. */
export async function findAssignees(actor: Actor, search: string): Promise<NamedAssignee[]> {
  if (!can('workflow.see', actor, environmentFacts(actor)).allowed) return [];
  const [people, groups] = await Promise.all([
    findPeople(actor, search),
    reading(actor, (tx) =>
      groupsWhere(
        tx,
        actor.environmentId,
        sql`g.closed_at is null and ${isInReach(actor.environmentId)} and ${isUsableIn(actor.environmentId)} and ${nameHas(sql`g.name`, search)}
        order by g.environment_id <> ${actor.environmentId}, lower(g.name), g.id limit ${most}::int`,
      ),
    ),
  ]);
  return [...groups, ...people.map((one) => ({ ...one, groupType: null, partnerName: null, lack: null }))];
}

/** The people and groups with these ids, and what each lacks; what the environment has nothing to do with, and never had, is left out (R-190, C-42). */
export async function assigneesById(tx: Read, environmentId: string, ids: readonly string[]): Promise<NamedAssignee[]> {
  if (ids.length === 0) return [];
  const people = await tx.execute<NamedAssignee>(sql`
    select u.id, null as "groupType", u.name, e.name as "environmentName", u.environment_id <> ${environmentId} as "isExternal",
      null as "partnerName", case
        when u.environment_id <> ${environmentId} and not exists (
          select from live_sides s where s.environment_id = ${environmentId} and s.other_environment_id = u.environment_id) then 'out_of_reach'
        when u.blocked_at is not null or u.removed_at is not null then 'cannot_act' end as lack
    from users u join environments e on e.id = u.environment_id where u.id in ${ids} and ${isAcquainted(environmentId, sql`u.environment_id`)}`);
  return [...people, ...(await groupsWhere(tx, environmentId, sql`g.id in ${ids} and ${isKnownIn(environmentId)}`))];
}

/** Of the environment itself, or of one that is or was its partner. */
const isAcquainted = (environmentId: string, other: SQL) => sql`(${other} = ${environmentId} or exists (
  select from partnership_sides mine join partnership_sides theirs on theirs.partnership_id = mine.partnership_id
  where mine.environment_id = ${environmentId} and theirs.environment_id = ${other}))`;

/** A group of the environment, of a partnership it is or was in, or a public one of somebody it knows. */
const isKnownIn = (environmentId: string) => sql`(g.environment_id = ${environmentId}
  or (g.type = ${code(groupTypes, 'public')} and ${isAcquainted(environmentId, sql`g.environment_id`)})
  or exists (select from partnership_sides s where s.partnership_id = g.partnership_id and s.environment_id = ${environmentId}))`;

const isInReach = (environmentId: string) => sql`(g.environment_id = ${environmentId} or exists (
  select from live_sides s where s.environment_id = ${environmentId} and s.other_environment_id = g.environment_id))`;

async function groupsWhere(tx: Read, environmentId: string, which: SQL): Promise<NamedAssignee[]> {
  const rows = await tx.execute<Omit<NamedAssignee, 'groupType'> & { type: number }>(sql`
    select g.id, g.type::int as type, g.name, e.name as "environmentName", g.environment_id <> ${environmentId} as "isExternal",
      (select o.name from live_sides s join environments o on o.id = s.other_environment_id
        where s.partnership_id = g.partnership_id and s.environment_id = ${environmentId}) as "partnerName",
      case when g.closed_at is not null then 'deleted'
        when not (${isInReach(environmentId)} and ${isUsableIn(environmentId)}) then 'out_of_reach' end as lack
    from groups g join environments e on e.id = g.environment_id where ${which}`);
  return rows.map(({ type, ...row }) => ({ ...row, groupType: groupTypes[type - 1]! }));
}

/** The ids of everybody whom the steps name, each once. */
export const namedIn = ({ steps }: Definition): string[] => [
  ...new Set(
    steps.flatMap((step) =>
      step.kind === 'task' ? step.assignees.flatMap((one) => (one.kind === 'role' ? [] : [one.id])) : [],
    ),
  ),
];

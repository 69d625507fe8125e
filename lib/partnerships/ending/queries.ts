import { type SQL, sql } from 'drizzle-orm';
import { reading } from '@/db/client';
import { literal } from '@/db/columns';
import { requestStates } from '@/db/vocabulary';
import type { Actor } from '@/lib/policy/actor';
import type { Partnership } from '../queries';

/** What ends at once with a partnership (C-24), counted: of ours first, then of theirs. */
export type EndingCounts = {
  /** Our people who are members with them; theirs with us. */
  ourMemberships: number;
  theirMemberships: number;
  ourManagers: number;
  theirManagers: number;
  /** Organisations on our shared list, and on theirs. */
  sharedByUs: number;
  sharedByThem: number;
  /** Shares of our documents with them; of theirs with us. */
  ourShares: number;
  theirShares: number;
  /** Open tasks of ours that their people have, through delegation; of theirs that ours have. */
  ourTasks: number;
  theirTasks: number;
  groups: number;
  /** Requests for access that nobody has answered. */
  requests: number;
};

/** Counts what lives through a live partnership and ends with it; the database removes the same rows. */
export async function previewEnding(actor: Actor, { id }: Partnership): Promise<EndingCounts> {
  const count = (from: SQL, side: SQL) =>
    sql`(select count(*)::int from ${from} where partnership_id = ${id} and ${side})`;
  const tasks = (side: SQL) =>
    sql`(select count(distinct task_id)::int from task_assignments where partnership_id = ${id} and position > 0 and is_open and ${side})`;
  const own = (column: string) => sql`${sql.identifier(column)} = current_environment_id()`;
  const their = (column: string) => sql`${sql.identifier(column)} <> current_environment_id()`;
  return reading(actor, async (tx) => {
    const [counts] = await tx.execute<EndingCounts>(sql`select
      ${count(sql`organisation_members`, own('user_environment_id'))} as "ourMemberships",
      ${count(sql`organisation_members`, their('user_environment_id'))} as "theirMemberships",
      ${count(sql`partnership_managers`, own('environment_id'))} as "ourManagers",
      ${count(sql`partnership_managers`, their('environment_id'))} as "theirManagers",
      ${count(sql`partnership_organisations`, own('environment_id'))} as "sharedByUs",
      ${count(sql`partnership_organisations`, their('environment_id'))} as "sharedByThem",
      ${count(sql`shares`, own('environment_id'))} as "ourShares",
      ${count(sql`shares`, their('environment_id'))} as "theirShares",
      ${tasks(own('environment_id'))} as "ourTasks",
      ${tasks(their('environment_id'))} as "theirTasks",
      ${count(sql`groups`, sql`closed_at is null`)} as groups,
      ${count(sql`access_requests`, sql`state = ${literal(requestStates, 'pending')}`)} as requests`);
    return counts!;
  });
}

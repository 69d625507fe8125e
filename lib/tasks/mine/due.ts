import { type SQL, sql } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { literal } from '@/db/columns';
import { assigneeRoles, levels, progress, roles } from '@/db/vocabulary';
import type { Cursor } from '@/lib/policy/shapes';

/** Through whom a task is one's own: by name or by delegation, or as one of a group or by one's role. */
export type Through = 'oneself' | 'others' | 'either';

/** A task that the actor may decide now, and since when it is theirs. */
export type DueTask = { taskId: string; since: Date };

type Row = { task_id: string; since: Date | string; is_new: boolean; is_mine: boolean };

/**
 * The actor's open tasks, the oldest first, at most so many: heads, edge and slices over the actor's principals, as in the lists of documents,
 * then each asked whether it is really theirs to decide: what they decided already or delegated is passed over, and the next ones are looked at.
 */
export async function listDue(tx: Read, through: Through, after: Cursor | null, most: number): Promise<DueTask[]> {
  const found: DueTask[] = [];
  let from = after;
  for (;;) {
    const rows = await candidates(tx, through, from, most);
    found.push(
      ...rows
        .filter((row) => row.is_new && row.is_mine)
        .map((row) => ({ taskId: row.task_id, since: new Date(row.since) })),
    );
    const last = rows.at(-1);
    if (rows.length < most || found.length >= most || !last) return found.slice(0, most);
    from = { at: new Date(last.since), id: last.task_id };
  }
}

async function candidates(tx: Read, through: Through, after: Cursor | null, most: number): Promise<Row[]> {
  // A task that came by two ways stood on an earlier page by the first.
  const isNew = after
    ? sql`not exists (select from task_assignments b where b.task_id = p.task_id and b.is_open and b.principal_id in (select id from held)
        and (b.created_at, b.task_id) <= (${after.at.toISOString()}::timestamptz(3), ${after.id}::uuid))`
    : sql`true`;
  const beyond = after
    ? sql`(a.created_at, a.task_id) > (${after.at.toISOString()}::timestamptz(3), ${after.id}::uuid)`
    : sql`true`;
  return tx.execute<Row>(sql`
    with everything as materialized (select id from held_principals() as p(id)),
    held as materialized (select id from everything where ${heldThrough[through]}),
    heads as materialized (select held.id, h.created_at, h.task_id from held cross join lateral (
      select a.created_at, a.task_id from task_assignments a where a.principal_id = held.id and a.is_open and ${beyond}
      order by a.created_at, a.task_id limit 1) h),
    edge as materialized (select created_at, task_id from heads group by 1, 2 order by 1, 2 offset ${most - 1}::int limit 1),
    bound as materialized (select coalesce((select created_at from edge), 'infinity') as created_at,
      coalesce((select task_id from edge), 'ffffffff-ffff-ffff-ffff-ffffffffffff') as task_id),
    slices as (select s.created_at, s.task_id from bound b join heads h on (h.created_at, h.task_id) <= (b.created_at, b.task_id)
      cross join lateral (select a.created_at, a.task_id from task_assignments a where a.principal_id = h.id and a.is_open and ${beyond}
        and (a.created_at, a.task_id) <= (b.created_at, b.task_id) order by a.created_at, a.task_id limit ${most}::int) s),
    page as materialized (select task_id, min(created_at) as since from slices group by 1 order by 2, 1 limit ${most}::int)
    select p.task_id, p.since, ${isNew} as is_new, ${isMine} as is_mine from page p order by p.since, p.task_id`);
}

const isAbleHolder = (row: SQL) =>
  sql`exists (select from users u where u.id = ${row}.principal_id and u.blocked_at is null and u.removed_at is null offset 0)`;
const isDecided = (seat: SQL) =>
  sql`exists (select from task_decisions x where x.task_id = t.id and x.round = t.round and x.seat_id = ${seat} offset 0)`;

/** The roles a step can name: the administrators of the environment, the administrators and the members of the document's organisation. */
const holdsRole = sql`case a.role
  when ${literal(assigneeRoles, 'environment_administrator')} then exists (select from users u where u.id = current_user_id() and u.environment_id = a.environment_id and u.role = ${literal(roles, 'administrator')} offset 0)
  else exists (select from organisation_members m where m.user_id = current_user_id() and m.organisation_id = a.principal_id
    and (a.role = ${literal(assigneeRoles, 'organisation_member')} or m.level = ${literal(levels, 'administrator')}) offset 0) end`;

/**
 * Whether the actor holds an open seat of the task of a row `p`: what `open_seats` says of everybody, asked of one person by a few probes.
 * Their own seat, undecided and not delegated; or one that was delegated to them last.
 */
const isMine = sql`exists (select from tasks t where t.id = p.task_id and t.state = ${literal(progress, 'open')} and (
  (current_user_id() <> all (t.excluded)
    and exists (select from task_assignments a where a.task_id = t.id and a.is_open and a.position = 0
      and a.principal_id in (select id from everything) and (a.role is null or ${holdsRole}) offset 0)
    and not ${isDecided(sql`current_user_id()`)}
    and not exists (select from task_assignments d where d.task_id = t.id and d.seat_id = current_user_id() and d.position > 0 and ${isAbleHolder(sql`d`)} offset 0))
  or exists (select from task_assignments d where d.task_id = t.id and d.position > 0 and d.principal_id = current_user_id()
    and d.seat_id <> all (t.excluded) and not ${isDecided(sql`d.seat_id`)}
    and not exists (select from task_assignments h where h.task_id = t.id and h.seat_id = d.seat_id and h.position > d.position and ${isAbleHolder(sql`h`)} offset 0)
    and d.seat_id in (select s.id from task_seats(t.id) as s(id)) offset 0)) offset 0)`;

const heldThrough: Record<Through, SQL> = {
  oneself: sql`id = current_user_id()`,
  others: sql`id <> current_user_id()`,
  either: sql`true`,
};

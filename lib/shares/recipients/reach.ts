import { type SQL, sql } from 'drizzle-orm';
import { code } from '@/db/columns';
import { groupTypes, principalKinds } from '@/db/vocabulary';

const [ofEnvironment, ofEverybody, partner] = groupTypes.map((type) => code(groupTypes, type)) as [
  number,
  number,
  number,
];

/**
 * Common table expressions that end in `known` (id, kind, environment_id, name, address, group_type, partnership_id,
 * is_outside): everybody a document of the environment `owner` can be shared with, as far as the actor knows them and
 * `narrowed` (a condition on a row `t`) lets through. That is the owner's environment and its live partners (C-46), of
 * which the actor knows the own environment and its live partners (5.7, note 10); and everybody's public groups.
 */
export const known = (owner: SQL, narrowed: SQL): SQL => sql`reach as materialized (
    select r.id, r.partnership_id from (
      select ${owner} as id, null::uuid as partnership_id
      union all select other_environment_id, partnership_id from live_sides where environment_id = ${owner}) r
    where r.id = current_environment_id() or exists (
      select from live_sides s where s.environment_id = current_environment_id() and s.other_environment_id = r.id offset 0)),
  known as (
    select t.id, ${code(principalKinds, 'user')}::smallint as kind, t.environment_id, t.name, t.email as address,
      null::smallint as group_type, r.partnership_id, ${isOutside(owner)} as is_outside
    from reach r join users t on t.environment_id = r.id
    where t.blocked_at is null and t.removed_at is null and not t.is_anonymous_proxy and ${narrowed}
    union all
    select t.id, ${code(principalKinds, 'organisation')}::smallint, t.environment_id, t.name, null, null, r.partnership_id, ${isOutside(owner)}
    from reach r join organisations t on t.environment_id = r.id
    where t.deleted_at is null and ${narrowed}
    union all
    select t.id, ${code(principalKinds, 'group')}::smallint, t.environment_id, t.name, null, t.type,
      coalesce(t.partnership_id, r.partnership_id), t.type = ${partner} or ${isOutside(owner)}
    from groups t left join reach r on r.id = t.environment_id
    where t.closed_at is null and (r.id is not null or t.type = ${ofEverybody}) and ${isVisibleGroup(owner)} and ${narrowed})`;

/** Outside both the owner's environment and the actor's (5.7, note 10). */
const isOutside = (owner: SQL) => sql`t.environment_id not in (${owner}, current_environment_id())`;

/**
 * An environment group is there inside its own environment alone. A public one is there for everybody: one of a stranger's
 * without a partnership, so that it is shown and not chosen (C-14); to others than the owner's people their own alone (H08, H09).
 * A partner group is there for its two sides, and for documents of either: its grants live through that one partnership, and
 * of a third environment's documents they would outlive its own.
 */
const isVisibleGroup = (owner: SQL) => sql`case t.type
  when ${ofEnvironment} then t.environment_id = current_environment_id()
  when ${ofEverybody} then current_environment_id() in (${owner}, t.environment_id)
  else (select count(distinct s.environment_id) from live_sides s where s.partnership_id = t.partnership_id
    and s.environment_id in (${owner}, current_environment_id())) = (case when ${owner} = current_environment_id() then 1 else 2 end) end`;

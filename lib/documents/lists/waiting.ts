import { type SQL, sql } from 'drizzle-orm';
import { code, literal } from '@/db/columns';
import { type Box, boxes, type Status, statuses } from '@/db/vocabulary';

/** Why a document waits for somebody, the most pressing first: in which box it lies, and with which status. */
export const reasons = [
  { reason: 'failed', box: 'inbox_out', status: 'delivery_failed' },
  { reason: 'duplicate', box: 'inbox_in', status: 'duplicate' },
  { reason: 'to_pay', box: 'inbox_in', status: 'approved_for_payment' },
  { reason: 'new', box: 'inbox_in', status: 'received' },
] as const satisfies { reason: string; box: Box; status: Status }[];

type Reason = (typeof reasons)[number];
export type WaitingReason = Reason['reason'];

/** So far is counted what waits for one reason at one organisation. */
export const mostCounted = 100;

const isOf = ({ box, status }: Reason, row: SQL) =>
  sql`${row}.box = ${literal(boxes, box)} and ${row}.status = ${literal(statuses, status)}`;

/** On a row `g` of `grants`: that its document waits. The index `grants_waiting` holds those alone. */
const waits = sql`(${sql.join(
  reasons.map((each) => isOf(each, sql`g`)),
  sql` or `,
)})`;

/** The box and the status of every reason, as rows of two codes. */
export const eachReason = sql.join(
  reasons.map(({ box, status }) =>
    sql`(${code(boxes, box)}::smallint, ${code(statuses, status)}::smallint)`.inlineParams(),
  ),
  sql`, `,
);

const found = sql`g.document_id, g.created_at, g.access, g.box, g.status`;

/**
 * The common table expressions `held`, the actor's principals, and `waiting` (principal_id, document_id, created_at, access, box, status): what
 * waits at each of `at` and fits `which`, of every reason the newest `each` documents at least. One look at a small index says it of most
 * principals; only one with more than fits is asked reason by reason.
 */
export const whatWaits = (
  each: number,
  at: SQL = sql`held`,
  which: SQL = sql`true`,
): SQL => sql`held as materialized (select id from held_principals() as id),
    found as materialized (select p.id as principal_id, w.* from ${at} p cross join lateral (
      select ${found} from grants g where g.principal_id = p.id and ${waits} and ${which}
      order by g.box, g.status, g.created_at desc, g.document_id desc limit ${reasons.length * each}::int) w),
    crowded as materialized (select principal_id from found group by 1 having count(*) = ${reasons.length * each}::int),
    waiting as materialized (select * from found where principal_id not in (select principal_id from crowded)
      union all select c.principal_id, w.* from crowded c cross join (values ${eachReason}) as r(box, status) cross join lateral (
        select distinct on (g.created_at, g.document_id) ${found} from grants g
        where g.principal_id = c.principal_id and g.box = r.box and g.status = r.status and ${waits} and ${which}
        order by g.created_at desc, g.document_id desc, g.access desc limit ${each}::int) w)`;

/** The actor's organisations: where a group or a person has much shared with it, nothing is looked at. */
const ownOrganisations = sql`(select o.id from held join organisations o on o.id = held.id where o.deleted_at is null)`;

/**
 * The same, and `waiting_at` (organisation_id and a column for each reason): how many documents wait at each of the actor's organisations,
 * where any does, each counted no further than `most`.
 */
export const waitingByOrganisation = (
  most: number,
): SQL => sql`${whatWaits(most, ownOrganisations, sql`g.organisation_id = g.principal_id`)},
    waiting_at as materialized (select w.principal_id as organisation_id, ${sql.join(
      reasons.map(
        (each) =>
          sql`least(count(distinct w.document_id) filter (where ${isOf(each, sql`w`)}), ${most})::int as ${sql.identifier(each.reason)}`,
      ),
      sql`, `,
    )} from waiting w group by 1)`;

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

/** On a row `g` of `grants`: that its document waits. In the words of the index `grants_waiting`, which holds those alone. */
const waits = sql`(g.box = ${literal(boxes, 'inbox_in')} and g.status in (${sql.join(
  (['received', 'approved_for_payment', 'duplicate'] as const).map((status) => literal(statuses, status)),
  sql`, `,
)}) or g.box = ${literal(boxes, 'inbox_out')} and g.status = ${literal(statuses, 'delivery_failed')})`;

const found = sql`g.document_id, g.created_at, g.access, g.box, g.status`;
const newestFirst = sql`g.created_at desc, g.document_id desc`;
/** The box and the status of every reason, as rows of two codes. */
export const eachReason = sql.join(
  reasons.map(({ box, status }) =>
    sql`(${code(boxes, box)}::smallint, ${code(statuses, status)}::smallint)`.inlineParams(),
  ),
  sql`, `,
);

/**
 * The common table expressions `held`, the actor's principals, and `waiting` (principal_id, document_id, created_at, access, box, status): what
 * waits at each of them and fits `which`, of every reason the newest `each` at least. One look at a small index says it of most principals;
 * only one with more than fits is asked reason by reason.
 */
export const whatWaits = (
  each: number,
  which: SQL = sql`true`,
): SQL => sql`held as materialized (select id from held_principals() as id),
    found as materialized (select held.id as principal_id, w.* from held cross join lateral (
      select ${found} from grants g where g.principal_id = held.id and ${waits} and ${which}
      order by g.box, g.status, ${newestFirst} limit ${reasons.length * each}::int) w),
    crowded as materialized (select principal_id from found group by 1 having count(*) = ${reasons.length * each}::int),
    waiting as materialized (select * from found where principal_id not in (select principal_id from crowded)
      union all select c.principal_id, w.* from crowded c cross join (values ${eachReason}) as r(box, status) cross join lateral (
        select ${found} from grants g where g.principal_id = c.principal_id and g.box = r.box and g.status = r.status and ${waits} and ${which}
        order by ${newestFirst} limit ${each}::int) w)`;

/**
 * The same, and `waiting_at` (organisation_id and a column for each reason): how much waits at each of the actor's organisations, where
 * anything does, each counted no further than `most`.
 */
export const waitingByOrganisation = (
  most: number,
): SQL => sql`${whatWaits(most, sql`g.organisation_id = g.principal_id`)},
    waiting_at as materialized (select w.principal_id as organisation_id, ${sql.join(
      reasons.map(
        (each) =>
          sql`least(count(*) filter (where ${isOf(each, sql`w`)}), ${most})::int as ${sql.identifier(each.reason)}`,
      ),
      sql`, `,
    )} from waiting w group by 1)`;

import { sql } from 'drizzle-orm';
import { type Read, reading, type Tx } from '@/db/client';
import type { Box } from '@/db/vocabulary';
import { type ListedDocument, listDocuments } from '@/lib/documents/lists/list';
import type { Counts, Size } from '../size';
import { benchUsers } from '../world';
import { documentAt } from '../world/documents';
import { type Measured, type Times, taken } from './rounds';

/** One comparison: ours against the limit, in the measure's unit. */
export type Part = { who: string; ours: Times; limit: Times };

/** A line of the table. What is said of several people or cases counts by the worst of them. */
export type Measure = {
  name: string;
  against: string;
  unit: 'ms' | 'µs' | 'rows' | '/s';
  /** The ratio at most, or at least where more is better; nothing where this size does not judge it. */
  goal: number | null;
  isAtLeast?: boolean;
  parts: Part[];
  /** What else was tried, less often, to find the parts that count. */
  tried?: Part[];
};

/** What every measure is given. */
export type Bench = {
  /** The owner, whom this database lets through the wall: for the limits. */
  owner: Tx;
  size: Size;
  counts: Counts;
  /** So many rounds for something of a few milliseconds. */
  rounds: number;
};

export const inbox = { box: 'inbox_in' } as const satisfies { box: Box };

export type Who = keyof typeof benchUsers;
export const everyKind = ['accountant', 'manager', 'groups300', 'typical', 'nobody'] as const satisfies Who[];
export const whoSeesMuch = ['accountant', 'manager', 'groups300', 'typical'] as const satisfies Who[];

export type InRead = (tx: Read) => Measured;

/** A limit that looks as the owner, whom this database lets through the wall. */
export const noWall = (limit: InRead) => ({ noWall: limit });

/**
 * Ours inside the user's wall, the limit inside it or past it, in turn. Both in one transaction of one server process: where two of them stand
 * on the machine may make as much of a difference as what is compared.
 */
export async function compare(
  who: Who,
  ours: InRead,
  limit: InRead | ReturnType<typeof noWall>,
  rounds: number,
): Promise<Part> {
  const times = await reading({ userId: benchUsers[who] }, (tx) => {
    const as = (role: string) => () => tx.execute(sql`select set_config('role', ${role}, true)`);
    return 'noWall' in limit
      ? taken({ ours: ours(tx), limit: limit.noWall(tx) }, rounds, { ours: as('koppel_app'), limit: as('none') })
      : taken({ ours: ours(tx), limit: limit(tx) }, rounds);
  });
  return { who, ...times };
}

export const ratioOf = ({ ours, limit }: Part): number => ours.median / limit.median;

/** The part that counts: the one furthest from the goal's good side. */
export const worstOf = ({ parts, isAtLeast }: Measure): Part =>
  parts.reduce((worst, part) => (ratioOf(part) > ratioOf(worst) !== Boolean(isAtLeast) ? part : worst));

export function isMet(measure: Measure): boolean {
  const { goal, isAtLeast } = measure;
  const ratio = ratioOf(worstOf(measure));
  return goal === null || (isAtLeast ? ratio >= goal : ratio <= goal);
}

/** As whom the owner asks: the product's queries find the actor, and no wall. */
export const asActor = (owner: Tx, userId: string) =>
  owner.execute(
    sql`select set_config('app.user_id', ${userId}, true), set_config('app.environment_id', coalesce(environment_of(${userId}::uuid)::text, ''), true)`,
  );

/** Documents evenly over all there are. */
export async function anyDocuments({ owner, size: { documents } }: Bench, most: number): Promise<string[]> {
  const id = documentAt(`1 + floor(${documents} * (i - 0.5) / ${most})`, documents);
  const rows = await owner.execute<{ id: string }>(sql`select ${id} as id from generate_series(1, ${most}::int) i`);
  return rows.map((row) => row.id);
}

/** The newest documents that somebody sees in the inbox, at most so many. */
export const seenBy = (who: Who, most: number): Promise<ListedDocument[]> =>
  reading({ userId: benchUsers[who] }, async (tx) => (await listDocuments(tx, inbox, undefined, most)).rows);

/** The principals of somebody, written into the text of a query. */
export async function principalsOf(who: Who): Promise<string[]> {
  const rows = await reading({ userId: benchUsers[who] }, (tx) =>
    tx.execute<{ id: string }>(sql`select id from held_principals() as id`),
  );
  return rows.map((row) => row.id);
}

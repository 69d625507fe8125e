import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { asOwner } from '@/db/seed/owner';
import { endPartnership } from '@/lib/partnerships/commands';
import { endingFacts } from '@/lib/partnerships/facts';
import type { Actor } from '@/lib/policy/actor';
import { exerciseIn } from '@/lib/policy/grant';
import { createShares } from '@/lib/shares/commands';
import { shareFacts } from '@/lib/shares/facts';
import { benchId } from '../ids';
import { groupOfEveryone, homes } from '../size';
import { benchUsers } from '../world';
import { asActor, type Bench, type Measure } from './measure';
import { timesOf } from './rounds';

/** The product's own verbs, each inside a transaction that is taken back, so that the world stays as it is. */
export const measureWrites = async (bench: Bench): Promise<Measure[]> => [
  await shareWithEveryone(bench),
  await endOfPartnership(bench),
];

/** What a large group costs: the rows that give access, counted by the database itself. */
async function shareWithEveryone({ counts }: Bench): Promise<Measure> {
  const group = benchId('group', groupOfEveryone);
  const rows = await takenBack(async (tx) => {
    const [document] = await tx.execute<{ id: string }>(
      sql`select id from documents where environment_id = ${benchId('environment', homes.company)} order by created_at desc limit 1`,
    );
    await enter(tx, benchUsers.administrator);
    const before = await written(tx);
    await exerciseIn(
      tx,
      'document.share',
      { userId: benchUsers.administrator },
      (read, actor) => shareFacts(read, actor, { documentId: document!.id, recipientIds: [group] }),
      (grant) =>
        createShares(grant, {
          documents: [document!.id],
          recipients: [group],
          accesses: ['read_only'],
          message: '',
        }),
    );
    return (await written(tx)) - before;
  });
  return {
    name: `share with a group of ${counts.everyone.toLocaleString('en')}`,
    against: 'one insert',
    unit: 'rows',
    goal: 1,
    parts: [{ who: 'administrator', ours: timesOf([rows]), limit: timesOf([1]) }],
  };
}

/** So many paths this transaction has written. */
async function written(tx: Tx): Promise<number> {
  const [row] = await tx.execute<{ rows: number }>(
    sql`select n_tup_ins::int as rows from pg_stat_xact_user_tables where relname = 'grants'`,
  );
  return row!.rows;
}

const crossing = 10_000;

/** A partnership that 5,000 shares and their paths live through. */
async function endOfPartnership({ rounds }: Bench): Promise<Measure> {
  const perRow: number[] = [];
  for (let round = 0; round < Math.ceil(rounds / 8); round++) perRow.push(await takenBack(endOne));
  return {
    name: `ending a partnership, ${crossing.toLocaleString('en')} rows`,
    against: 'one row',
    unit: 'µs',
    goal: 5,
    parts: [{ who: 'administrator', ours: timesOf(perRow), limit: timesOf([1]) }],
  };
}

async function endOne(tx: Tx): Promise<number> {
  const company = benchId('environment', homes.company);
  const [partnership] = await tx.execute<{ id: string; other: string }>(
    sql`select partnership_id as id, other_environment_id as other from live_sides where environment_id = ${company} order by 1 limit 1`,
  );
  const { id, other } = partnership!;
  await shareMuch(tx, company, id, other);
  const before = await hanging(tx, id);
  await enter(tx, benchUsers.administrator);
  const begun = performance.now();
  await exerciseIn(
    tx,
    'partnership.end',
    { userId: benchUsers.administrator },
    (read, actor: Actor) => endingFacts(read, actor, { partnershipId: id }),
    endPartnership,
  );
  const took = performance.now() - begun;
  await leave(tx);
  const after = await hanging(tx, id);
  if (before < crossing || after > 0) throw new Error(`Of ${before} rows ${after} outlived their partnership.`);
  return (took * 1000) / before;
}

/** Shares of the company's documents with people of the partner, and their paths, both made set by set. */
async function shareMuch(tx: Tx, company: string, partnershipId: string, other: string): Promise<void> {
  await tx.execute(sql`insert into shares (id, document_id, environment_id, principal_id, principal_environment_id, partnership_id, access, granted_by, granted_by_name, recipient_name, recipient_environment_name)
    select gen_random_uuid(), d.id, d.environment_id, p.id, p.environment_id, ${partnershipId}, 1, ${benchUsers.administrator}, 'User 6', 'Somebody', 'A partner'
    from documents d cross join principals p where d.environment_id = ${company} and p.environment_id = ${other}
    order by d.created_at desc, p.id limit ${crossing / 2}::int on conflict do nothing`);
  await tx.execute(sql`insert into grants (document_id, principal_id, environment_id, organisation_id, principal_environment_id, partnership_id, created_at, access, box, type, status, origin, origin_id)
    select d.id, s.principal_id, d.environment_id, d.organisation_id, s.principal_environment_id, s.partnership_id, d.created_at, s.access, d.box, d.type, d.status, 2, s.id
    from shares s join documents d on d.id = s.document_id where s.partnership_id = ${partnershipId} on conflict do nothing`);
}

/** How many rows live through the partnership. */
async function hanging(tx: Tx, id: string): Promise<number> {
  const tables = [
    'shares',
    'grants',
    'organisation_members',
    'group_members',
    'partnership_managers',
    'partnership_organisations',
    'live_sides',
  ];
  const [row] = await tx.execute<{ rows: number }>(
    sql`select (${sql.join(
      tables.map((table) => sql`(select count(*) from ${sql.identifier(table)} where partnership_id = ${id})`),
      sql` + `,
    )})::int as rows`,
  );
  return row!.rows;
}

/** The serving role and the actor, as the product's own transactions take them. */
async function enter(tx: Tx, userId: string): Promise<void> {
  await asActor(tx, userId);
  await tx.execute(sql`select set_config('role', 'koppel_app', true)`);
}

const leave = (tx: Tx) => tx.execute(sql`select set_config('role', 'none', true)`);

class TakenBack extends Error {}

/** Does the work, then takes back everything it wrote. Returns what it answered. */
async function takenBack<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  let answer: T | undefined;
  await asOwner(async (tx) => {
    answer = await work(tx);
    throw new TakenBack();
  }).catch((error) => {
    if (!(error instanceof TakenBack)) throw error;
  });
  return answer as T;
}

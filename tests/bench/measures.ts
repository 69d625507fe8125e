import { sql } from 'drizzle-orm';
import { type Read, reading } from '@/db/client';
import { asOwner } from '@/db/seed/owner';
import { heldAccess } from '@/lib/documents/facts';
import { listDocuments } from '@/lib/documents/lists/list';
import { searchDocuments } from '@/lib/documents/lists/search';
import { listDue } from '@/lib/tasks/mine/due';
import { type Measured, medians } from './rounds';
import { probeTasks } from './tasks';
import { benchUsers } from './world';

/** One line of the table: ours against the limit of the same run, milliseconds, and the goal as a ratio. */
export type Measure = { name: string; against: string; ours: number; limit: number; goal: number };

const inbox = { box: 'inbox_in' } as const;

/** Measures the product's own functions against the limit, inside open transactions: both sides pay the same driver. */
export async function measure(rounds: number): Promise<Measure[]> {
  const some = await anyDocuments();
  const documentIds = some.map((row) => row.id);
  const number = some[7]!.number;
  const principals = await principalsOf(benchUsers.groups300);
  return asOwner(async (owner) => {
    await owner.execute(sql`set local plan_cache_mode = force_generic_plan`);
    const pick = (round: number) => documentIds[round % documentIds.length]!;
    const lookup: InRead = () => (round) => owner.execute(sql`select status from documents where id = ${pick(round)}`);
    const probes: InRead = () => () => probe(owner, principals);
    const check: InRead = (tx) => (round) => heldAccess(tx, [pick(round)]);
    const check50: InRead = (tx) => () => heldAccess(tx, documentIds);
    const list: InRead = (tx) => () => listDocuments(tx, inbox);
    const search =
      (text: string): InRead =>
      (tx) =>
      () =>
        searchDocuments(tx, inbox, text);
    const { groups300, typical, nobody } = benchUsers;
    return [
      await compare('check, 300 groups', 'primary-key lookup', 2.2, groups300, check, lookup, rounds * 4),
      await compare('check, typical user', 'primary-key lookup', 2.2, typical, check, lookup, rounds * 4),
      await compare(
        'check of 50 documents at once, 300 groups',
        'primary-key lookup',
        5,
        groups300,
        check50,
        lookup,
        rounds,
      ),
      await compare('list, 300 groups', 'one key probe per principal', 4.5, groups300, list, probes, rounds),
      await compare(
        'task list, 300 groups',
        'one key probe per principal',
        4.5,
        groups300,
        (tx) => () => listDue(tx, 'either', null, 51),
        () => () => probeTasks(owner, principals),
        rounds,
      ),
      await compare('list, a user who sees nothing', 'primary-key lookup', 4.5, nobody, list, lookup, rounds),
      await compare('search, a number, 300 groups', 'own plain list', 1, groups300, search(number), list, rounds),
      await compare(
        'search, a common word, 300 groups',
        'own plain list',
        5,
        groups300,
        search('bakker'),
        list,
        rounds,
      ),
    ];
  });
}

type InRead = (tx: Read) => Measured;

/** Ours inside the user's wall, the limit wherever it looks, in turn. */
async function compare(
  name: string,
  against: string,
  goal: number,
  userId: string,
  ours: InRead,
  limit: InRead,
  rounds: number,
): Promise<Measure> {
  const times = await reading({ userId }, (tx) => medians({ ours: ours(tx), limit: limit(tx) }, rounds));
  return { name, against, goal, ...times };
}

/** The limit of any list: the newest row of each principal by one descent into the list's index, and nothing else. */
const probe = (tx: Read, principals: string[]) =>
  tx.execute(sql`select count(h.created_at) from unnest(${sql.raw(`array['${principals.join("','")}']::uuid[]`)}) as held(id) cross join lateral (
    select g.created_at, g.document_id from grants g where g.principal_id = held.id and g.box = 2 order by g.created_at desc, g.document_id desc limit 1) h`);

const principalsOf = (userId: string) =>
  reading({ userId }, async (tx) =>
    [...(await tx.execute<{ id: string }>(sql`select id from held_principals() as id`))].map((row) => row.id),
  );

const anyDocuments = () =>
  reading({ userId: benchUsers.administrator }, async (tx) => (await listDocuments(tx, inbox)).rows);

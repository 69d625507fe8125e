import { sql } from 'drizzle-orm';
import { type Read, reading, type Tx } from '@/db/client';
import { asOwner } from '@/db/seed/owner';
import { heldAccess, leadsToActor } from '@/lib/documents/facts';
import { type ListedDocument, listDocuments } from '@/lib/documents/lists/list';
import { benchUsers } from '../world';
import { everyKind, inbox, type Measure, type Part, seenBy, type Who } from './measure';
import { timesOf } from './rounds';

/** The only path from somebody to a document. */
type Path = { document: ListedDocument; principal: string; environment: string; share: string | null };
type Way = { name: string; who: Who; take: (tx: Tx, path: Path, me: string) => ReturnType<Tx['execute']> };

/** The live partnership between somebody's company and another one. */
const partnershipWith = (me: string, { environment }: Path) =>
  sql`select partnership_id from live_sides where environment_id = environment_of(${me}::uuid) and other_environment_id = ${environment}`;

/** Every row that a right can hang on, and how it goes: what the product's verbs come to in the end. */
const ways: Way[] = [
  {
    name: 'membership',
    who: 'accountant',
    take: (tx, { principal }, me) =>
      tx.execute(sql`delete from organisation_members where user_id = ${me} and organisation_id = ${principal}`),
  },
  {
    name: 'seat in a group',
    who: 'groups300',
    take: (tx, { principal }, me) =>
      tx.execute(sql`delete from group_members where user_id = ${me} and group_id = ${principal}`),
  },
  {
    name: 'share',
    who: 'groups300',
    take: (tx, { share }) => tx.execute(sql`delete from shares where id = ${share}`),
  },
  {
    name: 'relationship manager',
    who: 'manager',
    take: (tx, path, me) =>
      tx.execute(
        sql`delete from partnership_managers where user_id = ${me} and partnership_id in (${partnershipWith(me, path)})`,
      ),
  },
  {
    name: 'partnership',
    who: 'accountant',
    take: (tx, path, me) => tx.execute(sql`delete from live_partnerships where id in (${partnershipWith(me, path)})`),
  },
  {
    name: 'administrator',
    who: 'administrator',
    take: (tx, { principal }, me) =>
      tx.execute(sql`update users u set role = 1 from organisations o
        where u.id = ${me} and o.id = ${principal} and o.environment_id = u.environment_id`),
  },
];

const readers = 6;

/** Rights taken away while others read without a pause: how many of them the very next read on another connection still used. The last measure: what it takes stays taken. */
export async function measureRevoking(rounds: number): Promise<Measure> {
  const most = Math.ceil(rounds / 4);
  const load = reads(readers);
  const parts: Part[] = [];
  try {
    for (const way of ways) parts.push(await revoke(way, most));
  } finally {
    await load.end();
  }
  return {
    name: 'a revoked right on the next read, under load',
    against: 'rights revoked',
    unit: 'rows',
    goal: 0,
    parts,
  };
}

async function revoke({ name, who, take }: Way, most: number): Promise<Part> {
  const me = benchUsers[who];
  let used = 0;
  let revoked = 0;
  for (const path of await pathsOf(who)) {
    if (revoked === most) break;
    // A path of another way is left as it is.
    const { count } = await asOwner(async (tx) => take(tx, path, me));
    if (count === 0) continue;
    revoked++;
    used += Number(await reading({ userId: me }, (tx) => isSeen(tx, path.document)));
    if (who === 'administrator') await asOwner((tx) => tx.execute(sql`update users set role = 3 where id = ${me}`));
  }
  if (revoked === 0) throw new Error(`Nobody has a right by ${name} that could be revoked.`);
  return { who: name, ours: timesOf([used]), limit: timesOf([revoked]) };
}

/** Documents that one single path leads to, each by another principal. */
async function pathsOf(who: Who): Promise<Path[]> {
  const seen = await seenBy(who, 500);
  const rows = await reading({ userId: benchUsers[who] }, (tx) =>
    tx.execute<{ id: string; principal: string; environment: string; share: string | null }>(sql`
      select document_id as id, min(principal_id::text) as principal, min(principal_environment_id::text) as environment, min(share_id::text) as share
      from grants g where document_id = any (${`{${seen.map((one) => one.id).join()}}`}::uuid[]) and ${leadsToActor}
      group by 1 having count(*) = 1`),
  );
  const byPrincipal = new Map(rows.map((row) => [row.principal, row]));
  return [...byPrincipal.values()].map(({ id, ...path }) => ({
    ...path,
    document: seen.find((one) => one.id === id)!,
  }));
}

/** By the check, and in the list at its place. */
async function isSeen(tx: Read, { id, createdAt }: ListedDocument): Promise<boolean> {
  const atItsPlace = { createdAt, documentId: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
  const { rows } = await listDocuments(tx, inbox, atItsPlace);
  return (await heldAccess(tx, [id])).size > 0 || rows.some((row) => row.id === id);
}

/** So many people read their lists, one page after the other, until the end. */
function reads(count: number): { end: () => Promise<unknown> } {
  let isOver = false;
  const read = async (_: unknown, at: number) => {
    const userId = benchUsers[everyKind[at % everyKind.length]!];
    while (!isOver) await reading({ userId }, (tx) => listDocuments(tx, inbox));
  };
  const all = Promise.all(Array.from({ length: count }, read));
  return {
    end: () => {
      isOver = true;
      return all;
    },
  };
}

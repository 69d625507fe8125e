import { reading } from '@/db/client';
import { type Access, boxes, documentTypes, statuses } from '@/db/vocabulary';
import { heldAccess } from '@/lib/documents/facts';
import { countDocuments, listDocuments } from '@/lib/documents/lists/list';
import { searchDocuments } from '@/lib/documents/lists/search';
import { seenBy } from './oracle';
import type { World } from './world';

/** Every difference between what the product shows each user of the world and what the oracle allows; empty when there is none. */
export async function differences(world: World): Promise<string[]> {
  const found: string[] = [];
  for (const user of world.users.keys()) found.push(...(await differencesOf(world, user)));
  return found;
}

async function differencesOf(world: World, user: number): Promise<string[]> {
  const allowed = seenBy(world, user);
  const expected = world.documents
    .map((one, at) => ({ ...one, access: allowed.get(at) }))
    .filter((one) => one.access !== undefined);
  const ids = world.documents.map((one) => one.id);
  const found: string[] = [];
  const same = (what: string, shown: string[], due: string[]) => {
    if (shown.toSorted().join() !== due.toSorted().join())
      found.push(`user ${user}: ${what} shows ${shown.length}, allowed ${due.length}`);
  };
  await reading({ userId: world.users[user]!.id }, async (tx) => {
    const held = await heldAccess(tx, ids);
    const entries = (map: Map<string, Access>) => [...map].map(([id, access]) => `${id} ${access}`);
    same(
      'the check',
      entries(held),
      expected.map((one) => `${one.id} ${one.access}`),
    );
    for (const box of boxes) {
      const due = expected.filter((one) => one.box === box);
      const listed = await listDocuments(tx, { box });
      same(
        `the list of ${box}`,
        listed.rows.map((row) => `${row.id} ${row.access}`),
        due.map((one) => `${one.id} ${one.access}`),
      );
      same(`the count of ${box}`, [String(await countDocuments(tx, { box }))], [String(due.length)]);
      const word = await searchDocuments(tx, { box }, 'molen');
      same(
        `a word in ${box}`,
        word.rows.map((row) => row.id),
        due.filter((one) => one.counterparty === 'Molen BV').map((one) => one.id),
      );
      const token = world.documents[0]!.number.split('-')[0]!;
      const numbers = await searchDocuments(tx, { box }, `${token} 1`);
      same(
        `a number in ${box}`,
        numbers.rows.map((row) => row.id),
        due.filter((one) => one.number.split('-')[1]!.startsWith('1')).map((one) => one.id),
      );
      for (const [at, { id }] of world.organisations.entries())
        same(
          `organisation ${at} in ${box}`,
          (await listDocuments(tx, { box, organisationId: id })).rows.map((row) => row.id),
          due.filter((one) => one.organisation === at).map((one) => one.id),
        );
    }
    const type = documentTypes[user % documentTypes.length]!;
    const status = statuses[user % statuses.length]!;
    same(
      `type ${type}`,
      (await listDocuments(tx, { box: 'inbox_in', type })).rows.map((row) => row.id),
      expected.filter((one) => one.box === 'inbox_in' && one.type === type).map((one) => one.id),
    );
    same(
      `status ${status}`,
      (await listDocuments(tx, { box: 'inbox_in', status })).rows.map((row) => row.id),
      expected.filter((one) => one.box === 'inbox_in' && one.status === status).map((one) => one.id),
    );
  });
  return found;
}

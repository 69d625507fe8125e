import { type Read, reading } from '@/db/client';
import { boxes } from '@/db/vocabulary';
import { heldAccess } from '@/lib/documents/facts';
import { listAddress } from '@/lib/documents/input';
import { streamList } from '@/lib/documents/lists/export';
import type { Cursor, ListFilter } from '@/lib/documents/lists/filter';
import { countDocuments, type ListedDocument, listDocuments, type Page } from '@/lib/documents/lists/list';
import { findListPage } from '@/lib/documents/lists/page';
import { searchDocuments } from '@/lib/documents/lists/search';
import { fits, principalsOf, type Seen } from '../oracle';
import type { Sight } from '../sight';
import type { World, WorldFilter } from '../world';

/** The single check of every document, every box walked to its end, and how many lie in one of them. */
export async function seeEveryBox(sight: Sight): Promise<void> {
  const { world, actor, allowed, same, sameSet, pick } = sight;
  await reading(actor, async (tx) => {
    const held = await heldAccess(
      tx,
      world.documents.map((one) => one.id),
    );
    sameSet('the check', [...held].map(asHeld), allowed.map(lineOf));
    for (const box of boxes) {
      const due = allowed.filter((one) => one.box === box);
      same(`the list of ${box}`, (await walkList(tx, sight, { box })).map(lineOf), due.map(lineOf));
    }
    const box = pick(boxes);
    const count = allowed.filter((one) => one.box === box).length;
    same(`the count of ${box}`, [await countDocuments(tx, { box })], [count]);
  });
}

/** The same asked at once, each box in one page, with how many lie in each. */
export async function seeBoxesAtOnce({ world, actor, allowed, same, sameSet }: Sight): Promise<void> {
  await reading(actor, async (tx) => {
    const [held, lists, counts] = await Promise.all([
      heldAccess(
        tx,
        world.documents.map((one) => one.id),
      ),
      Promise.all(boxes.map((box) => listDocuments(tx, { box }))),
      Promise.all(boxes.map((box) => countDocuments(tx, { box }))),
    ]);
    sameSet('the check', [...held].map(asHeld), allowed.map(lineOf));
    for (const [at, box] of boxes.entries()) {
      const due = allowed.filter((one) => one.box === box);
      same(`the list of ${box}`, lists[at]!.rows.map(lineOf), due.map(lineOf));
      same(`the count of ${box}`, [counts[at]], [due.length]);
    }
  });
}

/** A narrowed list walked to its end, its count, and its count with a cap. */
export async function seeNarrowed(sight: Sight): Promise<void> {
  const asked = askedOf(sight);
  const filter = filterOf(sight.world, asked);
  const due = sight.allowed.filter((one) => fits(one, asked));
  const what = JSON.stringify(asked);
  await reading(sight.actor, async (tx) => {
    sight.same(`the list of ${what}`, (await walkList(tx, sight, filter)).map(lineOf), due.map(lineOf));
    sight.same(`the count of ${what}`, [await countDocuments(tx, filter)], [due.length]);
    sight.same(`the capped count of ${what}`, [await countDocuments(tx, filter, 2)], [Math.min(2, due.length)]);
  });
}

/** A search walked to its end: by the beginning of a company, by a number, and for what nobody has. */
export async function seeFound(sight: Sight): Promise<void> {
  const { world, actor, allowed, same, pick } = sight;
  const asked = askedOf(sight);
  const filter = filterOf(world, asked);
  const texts: [string, (one: Seen) => boolean][] = [
    ['mole', (one) => one.counterparty === 'Molen BV'],
    [`${world.token} 1`, (one) => one.number.startsWith(`${world.token}-1`)],
    [`${world.token}-1`, (one) => one.number.startsWith(`${world.token}-1`)],
    ['zuivel bv', (one) => one.counterparty === 'Zuivel BV'],
    ['nowhere', () => false],
  ];
  const [text, isFound] = pick(texts);
  const due = allowed.filter((one) => fits(one, asked) && isFound(one));
  await reading(actor, async (tx) => {
    const rows = await walk((after) => searchDocuments(tx, filter, text, after, world.sizes));
    same(`"${text}" in ${JSON.stringify(asked)}`, rows.map(lineOf), due.map(lineOf));
  });
}

/** The exported file of a list, and of what a text finds in it: the rows of the list, in its order. */
export async function seeExported(sight: Sight): Promise<void> {
  const { world, actor, allowed, same, pick } = sight;
  const asked = askedOf(sight);
  const search = pick(['', 'kade']);
  const address = listAddress.parse({
    ...asked,
    organisation: asked.organisation === undefined ? undefined : world.organisations[asked.organisation]!.id,
    shared: asked.isShared ? 'yes' : undefined,
    search,
  });
  const words = { heads: ['a head'], type: () => '', status: () => '' };
  const written = await new Response(streamList(actor, asked.box, address, words, world.sizes)).text();
  const due = allowed.filter((one) => fits(one, asked) && (search === '' || one.counterparty === 'Kade BV'));
  const exported = written.split('\r\n').slice(1, -1);
  same(
    `the export of ${JSON.stringify({ ...asked, search })}`,
    exported.map((row) => row.split(/[,;]/).at(-1)!.replaceAll('"', '')),
    due.map((one) => one.id),
  );
}

/** What stands around a list: whose documents can be asked for, and how many failed to arrive. */
export async function seeListPage({ world, user, actor, allowed, same, sameSet, pick }: Sight): Promise<void> {
  const mine = principalsOf(world, user);
  const asked = pick(world.organisations);
  const due = allowed.filter((one) => one.box === 'inbox_out');
  const page = await findListPage(actor, 'inbox_out', listAddress.parse({ organisation: asked.id }));
  sameSet(
    'the organisations of a list',
    page.organisations.map((one) => one.id),
    world.organisations.filter((one) => mine.has(one.id)).map((one) => one.id),
  );
  const isNamed = mine.has(asked.id) || due.some((one) => world.organisations[one.organisation] === asked);
  same('the name of the organisation asked for', [page.organisation?.id], [isNamed ? asked.id : undefined]);
  same('what failed', [page.failed], [due.filter((one) => one.status === 'delivery_failed').length]);
}

const asHeld = ([id, access]: [string, string]) => `${id} ${access}`;
const lineOf = ({ id, access }: { id: string; access: string }) => `${id} ${access}`;

/** One of the world's filters. */
const askedOf = ({ world, pick }: Sight): WorldFilter => pick(world.filters);

const filterOf = ({ organisations }: World, { organisation, ...asked }: WorldFilter): ListFilter => ({
  ...asked,
  organisationId: organisation === undefined ? undefined : organisations[organisation]!.id,
});

/** A list to its end; every page but the last is full. */
async function walkList(tx: Read, { world, same }: Sight, filter: ListFilter): Promise<ListedDocument[]> {
  const { page } = world.sizes;
  return walk(async (after) => {
    const found = await listDocuments(tx, filter, after, page);
    if (found.next) same('a page that is not the last', [found.rows.length], [page]);
    return found;
  });
}

/** Every page, from the first to the one that names no next; far more than any world holds are enough to tell a difference. */
async function walk(pageAfter: (after?: Cursor) => Promise<Page>): Promise<ListedDocument[]> {
  const rows: ListedDocument[] = [];
  let after: Cursor | undefined;
  do {
    const page = await pageAfter(after);
    rows.push(...page.rows);
    after = page.next ?? undefined;
  } while (after && rows.length < 100);
  return rows;
}

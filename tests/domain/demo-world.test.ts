import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { reading } from '@/db/client';
import { code } from '@/db/columns';
import { seedDocuments } from '@/db/seed/documents';
import { seedGroups } from '@/db/seed/groups';
import { asOwner } from '@/db/seed/owner';
import { seedPartnerships } from '@/db/seed/partnerships';
import { seedCast } from '@/db/seed/seed-cast';
import { seedTold } from '@/db/seed/told';
import { seedWorkflows } from '@/db/seed/workflows';
import { boxes, origins } from '@/db/vocabulary';
import { countDocuments, listDocuments } from '@/lib/documents/lists/list';
import { listGroups } from '@/lib/groups/queries';
import { actor } from '../sharing';
import { toldTo } from '../telling';
import { environment, everyRow, organisation, person } from '../world';

/** Everything in the person's Inbox IN. */
async function postOf(who: string): Promise<Set<string>> {
  const list = await reading(person(who), (tx) => listDocuments(tx, { box: 'inbox_in' }, undefined, 5000));
  return new Set(list.rows.map(({ id }) => id));
}

const today = new Date('2026-11-20T12:00:00Z');

/** The rows of a table, over the wall. */
const rowsOf = async <R>(table: string) => ((await everyRow(table)) as { row: R }[]).map(({ row }) => row);

beforeAll(async () => {
  await asOwner(async (tx) => {
    await seedCast(tx);
    const arrivals = await seedDocuments(tx, today);
    await seedPartnerships(tx, today);
    await seedGroups(tx);
    await seedWorkflows(tx, arrivals, today);
    await seedTold(tx);
  });
}, 120_000);

test('the demo world holds about five thousand documents, each with bytes, version, path and event', async () => {
  const count = async (table: string) => (await everyRow(table)).length;
  const documents = await count('documents');
  expect(documents).toBeGreaterThan(4800);
  expect(documents).toBeLessThan(6500);
  expect(await count('document_versions')).toBe(documents);
  const paths = (await rowsOf<{ origin: number }>('grants')).filter(({ origin }) => origin !== code(origins, 'task'));
  expect(paths).toHaveLength(documents + (await count('shares')));
  const events = await rowsOf<{ action: string }>('audit_events');
  expect(events.filter(({ action }) => action === 'document.import')).toHaveLength(documents);
});

test('what went from one organisation of the platform to another lies on both sides with the same bytes', async () => {
  const rows = await asOwner(async (tx) => {
    for (const table of ['deliveries', 'document_versions'])
      await tx.execute(sql.raw(`alter table ${table} no force row level security`));
    return tx.execute<{
      pairs: number;
      same: number;
    }>(sql`select count(*)::int as pairs, count(*) filter (where a.sha256 = b.sha256)::int as same
      from deliveries d join document_versions a on a.document_id = d.document_id join document_versions b on b.document_id = d.received_document_id`);
  });
  expect(rows[0]!.pairs).toBeGreaterThan(400);
  expect(rows[0]!.same).toBe(rows[0]!.pairs);
});

test('each person finds the post of their own organisations, what is shared with them and what they have a task for, and nothing else', async () => {
  const documents = (await everyRow('documents')) as { row: { id: string; organisation_id: string; box: number } }[];
  const shares = (await everyRow('shares')) as { row: { document_id: string; principal_id: string } }[];
  const tasks = await rowsOf<{ origin: number; principal_id: string; document_id: string }>('grants');
  for (const [who, ...keys] of [
    ['hanna', 'bakkerij'],
    // A connected relationship manager: De Boer has put its own organisation on the shared list (C-01).
    ['fatima', 'bakkerij', 'vastgoed', 'deboer'],
    ['pien', 'noord'],
  ] as const) {
    const own: readonly string[] = keys.map(organisation);
    const mine = [...own, person(who).userId];
    const shared = [
      ...shares.filter(({ row }) => mine.includes(row.principal_id)).map(({ row }) => row.document_id),
      ...tasks
        .filter((row) => row.origin === code(origins, 'task') && row.principal_id === mine.at(-1))
        .map((row) => row.document_id),
    ];
    const due = documents.filter(
      ({ row }) =>
        row.box === boxes.indexOf('inbox_in') + 1 && (own.includes(row.organisation_id) || shared.includes(row.id)),
    );
    expect(due.length).toBeGreaterThan(who === 'pien' ? 20 : 200);
    expect(await postOf(who)).toEqual(new Set(due.map(({ row }) => row.id)));
  }
});

test('De Boer and its twenty clients are partners; the stranger is nobody’s', async () => {
  const partners = async (key: string) =>
    (await everyRow('live_sides')).filter(
      (row) => (row as { row: { environment_id: string } }).row.environment_id === environment(key),
    ).length;
  expect(await partners('deboer')).toBe(20);
  expect(await partners('jansen')).toBe(1);
  expect(await partners('noord')).toBe(0);
});

test('Chris, a member in Bakkerij Jansen BV, has its post; Emma has not; the shares reach whom they name', async () => {
  const inbox = (who: string) => reading(person(who), (tx) => countDocuments(tx, { box: 'inbox_in' }, 5000));
  expect(await inbox('chris')).toBeGreaterThan(await inbox('emma'));
  expect(await everyRow('shares')).toHaveLength(4);
});

test('per client a finance team joins De Boer’s people and the client’s, who read what it was given though they are members of nothing there', async () => {
  const { groups } = await listGroups(await actor('fatima'), { search: 'Finance team', type: 'partner', page: 1 });
  expect(groups).toMatchObject([
    { name: 'Finance team Bakkerij Jansen', members: 3, uses: { documents: 1 }, isMember: true },
  ]);
  expect((await listGroups(await actor('anna'), { search: '', type: 'partner', page: 1 })).total).toBe(20);
  const shared = (await everyRow('shares')) as { row: { document_id: string; recipient_name: string } }[];
  const { document_id } = shared.find(({ row }) => row.recipient_name.startsWith('Finance team'))!.row;
  expect(await postOf('emma')).toContain(document_id);
});

test('its people were told what they were given, all of it open to them; the stranger nothing, and nobody by mail', async () => {
  const events = async (who: string) => {
    const told = (await toldTo(who)).filter(({ said }) => !said.event.startsWith('task_'));
    for (const one of told) expect(one).toMatchObject({ path: expect.any(String), said: { isGone: false } });
    return told.map(({ said }) => said.event).sort();
  };
  expect(await events('chris')).toEqual([
    'document_shared',
    'document_shared',
    'organisation_added',
    'organisation_added',
  ]);
  expect(await events('ivo')).toEqual(['request_received', 'request_received']);
  expect(await events('anna')).toEqual([
    'document_shared',
    'organisation_added',
    'request_answered',
    'request_answered',
  ]);
  expect(await events('pien')).toEqual([]);
  expect(await everyRow('outbox')).toEqual([]);
});

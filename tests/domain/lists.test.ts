import { beforeAll, describe, expect, test } from 'vitest';
import { reading } from '@/db/client';
import { heldAccess } from '@/lib/documents/facts';
import { countDocuments, listDocuments } from '@/lib/documents/lists/list';
import { listNewest } from '@/lib/documents/lists/overview';
import { searchDocuments } from '@/lib/documents/lists/search';
import { actor, shareWith } from '../sharing';
import { giveDocument, makeWorld, organisation, person } from '../world';

const given: string[] = [];
beforeAll(async () => {
  await makeWorld();
  for (let i = 0; i < 120; i++) {
    const createdAt = new Date(Date.UTC(2026, 0, 1, 12, 0, 0, i));
    given.push(
      await giveDocument('bakkerij', {
        number: `2026-${String(i).padStart(4, '0')}`,
        counterparty: i % 2 ? 'Molen BV' : 'Zuivel BV',
        createdAt,
      }),
    );
  }
  await giveDocument('vastgoed', { number: 'V-1', counterparty: 'Molen BV' });
});

const inbox = { box: 'inbox_in' } as const;

describe('a list', () => {
  test('holds what one is a member of, newest first, page after page, nothing twice', async () => {
    const seen = await reading(person('hanna'), async (tx) => {
      const first = await listDocuments(tx, inbox);
      const second = await listDocuments(tx, inbox, first.next!);
      const third = await listDocuments(tx, inbox, second.next!);
      expect(third.next).toBeNull();
      return [...first.rows, ...second.rows, ...third.rows].map((row) => row.id);
    });
    expect(seen).toEqual(given.toReversed());
  });

  test('holds all organisations of the environment for its administrator, and nothing for the stranger', async () => {
    expect(await reading(person('fatima'), (tx) => countDocuments(tx, inbox, 1000))).toBe(121);
    expect(await reading(person('pien'), (tx) => countDocuments(tx, inbox, 1000))).toBe(0);
    expect(await reading(person('pien'), (tx) => heldAccess(tx, given))).toEqual(new Map());
    expect((await reading(person('hanna'), (tx) => heldAccess(tx, given))).size).toBe(120);
  });

  test('is narrowed by organisation, held or not', async () => {
    const only = (key: string, who: string) =>
      reading(person(who), (tx) => countDocuments(tx, { ...inbox, organisationId: organisation(key) }, 1000));
    expect(await only('vastgoed', 'fatima')).toBe(1);
    expect(await only('vastgoed', 'hanna')).toBe(0);
    expect(await only('bakkerij', 'hanna')).toBe(120);
  });
});

test('a list of the shared shows what one holds, also where the share gives less than membership does', async () => {
  const id = await giveDocument('bakkerij', { number: 'S-1', box: 'documents' });
  expect(await shareWith('fatima', id, 'hanna', 'read_only')).toMatchObject({ code: 'ok' });
  const shared = await reading(person('hanna'), (tx) => listDocuments(tx, { box: 'documents', isShared: true }));
  expect(shared.rows.map((row) => [row.number, row.access])).toEqual([['S-1', 'full_access']]);
});

test('the newest of all boxes come in the order of the lists, also those of one moment', async () => {
  const createdAt = new Date('2027-01-01T12:00:00Z');
  const ids = [];
  for (const box of ['inbox_in', 'documents', 'inbox_out', 'inbox_in'] as const)
    ids.push(await giveDocument('bakkerij', { box, createdAt }));
  const newest = await listNewest(await actor('hanna'), 3);
  expect(newest.map((row) => row.id)).toEqual(ids.toSorted().reverse().slice(0, 3));
});

describe('a search', () => {
  const find = (who: string, text: string) =>
    reading(person(who), async (tx) => (await searchDocuments(tx, inbox, text)).rows.map((row) => row.number));

  test('finds a number, a part of it, a company and the beginning of a word', async () => {
    expect(await find('hanna', '2026-0007')).toEqual(['2026-0007']);
    expect(await find('hanna', '0007')).toEqual(['2026-0007']);
    expect((await find('fatima', 'mol'))[0]).toBe('V-1');
    expect(await find('fatima', 'v 1 molen')).toEqual(['V-1']);
    expect(await find('hanna', 'nothing')).toEqual([]);
  });

  test('finds nothing for the stranger', async () => {
    expect(await find('pien', '2026-0007')).toEqual([]);
    expect(await find('pien', 'molen')).toEqual([]);
  });
});

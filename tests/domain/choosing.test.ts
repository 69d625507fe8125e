import { beforeAll, describe, expect, test } from 'vitest';
import { GET as choose } from '@/app/(portal)/documents/choosing/route';
import type { ChosenDocument } from '@/components/documents/chosen';
import { newId } from '@/db/id';
import { documents } from '@/db/schema';
import { asOwner, within } from '@/db/seed/owner';
import { actAs, actAsNobody } from '../acting';
import { shareWith } from '../sharing';
import { environment, giveDocument, makeWorld, organisation } from '../world';

// Everything that a list asks for, chosen in one press: what the list would show page after page, up to a thousand.

async function ask(who: string, address: string) {
  await actAs(who);
  const response = await choose(new Request(`http://localhost:3000/documents/choosing?${address}`));
  return (await response.json()) as { documents: ChosenDocument[]; isMore: boolean; error?: string };
}

/** So many documents of Kiosk Smit, one a second, newest last. */
async function giveMany(count: number): Promise<void> {
  const given = {
    environmentId: environment('smit'),
    organisationId: organisation('smit'),
    box: 'inbox_in',
    type: 'invoice',
    status: 'received',
  } as const;
  await asOwner((tx) =>
    within(tx, given.environmentId, async () => {
      const rows = Array.from({ length: count }, (_, at) => ({
        ...given,
        id: newId(),
        number: `K-${at + 1}`,
        counterparty: at % 10 === 0 ? 'Zuivel Noord' : 'Bloemen Zuid',
        createdAt: new Date(Date.now() - (count - at) * 1000),
      }));
      await tx.insert(documents).values(rows);
    }),
  );
}

beforeAll(async () => {
  await makeWorld();
  await giveMany(1003);
});

describe('everything of a list', () => {
  test('is the newest thousand, in the order of the list, and says that there is more', async () => {
    const { documents: chosen, isMore } = await ask('quinten', 'box=inbox_in');
    expect(chosen.map(({ name }) => name)).toEqual(Array.from({ length: 1000 }, (_, at) => `K-${1003 - at}`));
    expect([isMore, chosen.every((one) => one.mayShare)]).toEqual([true, true]);
  });

  test('is narrowed as the list is, whatever page one looks at, by a search too', async () => {
    const whole = await ask('quinten', 'box=inbox_in&search=Zuivel');
    expect([whole.documents.length, whole.isMore]).toEqual([101, false]);
    const after = await ask('quinten', `box=inbox_in&search=Zuivel&after=${Date.now() - 500_000}-${newId()}`);
    expect(after).toEqual(whole);
    expect((await ask('quinten', 'box=inbox_in&search=K-777')).documents.map(({ name }) => name)).toEqual(['K-777']);
    expect((await ask('quinten', 'box=inbox_in&status=paid')).documents).toEqual([]);
    expect((await ask('quinten', 'box=documents')).documents).toEqual([]);
  });

  test('holds what the list shows and says what may be passed on; nothing of anybody else', async () => {
    const [read, passed, hidden] = await Promise.all(
      ['READ', 'PASSED', 'HIDDEN'].map((number) => giveDocument('vastgoed', { number })),
    );
    await shareWith('fatima', read!, 'hanna', 'read_only');
    await shareWith('fatima', passed!, 'hanna', 'full_access');
    const { documents: chosen } = await ask('hanna', 'box=inbox_in&shared=yes');
    expect(new Map(chosen.map(({ id, mayShare }) => [id, mayShare]))).toEqual(
      new Map([
        [read, false],
        [passed, true],
      ]),
    );
    expect(chosen.map(({ id }) => id)).not.toContain(hidden);
    expect(await ask('olaf', 'box=inbox_in')).toEqual({ documents: [], isMore: false });
  });

  test('is refused to whoever is not signed in, and of a box that does not exist', async () => {
    expect((await ask('quinten', 'box=attic')).error).toBe('invalid');
    actAsNobody();
    const response = await choose(new Request('http://localhost:3000/documents/choosing?box=inbox_in'));
    expect(response.status).toBe(401);
  });
});

import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import NewInvoicePage from '@/app/(portal)/invoices/new/page';
import { newId } from '@/db/id';
import { organisations, principals } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import { findNewInvoice, findSenders, offeredSenders } from '@/lib/documents/drafts/queries';
import { searchEverywhere } from '@/lib/documents/lists/everywhere';
import { findDocument } from '@/lib/documents/queries';
import { actAs, given, open } from '../acting';
import { party, ublOf } from '../e-documents';
import { actor } from '../sharing';
import { idOf, upload } from '../uploading';
import { environment, makeWorld, organisation } from '../world';

// Whoever has more organisations than fit a list is offered the first, and finds the others by name or number.

const count = 60;
const nameOf = (at: number) => `Klant ${String(at).padStart(3, '0')} BV`;
const numberOf = (at: number) => String(60_000_000 + at);
const ids = Array.from({ length: count }, () => newId());
const far = count - 1;

beforeAll(async () => {
  await makeWorld();
  const environmentId = environment('visser');
  await asOwner(async (tx) => {
    await tx.insert(principals).values(ids.map((id) => ({ id, kind: 'organisation' as const, environmentId })));
    await tx
      .insert(organisations)
      .values(ids.map((id, at) => ({ id, environmentId, name: nameOf(at), legalNumber: numberOf(at) })));
  });
});
beforeEach(() => actAs('ivo'));

describe('an upload', () => {
  test.each([
    ['number', party('A name that is not ours', numberOf(far)), party('Zuivel Noord BV', '87654321')],
    ['name, whatever its signs and case', party(`KLANT 0${far} b.v.`), party('Zuivel Noord BV', '87654321')],
  ])('finds its organisation among all of them by %s', async (_, buyer, seller) => {
    const answered = await upload(ublOf({ number: `M-${buyer.name}`, buyer, seller }), { name: 'm.xml' });
    expect(await findDocument(await actor('ivo'), idOf(answered))).toMatchObject({
      organisationId: ids[far],
      box: 'inbox_in',
      counterparty: 'Zuivel Noord BV',
    });
  });

  test('of nobody known offers the first ones and says that there are more; one that is chosen need not be among them', async () => {
    const bytes = ublOf({ number: 'M-3', buyer: party('Nobody', '99999999'), seller: party('No one', '99999998') });
    const { choose } = await upload(bytes, { name: 'm.xml' });
    expect(choose).toMatchObject({ isMore: true });
    expect(choose?.organisations).toHaveLength(30);
    expect(choose?.organisations.map((one) => one.id)).not.toContain(ids[far]);
    expect((await searchEverywhere(await actor('ivo'), numberOf(far))).organisations).toEqual([
      { id: ids[far], name: nameOf(far) },
    ]);
    const placed = await upload(bytes, { name: 'm.xml', organisation: ids[far]!, box: 'inbox_in' });
    expect((await findDocument(await actor('ivo'), idOf(placed)))?.organisationId).toBe(ids[far]);
  });

  test('of somebody else’s organisation is not found by its number', async () => {
    const bytes = ublOf({
      number: 'M-4',
      buyer: party('Noord Logistiek BV', '20000001'),
      seller: party('No one', '99999998'),
    });
    expect((await upload(bytes, { name: 'm.xml' })).choose).toBeDefined();
  });
});

describe('a new invoice', () => {
  test('offers the first ones, and finds the others by a part of the name or number', async () => {
    const me = await actor('ivo');
    expect(await findSenders(me)).toHaveLength(offeredSenders + 1);
    expect((await findSenders(me, `${far} bv`)).map((one) => one.id)).toEqual([ids[far]]);
    expect((await findSenders(me, numberOf(far))).map((one) => one.id)).toEqual([ids[far]]);
    expect(await findSenders(me, 'Noord')).toEqual([]);
    expect(await findSenders(me, '%')).toEqual([]);
    expect((await findNewInvoice(me, { organisationId: ids[far] }, 'nl'))?.sender.name).toBe(nameOf(far));
    expect(await findNewInvoice(me, { organisationId: organisation('noord') }, 'nl')).toBeNull();
  });

  test('goes straight to the form of the one that was chosen, and of the only one there is', async () => {
    const page = (search: Record<string, string>) => open(NewInvoicePage, { searchParams: given(search) });
    expect(await page({})).toBe('open');
    expect(await page({ search: nameOf(far) })).toBe('open');
    const chosen = (await page({ organisation: ids[far]! })) as { goTo: string };
    expect(chosen.goTo).toMatch(new RegExp(`^/invoices/.+/edit\\?organisation=${ids[far]}$`));
    await actAs('hanna');
    const only = (await page({})) as { goTo: string };
    expect(only.goTo).toContain(`organisation=${organisation('bakkerij')}`);
  });
});

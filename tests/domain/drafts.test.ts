import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createDraft, deleteDraft, removeAttachment, saveDraft } from '@/app/(portal)/invoices/actions';
import { reading } from '@/db/client';
import { organisations } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import { attachToDraft } from '@/lib/documents/drafts/attachments/attach';
import {
  findDraft,
  findNewInvoice,
  findRecipients,
  findSenders,
  type SavedDraft,
} from '@/lib/documents/drafts/queries';
import { findFile } from '@/lib/documents/files/stored';
import { listDocuments } from '@/lib/documents/lists/list';
import { findDocument } from '@/lib/documents/queries';
import { readEDocument } from '@/lib/documents/ubl/read';
import { findSession } from '@/lib/policy/session';
import { actAs, asPerson, post } from '../acting';
import { invoiceForm, invoiceOutside, savedForm } from '../drafting';
import { everything } from '../matrix';
import { shareWith } from '../sharing';
import { makeWorld, organisation, person } from '../world';

beforeAll(makeWorld);
beforeEach(async () => {
  await actAs('hanna');
});

const me = async () => (await findSession())!.actor;
const draftOf = async (documentId: string) => (await findDraft(await me(), documentId, 'nl')) as SavedDraft;

/** Makes a draft as whoever acts now; answers its id. */
async function makeDraft(form = invoiceForm()): Promise<string> {
  expect((await post(createDraft, form)).code).toBe('ok');
  return form.documentId as string;
}

describe('creating a draft', () => {
  test('O03 a member makes one: listed in Documents as a draft without a number, its totals exact', async () => {
    const id = await makeDraft();
    const row = await reading(person('hanna'), (tx) => listDocuments(tx, { box: 'documents' })).then(({ rows }) =>
      rows.find((one) => one.id === id),
    );
    expect(row).toMatchObject({ status: 'draft', number: '', counterparty: 'De Boer Accountants BV', isUnread: false });
    // 2 × 1,234.50 at 21 %, 1.5 × 40.00 less 10 % at 9 %.
    expect(row?.amountCents).toBe(304_635);
    const { model } = (await findDocument(await me(), id))!;
    expect(model?.totals).toMatchObject({ lines: '2523.00', exclusive: '2523.00', vat: '523.35', payable: '3046.35' });
    expect(model?.dueDate).toBe('2026-12-21');
    expect(model?.number).toBeNull();
  });

  test('what is stored is UBL, and reads back as what was typed', async () => {
    const id = await makeDraft();
    const file = (await findFile(await me(), id))!;
    const { model } = readEDocument(file.bytes);
    expect(model.lines.map((line) => [line.name, line.quantity, line.price, line.net])).toEqual([
      ['Brood', '2', '1234.50', '2469.00'],
      ['Bezorgen', '1.5', '40', '54.00'],
    ]);
    expect(model.seller.legalId).toEqual({ value: '10000001', scheme: '0106' });
    const { fields } = await draftOf(id);
    expect(fields.lines[0]).toMatchObject({ name: 'Brood', price: '1234,50', vat: 'standard' });
    expect(fields).toMatchObject({ term: '30', buyerReference: 'PO 7', recipientId: organisation('deboer') });
  });

  test('amounts are read as the reader writes them', async () => {
    const english = await makeDraft(
      invoiceForm({ language: 'en', 'lines.0.price': '1,234.50', 'lines.1.quantity': '1.5' }),
    );
    expect((await findDocument(await me(), english))?.model?.totals.payable).toBe('3046.35');
    const plain = await makeDraft(invoiceForm({ 'lines.0.price': '1234.50' }));
    expect((await findDocument(await me(), plain))?.model?.totals.payable).toBe('3046.35');
  });

  test.each(['gijs', 'fatima'])('O03 %s makes one too', async (who) => {
    await actAs(who);
    await makeDraft();
  });

  test.each([
    ['pien', 'the stranger'],
    ['julia', 'a member of another organisation'],
    ['chris', 'a user of another environment'],
  ])('O03 %s, %s, makes none: the organisation is not there, and nothing is written', async (who) => {
    await actAs(who);
    const before = await everything();
    expect((await post(createDraft, invoiceForm())).code).toBe('not_found');
    expect(await everything()).toEqual(before);
  });

  test('the same form sent twice makes one draft; another one under its id is refused', async () => {
    const form = invoiceForm();
    const [one, two] = await Promise.all([post(createDraft, form), post(createDraft, form)]);
    expect([one.code, two.code]).toEqual(['ok', 'ok']);
    expect((await draftOf(form.documentId as string)).version).toBe(1);
    expect((await post(createDraft, { ...form, note: 'another' })).code).toBe('conflict');
  });

  test('an id that stands for somebody else’s document is told as not there (D-07)', async () => {
    const form = invoiceForm();
    await makeDraft(form);
    const before = await everything();
    for (const [who, organisationKey] of [
      ['pien', 'noord'],
      ['julia', 'vis'],
      ['bram', 'deboer'],
    ] as const) {
      await actAs(who);
      const foreign = invoiceForm({
        documentId: form.documentId as string,
        organisationId: organisation(organisationKey),
      });
      expect((await post(createDraft, foreign)).code).toBe('not_found');
    }
    expect(await everything()).toEqual(before);
  });

  test('what cannot be read is told at its field, and nothing is written', async () => {
    const before = await everything();
    const answer = await post(
      createDraft,
      invoiceForm({ 'lines.1.price': 'veel', 'lines.0.discount': '150', issueDate: '2026-02-30', buyerEmail: 'x' }),
    );
    expect(answer).toMatchObject({ code: 'invalid' });
    expect(Object.keys(answer.code === 'invalid' ? answer.fields : {}).sort()).toEqual([
      'buyerEmail',
      'issueDate',
      'lines.0.discount',
      'lines.1.price',
    ]);
    expect(await everything()).toEqual(before);
  });

  test('a number typed where there is no list finds the recipient', async () => {
    const id = await makeDraft(invoiceForm({ recipientId: '', recipientText: '3000 0001' }));
    expect((await draftOf(id)).recipient?.id).toBe(organisation('deboer'));
    const open = await makeDraft(invoiceForm({ recipientId: '', recipientText: 'Visser' }));
    const { recipient, candidates } = await draftOf(open);
    expect(recipient).toBeNull();
    expect(candidates.map((one) => one.name)).toEqual(['Visser Koeltechniek BV', 'Visser Vervoer BV', 'Visser Vis BV']);
  });
});

describe('saving a draft', () => {
  test('makes a version of each save; the versions before stay', async () => {
    const id = await makeDraft();
    expect((await post(saveDraft, savedForm(id, 1, { note: 'Dank' }))).code).toBe('ok');
    const { version, fields } = await draftOf(id);
    expect([version, fields.note]).toEqual([2, 'Dank']);
    expect((await findDocument(await me(), id))?.versions.map((one) => one.number)).toEqual([2, 1]);
  });

  test('meets a conflict when somebody saved first: told who, both values at hand, nothing overwritten', async () => {
    const id = await makeDraft();
    await actAs('gijs');
    expect((await post(saveDraft, savedForm(id, 1, { note: 'van Gijs' }))).code).toBe('ok');
    await actAs('hanna');
    const before = await everything();
    const answer = await post(saveDraft, savedForm(id, 1, { note: 'van Hanna' }));
    expect(answer.code).toBe('conflict');
    expect(answer.code === 'conflict' && answer.message).toContain('Gijs');
    expect(answer.values).toMatchObject({ note: 'van Hanna', 'lines.0.name': 'Brood' });
    expect(await everything()).toEqual(before);
    const theirs = await draftOf(id);
    expect([theirs.fields.note, theirs.version, theirs.changedByName]).toEqual([
      'van Gijs',
      2,
      expect.stringContaining('Gijs'),
    ]);
    expect((await post(saveDraft, savedForm(id, 2, { note: 'van Hanna' }))).code).toBe('ok');
  });

  test('500 at the same moment: as many are accepted as the version grew, and as there are versions', async () => {
    const id = await makeDraft();
    const save = async (place: number) => {
      const { version } = await draftOf(id);
      return (await post(saveDraft, savedForm(id, version, { note: `nummer ${place}` }))).code;
    };
    const codes = await Promise.all(Array.from({ length: 500 }, (_, place) => save(place)));
    const accepted = codes.filter((code) => code === 'ok').length;
    expect(accepted).toBeGreaterThan(0);
    expect(codes.filter((code) => code !== 'ok' && code !== 'conflict')).toEqual([]);
    expect((await draftOf(id)).version).toBe(1 + accepted);
    expect((await findDocument(await me(), id))?.versions).toHaveLength(1 + accepted);
  }, 120_000);

  test.each([
    ['read_only', 'forbidden'],
    ['can_edit', 'ok'],
    ['full_access', 'ok'],
  ] as const)('L05 with a share of %s changing the content answers %s', async (access, expected) => {
    const id = await draftOfVis();
    await shareWith('julia', id, 'kees', access);
    await actAs('kees');
    const before = await everything();
    expect((await post(saveDraft, savedForm(id, 1, { note: 'gedeeld' }))).code).toBe(expected);
    if (expected !== 'ok') expect(await everything()).toEqual(before);
  });

  test('without a path there is no draft: to its form, to a save, to a removal', async () => {
    const id = await draftOfVis();
    await actAs('kees');
    const before = await everything();
    expect(await findDraft(await me(), id, 'nl')).toBeNull();
    expect((await post(saveDraft, savedForm(id, 1))).code).toBe('not_found');
    expect((await post(deleteDraft, { documentId: id, version: '1' })).code).toBe('not_found');
    expect(await everything()).toEqual(before);
  });
});

/** A draft of Visser Vis BV, made by Julia, its member; Kees is a colleague who is no member. */
async function draftOfVis(): Promise<string> {
  await actAs('julia');
  return makeDraft(invoiceForm({ organisationId: organisation('vis') }));
}

describe('attachments of a draft', () => {
  const pdf = Buffer.from('%PDF-1.7\nnothing\n%%EOF\n');
  const csv = Buffer.from('dag;uren\nmaandag;"8;5"\n');
  const attach = async (documentId: string, version: number, name: string, bytes: Uint8Array) =>
    attachToDraft(await me(), { documentId, version, name }, bytes).then(
      () => 'ok',
      (error) => `${error.code}: ${error.details?.say}`,
    );

  test('are told by their content, named by it, and make a version each', async () => {
    const id = await makeDraft();
    expect(await attach(id, 1, '../specificatie.html', pdf)).toBe('ok');
    expect(await attach(id, 2, 'uren.csv', csv)).toBe('ok');
    const { attachments, version } = await draftOf(id);
    expect(attachments.map((one) => [one.name, one.mediaType])).toEqual([
      ['specificatie.html.pdf', 'application/pdf'],
      ['uren.csv', 'text/csv'],
    ]);
    expect(version).toBe(3);
    expect((await post(saveDraft, savedForm(id, 3, { note: 'blijft' }))).code).toBe('ok');
    expect((await draftOf(id)).attachments).toHaveLength(2);
    expect((await post(removeAttachment, { documentId: id, version: '4', number: '1' })).code).toBe('ok');
    expect((await draftOf(id)).attachments.map((one) => one.name)).toEqual(['uren.csv']);
  });

  test.each([
    ['a web page', Buffer.from('<!doctype html><script>x</script>')],
    ['an archive', Buffer.from('PK\u0003\u0004............')],
    ['a text that is no table', Buffer.from('Just words.\nAnd more, with a comma.\n')],
    ['a table with control characters', Buffer.from('a;b\n\u0000;c\n')],
    ['nothing', Buffer.alloc(0)],
  ])('refuse %s, and nothing is written', async (_, bytes) => {
    const id = await makeDraft();
    const before = await everything();
    expect(await attach(id, 1, 'file.pdf', bytes)).toBe('invalid: attachment_type');
    expect(await everything()).toEqual(before);
  });

  test('are 5 MB together at most, and for those who may edit', async () => {
    const id = await makeDraft();
    const large = Buffer.concat([pdf, Buffer.alloc(3 * 1024 * 1024, 32)]);
    expect(await attach(id, 1, 'een.pdf', large)).toBe('ok');
    expect(await attach(id, 2, 'twee.pdf', Buffer.concat([large, pdf]))).toBe('invalid: attachments_too_large');
    expect(await attach(id, 1, 'drie.pdf', pdf)).toBe('conflict: version');
    await actAs('pien');
    expect(await attach(id, 2, 'vier.pdf', pdf)).toBe('not_found: undefined');
  });
});

describe('deleting a draft (C-33)', () => {
  const remove = (documentId: string, version = 1) => post(deleteDraft, { documentId, version: String(version) });

  test('whoever made it does; its versions and its bytes go with it', async () => {
    const butTheLog = async () => ({ ...(await everything()), audit_events: '', audit_heads: '' });
    const before = await butTheLog();
    const id = await makeDraft();
    expect(await remove(id)).toEqual({ code: 'ok', goTo: '/documents' });
    expect(await butTheLog()).toEqual(before);
  });

  test.each(['gijs', 'fatima'])('O06 %s deletes another member’s', async (who) => {
    const id = await makeDraft();
    await actAs(who);
    expect((await remove(id)).code).toBe('ok');
  });

  test('O06 a member does not delete another member’s', async () => {
    await actAs('gijs');
    const id = await makeDraft();
    await actAs('hanna');
    const before = await everything();
    expect(await remove(id)).toMatchObject({
      code: 'forbidden',
      missing: [{ condition: expect.stringContaining('made it') }],
    });
    expect(await everything()).toEqual(before);
  });

  test('L11 no share gives deletion', async () => {
    const id = await draftOfVis();
    await shareWith('julia', id, 'kees', 'full_access');
    await actAs('kees');
    const before = await everything();
    expect((await remove(id)).code).toBe('forbidden');
    expect(await everything()).toEqual(before);
  });

  test('refuses when somebody saved in the meantime', async () => {
    const id = await makeDraft();
    await post(saveDraft, savedForm(id, 1, { note: 'later' }));
    expect((await remove(id, 1)).code).toBe('conflict');
    expect(await draftOf(id)).not.toBeNull();
  });
});

describe('the form', () => {
  test('offers the organisations of which one is a member, an administrator all of the environment', async () => {
    const names = async (who: string) => {
      await actAs(who);
      return (await findSenders(await me())).map((one) => one.name);
    };
    expect(await names('hanna')).toEqual(['Bakkerij Jansen BV']);
    expect(await names('fatima')).toEqual(['Bakkerij Jansen BV', 'Jansen Vastgoed BV']);
    expect(await names('ivo')).toHaveLength(3);
    expect(await names('kees')).toEqual(['Visser Koeltechniek BV']);
  });

  test('is filled in with what the organisation says of itself, and is not there for another one', async () => {
    const form = await findNewInvoice(await me(), { organisationId: organisation('bakkerij') }, 'nl');
    expect(form?.fields).toMatchObject({ term: '30', paymentCode: '58' });
    expect(form?.fields.iban).toMatch(/^NL\d\dKOPL/);
    expect(await findNewInvoice(await me(), { organisationId: organisation('vastgoed') }, 'nl')).toBeNull();
  });

  test('finds recipients by three letters or a whole number, with nothing but name, number and city', async () => {
    const find = async (text: string) => findRecipients(await me(), text);
    expect(await find('boer acc')).toEqual([
      { id: organisation('deboer'), name: 'De Boer Accountants BV', legalNumber: '30000001', city: 'Amsterdam' },
    ]);
    expect((await find('2000 0001')).map((one) => one.name)).toEqual(['Noord Logistiek BV']);
    for (const text of ['de', 'd e b', '30', '3000000', '%%%', '___', '']) expect(await find(text)).toEqual([]);
    expect((await find('bv ')).length).toBeLessThanOrEqual(10);
  });

  test('asks the directory sixty times a minute at most', async () => {
    await actAs('quinten');
    const actor = await me();
    for (let asked = 0; asked < 60; asked++) await findRecipients(actor, 'noord');
    await expect(findRecipients(actor, 'noord')).rejects.toMatchObject({ code: 'rate_limited' });
    await asPerson('olaf', async () => expect(await findRecipients(await me(), 'smit')).toHaveLength(1));
  });

  test('keeps an organisation that does not want to be found to its own environment', async () => {
    await asOwner((tx) =>
      tx
        .update(organisations)
        .set({ isFindable: false })
        .where(eq(organisations.id, organisation('noord'))),
    );
    expect(await findRecipients(await me(), 'noord')).toEqual([]);
    const chosen = invoiceForm({ recipientId: organisation('noord') });
    expect(await post(createDraft, chosen)).toMatchObject({
      code: 'invalid',
      fields: { recipientId: expect.any(String) },
    });
    await asPerson('olaf', async () => expect(await findRecipients(await me(), 'noord')).toHaveLength(1));
    await asOwner((tx) =>
      tx
        .update(organisations)
        .set({ isFindable: true })
        .where(eq(organisations.id, organisation('noord'))),
    );
  });

  test('keeps nothing of a recipient for the next one chosen', async () => {
    await asOwner((tx) =>
      tx
        .update(organisations)
        .set({ street: '' })
        .where(eq(organisations.id, organisation('noord'))),
    );
    const id = await makeDraft();
    expect((await draftOf(id)).fields).toMatchObject({ buyerName: '', buyerStreet: '', buyerEmail: '' });
    expect((await post(saveDraft, savedForm(id, 1, { recipientId: organisation('noord') }))).code).toBe('ok');
    const street = async () => (await findDocument(await me(), id))?.model?.buyer.address.street;
    expect(await street()).toBeNull();
    const typed = { recipientId: organisation('noord'), buyerStreet: 'Kade 9', buyerCity: 'Elders' };
    expect((await post(saveDraft, savedForm(id, 2, typed))).code).toBe('ok');
    const { fields } = await draftOf(id);
    expect([await street(), fields.buyerStreet, fields.buyerCity]).toEqual(['Kade 9', 'Kade 9', '']);
    expect((await findDocument(await me(), id))?.model?.buyer.address.city).toBe('Eemshaven');
  });

  test('knows the recipient outside, and shows it again', async () => {
    const id = await makeDraft(invoiceOutside());
    expect((await draftOf(id)).fields).toMatchObject({
      recipient: 'outside',
      buyerName: 'Molen Zuid BV',
      buyerEmail: 'facturen@molen.example',
      buyerLegalNumber: '55555555',
    });
  });
});

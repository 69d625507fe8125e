import { and, eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { changeStatus } from '@/app/(portal)/documents/[documentId]/actions';
import { markRead } from '@/app/(portal)/documents/actions';
import { deleteOrganisation } from '@/app/(portal)/environment/organisations/[organisationId]/actions';
import { createDraft, deleteDraft, resendDocument, saveDraft, sendDraft } from '@/app/(portal)/invoices/actions';
import { enterCode, sendLink } from '@/app/(public)/sign-in/actions';
import { createEnvironment } from '@/app/(public)/sign-up/actions';
import { identifying, reading, refusingConstraint } from '@/db/client';
import { documents, documentVersions, organisations, outbox } from '@/db/schema';
import { asOwner, within } from '@/db/seed/owner';
import type { Language } from '@/db/vocabulary';
import { attachToDraft } from '@/lib/documents/drafts/attachments/attach';
import { findNewInvoice, findSenders } from '@/lib/documents/drafts/queries';
import { findPrinted } from '@/lib/documents/files/printed';
import { findAttachment, findFile } from '@/lib/documents/files/stored';
import { fileUpload } from '@/lib/documents/intake/file-upload';
import { listDocuments } from '@/lib/documents/lists/list';
import { findDocument } from '@/lib/documents/queries';
import { drawDocument } from '@/lib/documents/sending/print/draw';
import { findSummary, type Summary } from '@/lib/documents/sending/queries';
import { embeddedXml } from '@/lib/documents/ubl/pdf-in';
import { readEDocument } from '@/lib/documents/ubl/read';
import { deliver } from '@/lib/notifications/delivery';
import { attachmentsOf } from '@/lib/notifications/drawings';
import { markFailed } from '@/lib/notifications/outbox';
import type { Payload } from '@/lib/notifications/payload';
import { findLocalMail } from '@/lib/notifications/queries';
import type { Actor } from '@/lib/policy/actor';
import { findSession } from '@/lib/policy/session';
import { findDocumentPage } from '@/lib/shares/queries';
import { actAs, asPerson, type Form, post } from '../acting';
import { invoiceForm, invoiceOutside, savedForm } from '../drafting';
import { newestLetter } from '../letters';
import { everything } from '../matrix';
import { shareWith } from '../sharing';
import { environment, giveDocument, makeWorld, organisation, person } from '../world';

beforeAll(makeWorld);
beforeEach(async () => {
  await actAs('hanna');
});

const me = async (): Promise<Actor> => (await findSession())!.actor;

async function makeDraft(form: Form = invoiceForm()): Promise<string> {
  expect((await post(createDraft, form)).code).toBe('ok');
  return form.documentId as string;
}

const send = (documentId: string, version = 1) => post(sendDraft, { documentId, version: String(version) });
const deliveriesOf = async (documentId: string) => (await findDocumentPage(await me(), documentId))?.deliveries;
const seen = async (documentId: string) => (await findDocument(await me(), documentId))!;

/** Makes and sends; answers the document as its sender sees it. */
async function sent(form: Form = invoiceForm()) {
  const id = await makeDraft(form);
  expect(await send(id)).toEqual({ code: 'ok', goTo: `/documents/${id}` });
  return seen(id);
}

/** The one document in the receiver's Inbox IN with this number. */
const received = (who: string, number: string) =>
  reading(person(who), async (tx) =>
    (await listDocuments(tx, { box: 'inbox_in' })).rows.filter((row) => row.number === number),
  );

describe('sending to an organisation on the platform', () => {
  test('O04 gives the next number, moves to Inbox OUT, and lies in the recipient’s Inbox IN at once, byte for byte', async () => {
    const document = await sent();
    expect(document).toMatchObject({ box: 'inbox_out', status: 'sent', version: 2 });
    expect(document.number).toMatch(/^\d{4}-\d{4}$/);
    const [arrived, ...others] = await received('chris', document.number);
    expect(others).toEqual([]);
    expect(arrived).toMatchObject({
      status: 'received',
      counterparty: 'Bakkerij Jansen BV',
      organisationId: organisation('deboer'),
      amountCents: document.amountCents,
      isUnread: true,
    });
    await asPerson('chris', async () => {
      const copy = await seen(arrived!.id);
      expect(copy.latest.sha256).toBe(document.latest.sha256);
      const file = (await findFile(await me(), arrived!.id))!;
      expect(readEDocument(file.bytes).model).toMatchObject({ number: document.number, warnings: [] });
    });
    expect(Buffer.compare((await fileOf('hanna', document.id))!, (await fileOf('chris', arrived!.id))!)).toBe(0);
    expect(await deliveriesOf(document.id)).toMatchObject([
      { channel: 'platform', state: 'delivered', recipientName: 'De Boer Accountants BV' },
    ]);
    expect(await received('pien', document.number)).toEqual([]);
  });

  const fileOf = (who: string, id: string) => asPerson(who, async () => (await findFile(await me(), id))?.bytes);

  test('is paid by its number, and carries what was attached', async () => {
    const id = await makeDraft();
    const pdf = Buffer.from('%PDF-1.7\nspecification\n%%EOF\n');
    await attachToDraft(await me(), { documentId: id, version: 1, name: 'uren.pdf' }, pdf);
    expect((await send(id, 2)).code).toBe('ok');
    const { number, model } = await seen(id);
    expect(model?.paymentMeans[0]?.remittance).toBe(number);
    const { attachments } = readEDocument((await findFile(await me(), id))!.bytes);
    expect(attachments.map((one) => Buffer.from(one.bytes))).toEqual([pdf]);
    const [arrived] = await received('chris', number);
    await asPerson('chris', async () => {
      expect((await findAttachment(await me(), arrived!.id, 1))?.bytes).toEqual(pdf);
    });
  });

  test('E-057, E-059 what the receiver makes of it, the sender sees at once', async () => {
    const { id, number } = await sent();
    const [arrived] = await received('chris', number);
    const statusNow = async () => (await seen(id)).status;
    await asPerson('chris', () => post(markRead, { documentId: arrived!.id }));
    expect(await statusNow()).toBe('opened');
    for (const status of ['under_review', 'rejected', 'under_review', 'approved_for_payment', 'paid']) {
      await asPerson('chris', async () => {
        const { version } = await seen(arrived!.id);
        const form = { documentId: arrived!.id, status, version: String(version), reason: 'because' };
        expect((await post(changeStatus, form)).code).toBe('ok');
      });
      expect(await statusNow()).toBe(status);
    }
  });

  test('E-062 what the recipient uploaded before arrives as a duplicate', async () => {
    const { id, number } = await sent();
    const next = number.replace(/\d{4}$/, (count) => String(Number(count) + 1).padStart(4, '0'));
    const uploaded = (await findFile(await me(), id))!.bytes.toString().replaceAll(number, next);
    await asPerson('chris', async () => {
      const input = { name: 'from-paper.xml' };
      expect(await fileUpload(await me(), Buffer.from(uploaded), input)).toMatchObject({ outcome: 'stored' });
    });
    expect((await sent()).number).toBe(next);
    expect((await received('chris', next)).map((row) => row.status)).toEqual(['duplicate', 'received']);
  });

  test('an organisation’s numbers go on where they were, prefix and all', async () => {
    await asOwner((tx) =>
      tx
        .update(organisations)
        .set({ invoicePrefix: 'V/', nextInvoiceNumber: 9999 })
        .where(eq(organisations.id, organisation('vastgoed'))),
    );
    await actAs('fatima');
    const form = () => invoiceForm({ organisationId: organisation('vastgoed') });
    expect([(await sent(form())).number, (await sent(form())).number]).toEqual(['V/9999', 'V/10000']);
    const { latest } = await sent(form());
    expect(latest.fileName).toBe('V-10001.xml');
  });
});

describe('sending to an address outside', () => {
  const lettersTo = (address: string) =>
    identifying((tx) =>
      tx
        .select()
        .from(outbox)
        .where(and(eq(outbox.toAddress, address), eq(outbox.kind, 'document'))),
    );

  test('puts one letter in the outbox, with the UBL and a PDF that holds it', async () => {
    const document = await sent(invoiceOutside({ buyerEmail: 'een@molen.example' }));
    const [letter, ...others] = await lettersTo('een@molen.example');
    expect(others).toEqual([]);
    const payload = letter!.payload as Payload;
    expect(payload.open).toMatchObject({
      number: document.number,
      senderName: 'Bakkerij Jansen BV',
      amount: '3046.35',
    });
    // Nothing is drawn while the number is held: who sends meanwhile does not wait for a printer.
    expect(payload.attachments?.map((one) => one.fileName)).toEqual([`${document.number}.xml`]);
    expect((await findLocalMail(letter!.id))?.attachments).toEqual([
      `${document.number}.xml`,
      `${document.number}.pdf`,
    ]);
    const attachments = await attachmentsOf(payload, letter!.language as Language, drawDocument);
    expect(attachments.map((one) => [one.fileName, one.mediaType])).toEqual([
      [`${document.number}.xml`, 'application/xml'],
      [`${document.number}.pdf`, 'application/pdf'],
    ]);
    const [xml, pdf] = attachments.map((one) => Buffer.from(one.base64, 'base64'));
    expect(xml).toEqual((await findFile(await me(), document.id))!.bytes);
    expect(pdf!.subarray(0, 5).toString()).toBe('%PDF-');
    expect(embeddedIn(pdf!)).toEqual(xml);
    expect(pdf).toEqual((await findPrinted(await me(), document.id))!.bytes);
    expect(await deliveriesOf(document.id)).toMatchObject([
      { channel: 'mail', state: 'queued', recipientAddress: 'een@molen.example', deliveredAt: null },
    ]);
  });

  const embeddedIn = (pdf: Buffer) => {
    const found = embeddedXml(pdf);
    return found.outcome === 'found' ? Buffer.from(found.bytes) : found.outcome;
  };

  test('is delivered when the worker has mailed it', async () => {
    const { id } = await sent(invoiceOutside({ buyerEmail: 'twee@molen.example' }));
    const [letter] = await lettersTo('twee@molen.example');
    await deliver(letter!.id, drawDocument);
    expect(await deliveriesOf(id)).toMatchObject([{ state: 'delivered', deliveredAt: expect.any(Date) }]);
    expect((await seen(id)).status).toBe('sent');
  });

  test('fails when the mail is given up; a corrected address gets the same document under the same number', async () => {
    const before = await sent(invoiceOutside({ buyerEmail: 'fout@molen.example' }));
    const [letter] = await lettersTo('fout@molen.example');
    await identifying((tx) => markFailed(tx, letter!.id, 'no such mailbox', true));
    const failed = await seen(before.id);
    expect(failed).toMatchObject({ status: 'delivery_failed', version: 3, number: before.number });
    expect(await deliveriesOf(before.id)).toMatchObject([{ state: 'failed', lastError: 'no such mailbox' }]);
    // The system did it: the one who sees an older version is told so, and nobody is named for it.
    expect(await post(changeStatus, { documentId: before.id, status: 'paid', version: '2' })).toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/^This was changed/),
    });
    const again = { documentId: before.id, version: '3', email: 'goed@molen.example' };
    await actAs('pien');
    expect((await post(resendDocument, again)).code).toBe('not_found');
    await actAs('hanna');
    expect((await post(resendDocument, { ...again, email: 'geen adres' })).code).toBe('invalid');
    expect(await post(resendDocument, again)).toMatchObject({
      code: 'ok',
      message: 'Sent again to goed@molen.example.',
    });
    const after = await seen(before.id);
    expect(after).toMatchObject({ status: 'sent', number: before.number });
    expect(after.latest.sha256).toBe(before.latest.sha256);
    expect(after.versions).toHaveLength(before.versions.length);
    expect(await lettersTo('goed@molen.example')).toHaveLength(1);
    expect(await deliveriesOf(before.id)).toMatchObject([{ state: 'queued' }, { state: 'failed' }]);
    expect((await post(resendDocument, { ...again, version: '4' })).code).toBe('forbidden');
    await actAs('gijs');
    expect(await post(changeStatus, { documentId: before.id, status: 'paid', version: '3' })).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Hanna de Wit changed this'),
    });
  });
});

describe('who sends', () => {
  test.each(['gijs', 'fatima'])('O04 %s sends another member’s draft', async (who) => {
    const id = await makeDraft();
    await actAs(who);
    expect((await send(id)).code).toBe('ok');
  });

  test.each([['read_only', 'can_edit', 'full_access'] as const])(
    'L10 no share gives sending: %s, %s, %s',
    async (...accesses) => {
      await actAs('julia');
      const id = await makeDraft(invoiceForm({ organisationId: organisation('vis') }));
      for (const access of accesses) {
        await shareWith('julia', id, 'kees', access);
        await actAs('kees');
        const before = await everything();
        expect(await send(id)).toMatchObject({
          code: 'forbidden',
          missing: [{ condition: 'You are not a member of this organisation.' }],
        });
        expect(await everything()).toEqual(before);
        await actAs('julia');
      }
    },
  );

  test.each(['pien', 'chris', 'kees'])('%s, without a path, finds no draft to send', async (who) => {
    const id = await makeDraft();
    await actAs(who);
    const before = await everything();
    expect((await send(id)).code).toBe('not_found');
    expect(await findSummary(await me(), id)).toBeNull();
    expect(await everything()).toEqual(before);
  });
});

describe('what is not complete', () => {
  const problemsOf = async (form: Form) => {
    const id = await makeDraft(form);
    const { problems } = (await findSummary(await me(), id)) as Summary;
    const before = await everything();
    if (problems.length > 0) expect(await send(id)).toMatchObject({ code: 'conflict' });
    expect(await everything()).toEqual(before);
    return problems.map((one) => `${one.code} ${one.field}`);
  };

  test('is not sent, takes no number, and says which field mends it', async () => {
    expect(await problemsOf(invoiceForm({ recipientId: '' }))).toEqual(['RECIPIENT recipientId']);
    expect(await problemsOf(invoiceForm({ recipientId: '', buyerReference: '' }))).toEqual([
      'RECIPIENT recipientId',
      'PEPPOL-EN16931-R003 buyerReference',
    ]);
    expect(await problemsOf(invoiceOutside({ buyerEmail: '', buyerCity: '' }))).toEqual([
      'EMAIL buyerEmail',
      'NL-R-004 buyerCity',
    ]);
    expect(
      await problemsOf(
        invoiceForm({ buyerReference: '', iban: 'NL00BANK0123456789', 'lines.0.name': '', 'lines.1.price': '' }),
      ),
    ).toEqual(['PEPPOL-EN16931-R003 buyerReference', 'IBAN iban', 'BR-25 lines.0.name', 'BR-26 lines.1.price']);
    expect(await problemsOf(invoiceForm({ 'lines.0.vat': 'exempt' }))).toEqual(['BR-E-10 exemptionReason']);
    expect(await problemsOf(invoiceForm({ type: 'credit_note' }))).toEqual(['NL-R-001 precedingNumber']);
    expect(await problemsOf(invoiceForm({ 'lines.0.vat': 'intra_community' }))).toEqual(['BR-IC-11 deliveryDate']);
    expect(
      await problemsOf(
        invoiceForm({ 'lines.0.name': '', 'lines.0.price': '', 'lines.1.name': '', 'lines.1.price': '' }),
      ),
    ).toEqual(['BR-16 lines.0.name']);
  });

  test('what the organisation itself leaves open leads to its settings for who may change them, and can be typed', async () => {
    const gaps = { street: '', vatNumber: '', iban: '' };
    const [before] = await asOwner((tx) =>
      tx
        .select()
        .from(organisations)
        .where(eq(organisations.id, organisation('vervoer'))),
    );
    await asOwner((tx) =>
      tx
        .update(organisations)
        .set(gaps)
        .where(eq(organisations.id, organisation('vervoer'))),
    );
    await actAs('ivo');
    const id = await makeDraft(invoiceForm({ organisationId: organisation('vervoer') }));
    const summary = (await findSummary(await me(), id)) as Summary;
    expect(summary.mayChangeSettings).toBe(true);
    expect(summary.problems.map((one) => [one.code, one.about, one.field])).toEqual([
      ['NL-R-002', 'sender', 'senderStreet'],
      ['BR-50', 'invoice', 'iban'],
      ['BR-S-02', 'sender', 'senderVatNumber'],
    ]);
    const typed = { senderStreet: 'Kade 1', senderVatNumber: 'NL810000033B01', iban: before!.iban };
    expect((await post(saveDraft, savedForm(id, 1, typed))).code).toBe('ok');
    expect((await send(id, 2)).code).toBe('ok');
    expect((await seen(id)).model?.seller).toMatchObject({ vatId: 'NL810000033B01', address: { street: 'Kade 1' } });
  });

  test('a recipient that is gone is asked for again', async () => {
    const id = await makeDraft(invoiceForm({ recipientId: organisation('smit') }));
    const hide = (isFindable: boolean) =>
      asOwner((tx) =>
        tx
          .update(organisations)
          .set({ isFindable })
          .where(eq(organisations.id, organisation('smit'))),
      );
    await hide(false);
    const { problems } = (await findSummary(await me(), id)) as Summary;
    expect(problems.map((one) => one.code)).toEqual(['RECIPIENT-GONE']);
    expect((await send(id)).code).toBe('conflict');
    await hide(true);
    expect((await send(id)).code).toBe('ok');
  });

  const deleteAs = (who: string, key: string, typed: string) =>
    asPerson(who, () => post(deleteOrganisation, { organisationId: organisation(key), typed }));
  const left = { code: 'conflict', message: expect.stringContaining('recipient cannot be found') };

  test('a recipient that was closed meanwhile is refused in words, and so is one that was destroyed', async () => {
    await giveDocument('bosman');
    for (const [who, key, name] of [
      ['thijs', 'bosman', 'Bosman Bouw'],
      ['sanne', 'aarts', 'Aarts Hoveniers'],
    ] as const) {
      const id = await makeDraft(invoiceForm({ recipientId: organisation(key) }));
      expect((await deleteAs(who, key, name)).code).toBe('ok');
      const before = await everything();
      expect(await send(id)).toMatchObject(left);
      expect(await everything()).toEqual(before);
      const { problems } = (await findSummary(await me(), id)) as Summary;
      expect(problems.map((one) => `${one.code} ${one.field}`)).toEqual(['RECIPIENT-GONE recipientId']);
    }
  });

  test('one that closes at the very moment: either it arrived before, or nothing was sent', async () => {
    for (const [who, key, name] of [
      ['roos', 'cornelissen', 'Cornelissen Zorg'],
      ['wiebe', 'dijkstra', 'Dijkstra Metaal'],
      ['lotte', 'evers', 'Evers Catering'],
      ['jelle', 'friso', 'Friso Software'],
    ] as const) {
      await giveDocument(key);
      const id = await makeDraft(invoiceForm({ recipientId: organisation(key) }));
      const [answer, closed] = await Promise.all([send(id), deleteAs(who, key, name)]);
      expect(closed.code).toBe('ok');
      if (answer.code !== 'ok') expect(answer).toMatchObject(left);
      expect((await seen(id)).status).toBe(answer.code === 'ok' ? 'sent' : 'draft');
    }
  });

  test('one that steps out of the directory between the look and the delivery is refused by the database, in words', async () => {
    const id = await makeDraft(invoiceForm({ recipientId: organisation('groen') }));
    const before = await everything();
    const hide = (isFindable: boolean) => ({ isFindable });
    const groen = eq(organisations.id, organisation('groen'));
    const answer = await asOwner(async (tx) => {
      // Whoever sends has looked at everything by the time it waits here for its number.
      await tx.execute(sql`select from organisations where id = ${organisation('bakkerij')} for update`);
      const sending = send(id);
      await expect
        .poll(async () => (await tx.execute(sql`select from pg_locks where not granted`)).length, {
          interval: 20,
          timeout: 20_000,
        })
        .toBeGreaterThan(0);
      await tx.update(organisations).set(hide(false)).where(groen);
      return { sending };
    });
    expect(await answer.sending).toMatchObject(left);
    await asOwner((tx) => tx.update(organisations).set(hide(true)).where(groen));
    expect(await everything()).toEqual(before);
    expect((await send(id)).code).toBe('ok');
  });
});

describe('at the same moment', () => {
  test('200 sends of one organisation: consecutive numbers, no gap, no double', async () => {
    await actAs('olaf');
    const forms = Array.from({ length: 200 }, () => invoiceForm({ organisationId: organisation('noord') }));
    for (const form of forms) await makeDraft(form);
    const first = await nextNumber('noord');
    const answers = await Promise.all(forms.map((form) => send(form.documentId as string)));
    expect(answers.filter((answer) => answer.code !== 'ok')).toEqual([]);
    const numbers = await Promise.all(
      forms.map(async (form) => Number((await seen(form.documentId as string)).number.split('-')[1])),
    );
    expect(numbers.sort((one, other) => one - other)).toEqual(Array.from({ length: 200 }, (_, place) => first + place));
    expect(await nextNumber('noord')).toBe(first + 200);
  }, 120_000);

  const nextNumber = async (key: string) => {
    const [row] = await asOwner((tx) =>
      tx
        .select()
        .from(organisations)
        .where(eq(organisations.id, organisation(key))),
    );
    return row!.nextInvoiceNumber;
  };

  test('a double press, two tabs, a replay: one number, one delivery', async () => {
    const id = await makeDraft();
    const before = await nextNumber('bakkerij');
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(id)));
    expect(answers.map((answer) => answer.code).sort()).toEqual([...Array(7).fill('forbidden'), 'ok']);
    expect((await send(id)).code).toBe('forbidden');
    expect(await nextNumber('bakkerij')).toBe(before + 1);
    const { number } = await seen(id);
    expect(await received('chris', number)).toHaveLength(1);
    expect(await deliveriesOf(id)).toHaveLength(1);
  });

  test('two companies that send to each other never stand still', async () => {
    const crosses = Array.from({ length: 20 }, (_, place) => {
      const [who, from, to] = place % 2 ? ['hanna', 'bakkerij', 'deboer'] : ['chris', 'deboer', 'bakkerij'];
      return { who: who!, form: invoiceForm({ organisationId: organisation(from!), recipientId: organisation(to!) }) };
    });
    for (const { who, form } of crosses) await asPerson(who, () => makeDraft(form));
    const answers = await Promise.all(
      crosses.map(({ who, form }) => asPerson(who, () => send(form.documentId as string))),
    );
    expect(answers.filter((answer) => answer.code !== 'ok')).toEqual([]);
  });

  test('a save while it is sent: one of the two wins, and what is sent is what was seen', async () => {
    for (let round = 0; round < 10; round++) {
      const id = await makeDraft();
      const [saved, gone] = await Promise.all([post(saveDraft, savedForm(id, 1, { note: 'later' })), send(id)]);
      expect([saved.code, gone.code].filter((code) => code === 'ok')).toHaveLength(1);
      const { status, model } = await seen(id);
      expect([status, model?.notes]).toEqual(gone.code === 'ok' ? ['sent', []] : ['draft', ['later']]);
    }
  });
});

describe('L06, C-32: the content of what was sent or received never changes', () => {
  test('no save, no deletion, no second sending, whatever one holds', async () => {
    const { id, number } = await sent();
    const [arrived] = await received('chris', number);
    const before = await everything();
    for (const who of ['hanna', 'gijs', 'fatima']) {
      await actAs(who);
      const answers = [
        await post(saveDraft, savedForm(id, 2)),
        await post(deleteDraft, { documentId: id, version: '2' }),
        await send(id, 2),
      ];
      expect(answers.map((answer) => answer.code)).toEqual(['forbidden', 'forbidden', 'forbidden']);
    }
    for (const who of ['chris', 'anna']) {
      await actAs(who);
      expect((await post(saveDraft, savedForm(arrived!.id, 1))).code).toBe('forbidden');
      expect((await post(deleteDraft, { documentId: arrived!.id, version: '1' })).code).toBe('forbidden');
    }
    expect(await everything()).toEqual(before);
  });

  test('the database refuses it too: a version rewritten, and one more in an inbox', async () => {
    const { id, latest } = await sent();
    const inside = (work: Parameters<typeof asOwner>[0]) =>
      asOwner((tx) => within(tx, environment('jansen'), () => work(tx))).then(() => 'done', refusingConstraint);
    const version = { documentId: id, environmentId: environment('jansen'), sha256: latest.sha256 };
    expect(
      await inside((tx) =>
        tx.update(documentVersions).set({ fileName: 'x' }).where(eq(documentVersions.documentId, id)),
      ),
    ).toBe('document_versions_fixed');
    expect(
      await inside((tx) =>
        tx.insert(documentVersions).values({ ...version, number: 9, mediaType: 'application/xml', fileName: 'x' }),
      ),
    ).toBe('document_versions_fixed');
  });

  test('it is put right by a credit note, filled in from the invoice', async () => {
    const invoice = await sent();
    const form = (await findNewInvoice(await me(), { creditOf: invoice.id }, 'nl'))!;
    expect(form).toMatchObject({ source: { number: invoice.number }, recipient: { id: organisation('deboer') } });
    expect(form.fields).toMatchObject({ type: 'credit_note', precedingNumber: invoice.number, buyerReference: 'PO 7' });
    expect(form.fields.lines.map((line) => [line.name, line.quantity, line.price])).toEqual([
      ['Brood', '2', '1234,50'],
      ['Bezorgen', '1,5', '40'],
    ]);
    const note = await sent(invoiceForm({ type: 'credit_note', precedingNumber: invoice.number }));
    expect(note).toMatchObject({ type: 'credit_note', status: 'sent', amountCents: invoice.amountCents });
    const [arrived] = await received('chris', note.number);
    expect(arrived?.type).toBe('credit_note');
    await actAs('pien');
    expect(await findNewInvoice(await me(), { creditOf: invoice.id }, 'nl')).toBeNull();
  });
});

describe('T04', () => {
  test('a company of one, from nothing to a sent invoice, without any setting', async () => {
    const email = 'lotte@eenmanszaak.example';
    await post(sendLink, { email });
    const { code } = await newestLetter('sign_up', email);
    await post(enterCode, { code });
    const home = { name: 'Lotte Bos', environmentName: 'Lotte Bos', country: 'NL', organisation: 'now' };
    const created = await post(createEnvironment, {
      ...home,
      organisationName: 'Lotte Bos Advies',
      legalNumber: '12345678',
    });
    expect(created).toMatchObject({ goTo: '/' });
    const [only, ...others] = await findSenders(await me());
    expect(others).toEqual([]);
    const organisationId = only!.id;
    const { sender } = (await findNewInvoice(await me(), { organisationId }, 'nl'))!;
    expect(sender).toMatchObject({ name: 'Lotte Bos Advies', street: '', iban: '' });
    const own = {
      organisationId,
      senderStreet: 'Dorpsstraat 1',
      senderPostcode: '1234 AB',
      senderCity: 'Lisse',
      senderVatNumber: 'NL000099998B57',
      iban: 'NL91 ABNA 0417 1643 00',
    };
    const toClient = await sent(invoiceForm({ ...own, recipientId: organisation('bakkerij') }));
    expect(toClient.number).toBe('0001');
    expect(await received('hanna', '0001')).toMatchObject([{ counterparty: 'Lotte Bos Advies', status: 'received' }]);
    const outside = await sent(invoiceOutside(own));
    expect(outside.number).toBe('0002');
    expect(await deliveriesOf(outside.id)).toMatchObject([{ channel: 'mail', state: 'queued' }]);
  });
});

test('what is sent and what arrives is told in both logs', async () => {
  const { id, number } = await sent();
  const [arrived] = await received('chris', number);
  const told = async (who: string, documentId: string) =>
    reading(person(who), async (tx) =>
      (
        await tx.execute<{ action: string }>(
          sql`select action from audit_events where document_id = ${documentId} order by number`,
        )
      ).map((row) => row.action),
    );
  expect(await told('hanna', id)).toEqual(['document.create', 'document.send']);
  expect(await told('chris', arrived!.id)).toEqual(['document.received']);
  expect(
    await reading(person('hanna'), (tx) => tx.select().from(documents).where(eq(documents.id, arrived!.id))),
  ).toEqual([]);
});

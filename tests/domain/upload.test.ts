import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { addLabel } from '@/app/(portal)/documents/[documentId]/actions';
import { markAsOriginal, markRead, withdrawUpload } from '@/app/(portal)/documents/actions';
import { reading } from '@/db/client';
import { rateLimits } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import { senderKeyOf } from '@/lib/documents/intake/header';
import { listDocuments } from '@/lib/documents/lists/list';
import { findDocument } from '@/lib/documents/queries';
import { hashOf } from '@/lib/environments/files/keep';
import { actAs, actAsNobody, post } from '../acting';
import { bakkerij, party, ublOf, zuivel } from '../e-documents';
import { everything } from '../matrix';
import { currentRequest } from '../setup/request';
import { actor, shareWith } from '../sharing';
import { bytesOf, download, idOf, upload } from '../uploading';
import { environment, everyRow, makeWorld, organisation, person } from '../world';

const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');

beforeAll(makeWorld);
beforeEach(() => actAs('hanna'));

describe('an upload goes where its parties say', () => {
  test('to Inbox IN when an organisation of the uploader is the buyer, with what the file says', async () => {
    const bytes = ublOf({ number: 'Z-77' });
    const id = idOf(await upload(bytes, { name: 'zuivel.xml' }));
    const found = await findDocument(await actor('hanna'), id);
    expect(found).toMatchObject({
      organisationId: organisation('bakkerij'),
      box: 'inbox_in',
      type: 'invoice',
      status: 'received',
      number: 'Z-77',
      counterparty: 'Zuivel Noord BV',
      subject: 'Roomboter 10 kg',
      amountCents: 93654,
      currency: 'EUR',
      issueDate: '2026-11-02',
      dueDate: '2026-12-02',
      senderKey: '87654321',
      createdByName: 'Hanna de Wit',
      isUnread: false,
      latest: {
        number: 1,
        fileName: 'zuivel.xml',
        mediaType: 'application/xml',
        sha256: hashOf(bytes),
        size: bytes.length,
      },
    });
    expect(found?.model?.seller.name).toBe('Zuivel Noord BV');
    expect(await bytesOf(await download(id))).toEqual(Buffer.from(bytes));
  });

  test('to Documents when it is the seller', async () => {
    const id = idOf(await upload(ublOf({ number: 'V-1', seller: bakkerij, buyer: party('Café Zon') }), { name: 'a' }));
    expect(await findDocument(await actor('hanna'), id)).toMatchObject({
      box: 'documents',
      status: 'created',
      counterparty: 'Café Zon',
      senderKey: '10000001',
    });
  });

  test('an order goes the other way: placed by us it is ours, placed with us it is received', async () => {
    const order = { kind: 'order', dueDate: null } as const;
    const placed = idOf(await upload(ublOf({ ...order, number: 'O-1' }), { name: 'o.xml' }));
    const received = idOf(
      await upload(ublOf({ ...order, number: 'O-2', seller: bakkerij, buyer: zuivel }), { name: 'o.xml' }),
    );
    const reader = await actor('hanna');
    expect(await findDocument(reader, placed)).toMatchObject({
      box: 'documents',
      type: 'order',
      counterparty: 'Zuivel Noord BV',
    });
    expect(await findDocument(reader, received)).toMatchObject({
      box: 'inbox_in',
      type: 'order',
      counterparty: 'Zuivel Noord BV',
    });
  });

  test.each([
    ['the VAT number', party('Someone', undefined, { vatId: 'nl 8100.00001.B01' }), false],
    ['a network address', party('Someone', undefined, { endpoint: { value: '1000 0001', scheme: '0106' } }), true],
    ['the name, however written', party('BAKKERIJ  Jansen b.v.'), true],
    ['the name beside another register number', party('Bakkerij Jansen BV', '99999999'), false],
  ])('the organisation is known by %s', async (_, buyer, isKnown) => {
    const answered = await upload(ublOf({ number: `K-${Math.random()}`, buyer }), { name: 'k.xml' });
    expect(Boolean(answered.stored)).toBe(isKnown);
    expect(Boolean(answered.choose)).toBe(!isKnown);
  });

  test('otherwise the uploader chooses; until then nothing is stored', async () => {
    await actAs('fatima');
    const before = await everything();
    const bytes = ublOf({ number: 'W-1', buyer: party('Elsewhere BV', '11111111') });
    const asked = await upload(bytes, { name: 'w.xml' });
    expect(asked).toMatchObject({ status: 200, choose: { needsType: false } });
    expect(asked.choose?.organisations.map((one) => one.name)).toEqual(['Bakkerij Jansen BV', 'Jansen Vastgoed BV']);
    expect(await everything()).toEqual(before);
    const answered = await upload(bytes, {
      name: 'w.xml',
      organisation: organisation('vastgoed'),
      box: 'inbox_in',
      type: 'other',
    });
    expect(answered).toMatchObject({ status: 201 });
    expect(await findDocument(await actor('fatima'), idOf(answered))).toMatchObject({
      organisationName: 'Jansen Vastgoed BV',
      box: 'inbox_in',
      type: 'invoice',
    });
  });

  test('an image stays a plain document of the type that its uploader names', async () => {
    const asked = await upload(png, { name: 'receipt.png' });
    expect(asked.choose).toMatchObject({ needsType: true, organisations: [{ name: 'Bakkerij Jansen BV' }] });
    const place = { organisation: organisation('bakkerij'), box: 'documents' };
    const id = idOf(await upload(png, { name: 'receipt.png', ...place, type: 'expense_claim' }));
    const found = await findDocument(await actor('hanna'), id);
    expect(found).toMatchObject({
      type: 'expense_claim',
      subject: 'receipt.png',
      currency: 'XXX',
      amountCents: 0,
      model: null,
    });
    expect(await upload(png, { name: 'receipt.png', ...place, type: 'credit_note' })).toMatchObject({ status: 400 });
  });
});

describe('an upload is refused, and nothing is written', () => {
  const refused = async (work: () => Promise<unknown>) => {
    const before = await everything();
    const answered = await work();
    expect(await everything()).toEqual(before);
    return answered;
  };

  test.each([
    ['empty', '', 400, 'empty'],
    ['zip', Buffer.from('504b030414000000', 'hex'), 415, 'ZIP'],
    ['html', '<!doctype html><html><body>hi</body></html>', 415, 'web page'],
    ['svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 415, 'SVG'],
    ['text', 'number;date;amount', 415, 'XML, PDF, PNG or JPEG'],
    ['other XML', '<a xmlns="urn:a"><b/></a>', 415, '“a”'],
    ['a DOCTYPE', '<?xml version="1.0"?><!DOCTYPE Invoice SYSTEM "file:///etc/passwd"><Invoice/>', 400, 'DOCTYPE'],
    ['damaged XML', '<?xml version="1.0"?>\n<Invoice><open></Invoice>', 400, 'line 2'],
    ['deep XML', '<a>'.repeat(100) + '</a>'.repeat(100), 400, '64'],
  ])('by its content: %s', async (_, bytes, status, words) => {
    // The name says something else, and does not count.
    const answered = await refused(() =>
      upload(bytes, { name: 'invoice.pdf', organisation: organisation('bakkerij'), box: 'documents', type: 'other' }),
    );
    expect(answered).toMatchObject({ status });
    expect((answered as { message: string }).message).toContain(words);
  });

  test('with the sentence in the reader’s language', async () => {
    currentRequest().language = 'nl';
    expect((await upload('', { name: 'leeg.xml' })).message).toBe('Dit bestand is leeg.');
    currentRequest().language = 'en';
  });

  test('by its size, as soon as it is known and before all of it is read', async () => {
    const announced = await refused(() => upload('x', { name: 'x' }, { 'content-length': String(11 * 1024 * 1024) }));
    expect(announced).toMatchObject({ status: 413, error: 'too_large' });
    let sent = 0;
    const long = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1024 * 1024;
        controller.enqueue(new Uint8Array(1024 * 1024));
        // Whoever would read it all comes to an end.
        if (sent === 64 * 1024 * 1024) controller.close();
      },
    });
    expect(await refused(() => upload(long, { name: 'x' }))).toMatchObject({ status: 413, error: 'too_large' });
    expect(sent).toBeLessThan(14 * 1024 * 1024);
  });

  test('when it did not arrive whole', async () => {
    const answered = await refused(() => upload(ublOf(), { name: 'x.xml' }, { 'content-length': '999999' }));
    expect(answered).toMatchObject({ status: 400, message: 'The file did not arrive whole. Upload it again.' });
  });

  test('for who is not a member of the organisation, as if it did not exist', async () => {
    for (const who of ['pien', 'ivo', 'emma']) {
      await actAs(who);
      const place = { organisation: organisation('bakkerij'), box: 'inbox_in', type: 'other' };
      expect(await refused(() => upload(png, { name: 'a.png', ...place }))).toEqual({
        status: 404,
        retryAfter: null,
        error: 'not_found',
      });
    }
    await actAs('julia');
    expect(
      await refused(() =>
        upload(png, { name: 'a.png', organisation: organisation('koeltechniek'), box: 'documents', type: 'other' }),
      ),
    ).toMatchObject({ status: 404 });
  });

  test('for a buyer elsewhere: a stranger’s upload of our invoice is not put into our inbox', async () => {
    await actAs('pien');
    expect(await refused(() => upload(ublOf({ number: 'S-1' }), { name: 's.xml' }))).toMatchObject({
      status: 200,
      choose: { organisations: [{ name: 'Noord Logistiek BV' }] },
    });
  });

  test('for who is not signed in', async () => {
    actAsNobody();
    expect(await refused(() => upload(ublOf(), { name: 'a.xml' }))).toMatchObject({
      status: 401,
      error: 'unauthenticated',
    });
  });

  test('for who uploads without end', async () => {
    await actAs('quinten');
    await asOwner((tx) =>
      tx.insert(rateLimits).values({ key: `upload:${person('quinten').userId}`, windowStart: new Date(), count: 2000 }),
    );
    const answered = await refused(() => upload(png, { name: 'a.png' }));
    expect(answered).toMatchObject({ status: 429, error: 'rate_limited' });
    expect(Number((answered as { retryAfter: string }).retryAfter)).toBeGreaterThan(0);
  });
});

describe('a second copy', () => {
  test('is marked as Duplicate with a link to the first; "Mark as original" frees it', async () => {
    const first = idOf(await upload(ublOf({ number: 'D-1' }), { name: 'd.xml' }));
    const answered = await upload(ublOf({ number: 'D-1', issueDate: '2026-11-03' }), { name: 'd2.xml' });
    expect(answered.stored?.warnings).toEqual([
      { message: expect.stringContaining('Duplicate'), href: `/documents/${first}` },
    ]);
    const second = idOf(answered);
    const reader = await actor('hanna');
    expect(await findDocument(reader, second)).toMatchObject({
      status: 'duplicate',
      original: { id: first, name: 'D-1' },
    });
    expect(await post(markAsOriginal, { documentId: second })).toMatchObject({ code: 'ok' });
    expect(await findDocument(reader, second)).toMatchObject({ status: 'received', original: null });
    expect(await post(markAsOriginal, { documentId: second })).toMatchObject({ code: 'conflict' });
  });

  test('is none with another sender, number or type, or in another organisation', async () => {
    const status = async (values: Parameters<typeof ublOf>[0]) => {
      const answered = await upload(ublOf({ number: 'E-1', ...values }), { name: 'e.xml' });
      return (await findDocument(await actor('fatima'), idOf(answered)))?.status;
    };
    await actAs('fatima');
    expect(await status({})).toBe('received');
    expect(await status({ number: 'E-2' })).toBe('received');
    expect(await status({ seller: party('Other', '22222222') })).toBe('received');
    expect(await status({ kind: 'credit_note' })).toBe('received');
    expect(await status({ buyer: party('Jansen Vastgoed BV', '10000002') })).toBe('received');
    expect(await status({})).toBe('duplicate');
  });

  test('is seen also when both come at the same moment', async () => {
    const both = await Promise.all([1, 2, 3].map(() => upload(ublOf({ number: 'R-1' }), { name: 'r.xml' })));
    expect(both.filter((one) => one.stored?.warnings.length === 0)).toHaveLength(1);
  });
});

describe('an upload that is sent once more', () => {
  const key = (sign: string) => sign.repeat(32);

  test('since its answer was lost is the document that it became: nothing is stored or written twice, also when both come at once', async () => {
    for (const [at, file] of [
      [{ name: 'once.xml', key: key('a') }, ublOf({ number: 'ONCE-1' })],
      [
        { name: 'once.png', key: key('b'), organisation: organisation('bakkerij'), box: 'documents', type: 'other' },
        png,
      ],
    ] as const) {
      const first = await upload(file, at);
      const before = await everything();
      expect(await upload(file, at)).toEqual(first);
      expect(await everything()).toEqual(before);
    }
    const both = await Promise.all(
      [1, 2, 3].map(() => upload(ublOf({ number: 'ONCE-2' }), { name: 'c.xml', key: key('c') })),
    );
    expect(new Set(both.map(idOf)).size).toBe(1);
  });

  test('that was a duplicate still says of what; another upload, or somebody else’s of the same name, is one of its own', async () => {
    const first = idOf(await upload(ublOf({ number: 'TWICE' }), { name: 'd.xml', key: key('d') }));
    const second = await upload(ublOf({ number: 'TWICE' }), { name: 'd.xml', key: key('e') });
    expect(second.stored?.warnings).toMatchObject([{ href: `/documents/${first}` }]);
    expect(await upload(ublOf({ number: 'TWICE' }), { name: 'd.xml', key: key('e') })).toEqual(second);
    await actAs('fatima');
    expect([first, idOf(second)]).not.toContain(
      idOf(await upload(ublOf({ number: 'TWICE' }), { name: 'd.xml', key: key('d') })),
    );
  });

  test('after it was taken back is a new one', async () => {
    const asked = { name: 'back.xml', key: key('f') };
    const first = idOf(await upload(ublOf({ number: 'BACK' }), asked));
    expect(await post(withdrawUpload, { documentId: first })).toMatchObject({ code: 'ok' });
    expect(idOf(await upload(ublOf({ number: 'BACK' }), asked))).not.toBe(first);
  });
});

describe('what is unread', () => {
  const isUnread = async (who: string, id: string) =>
    (await reading(person(who), (tx) => listDocuments(tx, { box: 'inbox_in' }))).rows.find((row) => row.id === id)
      ?.isUnread;

  test('is read by who opens it, for that person alone; the first who may edit turns Received into Opened', async () => {
    const id = idOf(await upload(ublOf({ number: 'U-1' }), { name: 'u.xml' }));
    expect([await isUnread('hanna', id), await isUnread('gijs', id), await isUnread('fatima', id)]).toEqual([
      false,
      true,
      true,
    ]);
    await actAs('gijs');
    expect(await post(markRead, { documentId: id })).toMatchObject({ code: 'ok' });
    expect([await isUnread('gijs', id), await isUnread('fatima', id)]).toEqual([false, true]);
    expect(await findDocument(await actor('gijs'), id)).toMatchObject({
      status: 'opened',
      version: 1,
      isToBeMarked: false,
    });
    await actAs('pien');
    expect(await post(markRead, { documentId: id })).toMatchObject({ code: 'not_found' });
  });
});

describe('the locks of an upload', () => {
  const lockName = (text: string) => sql`hashtextextended(${text}, 0)`;
  const isFree = async (name: string) => {
    const [row] = await asOwner((tx) =>
      tx.execute<{ free: boolean }>(sql`select pg_try_advisory_xact_lock(${lockName(name)}) as free`),
    );
    return row!.free;
  };

  const waiting = async () => {
    const rows = await asOwner((tx) =>
      tx.execute(sql`select from pg_locks where locktype = 'advisory' and not granted`),
    );
    return rows.length;
  };

  test('are taken in the order of whoever delivers: the files, then the number, so that nobody waits in a circle', async () => {
    const number = 'L-1';
    const sender = senderKeyOf(zuivel);
    const files = `files ${environment('jansen')}`;
    expect(await isFree(files)).toBe(true);
    const uploaded = await asOwner(async (tx) => {
      await tx.execute(
        sql`select pg_advisory_xact_lock(${lockName(`${organisation('bakkerij')} ${sender} ${number}`)})`,
      );
      const answer = upload(ublOf({ number }), { name: 'l.xml' });
      await vi.waitFor(async () => expect(await waiting()).toBe(1), { timeout: 20_000 });
      expect(await isFree(files)).toBe(false);
      return { answer };
    });
    expect((await uploaded.answer).status).toBe(201);
  });
});

describe('withdrawing an upload (C-33)', () => {
  test('takes document and bytes away while nobody else has acted on it', async () => {
    const bytes = ublOf({ number: 'X-1' });
    const id = idOf(await upload(bytes, { name: 'x.xml' }));
    await post(markRead, { documentId: id });
    expect(await post(withdrawUpload, { documentId: id })).toMatchObject({
      code: 'ok',
      goTo: '/inbox/in',
    });
    expect(await findDocument(await actor('hanna'), id)).toBeNull();
    expect((await everyRow('files')).some((row) => JSON.stringify(row).includes(hashOf(bytes)))).toBe(false);
    expect((await everyRow('grants')).some((row) => JSON.stringify(row).includes(id))).toBe(false);
  });

  test('leaves bytes that another document names', async () => {
    const bytes = ublOf({ number: 'X-2' });
    const first = idOf(await upload(bytes, { name: 'x.xml' }));
    const second = idOf(await upload(bytes, { name: 'x.xml' }));
    await post(withdrawUpload, { documentId: second });
    expect(await bytesOf(await download(first))).toEqual(Buffer.from(bytes));
  });

  test('is done by an administrator of the organisation who has opened it: to look is not to act', async () => {
    const id = idOf(await upload(ublOf({ number: 'X-5' }), { name: 'x.xml' }));
    await actAs('gijs');
    await post(markRead, { documentId: id });
    expect(await post(withdrawUpload, { documentId: id })).toMatchObject({ code: 'ok' });
    expect(await findDocument(await actor('hanna'), id)).toBeNull();
  });

  test('is refused once somebody else has acted on it, and for others than the uploader and the organisation’s administrators', async () => {
    const id = idOf(await upload(ublOf({ number: 'X-3' }), { name: 'x.xml' }));
    await actAs('pien');
    expect(await post(withdrawUpload, { documentId: id })).toMatchObject({ code: 'not_found' });
    await actAs('gijs');
    await post(addLabel, { documentId: id, label: 'Flour' });
    const before = await everything();
    await actAs('hanna');
    expect(await post(withdrawUpload, { documentId: id })).toMatchObject({ code: 'forbidden' });
    await actAs('gijs');
    expect(await post(withdrawUpload, { documentId: id })).toMatchObject({ code: 'forbidden' });
    expect(await everything()).toEqual(before);
    const shared = idOf(await upload(ublOf({ number: 'X-5' }), { name: 'x.xml' }));
    expect(await shareWith('gijs', shared, 'hanna', 'read_only')).toMatchObject({ code: 'ok' });
    expect(await post(withdrawUpload, { documentId: shared })).toMatchObject({ code: 'forbidden' });
    const other = idOf(await upload(ublOf({ number: 'X-4' }), { name: 'x.xml' }));
    await actAs('hanna');
    expect(await post(withdrawUpload, { documentId: other })).toMatchObject({ code: 'forbidden' });
    await actAs('fatima');
    expect(await post(withdrawUpload, { documentId: other })).toMatchObject({ code: 'ok' });
  });
});

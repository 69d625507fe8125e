import { inArray } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { GET as exportList } from '@/app/(portal)/documents/export/route';
import { GET as search } from '@/app/(portal)/search/route';
import { newId } from '@/db/id';
import { documents } from '@/db/schema';
import { asOwner, within } from '@/db/seed/owner';
import { asAttachment, savedName } from '@/lib/documents/files/names';
import { listAddress } from '@/lib/documents/input';
import { countByOrganisation, countOwnOrganisations, listNewest, listWaiting } from '@/lib/documents/lists/overview';
import { findListPage } from '@/lib/documents/lists/page';
import { findDocument } from '@/lib/documents/queries';
import { emptyDocument } from '@/lib/documents/ubl/empty';
import { embeddedXml } from '@/lib/documents/ubl/pdf-in';
import { writeUbl } from '@/lib/documents/ubl/write';
import { actAs, actAsNobody } from '../acting';
import { eDocument, ublOf } from '../e-documents';
import { actor, shareWith } from '../sharing';
import { bytesOf, download, downloadAttachment, idOf, preview, previewAttachment, printed, upload } from '../uploading';
import { environment, giveDocument, makeWorld, organisation, person } from '../world';

const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
const place = { organisation: organisation('bakkerij'), box: 'documents', type: 'other' };
const notFound = '{"error":"not_found"}';

beforeAll(makeWorld);
beforeEach(() => actAs('hanna'));

describe('a download', () => {
  test('gives the bytes that came, as a file that can do nothing in a browser', async () => {
    const bytes = ublOf({ number: 'F-1' });
    const response = await download(idOf(await upload(bytes, { name: 'Rekening ’26 “één”.xml' })));
    expect(await bytesOf(response)).toEqual(Buffer.from(bytes));
    expect(Object.fromEntries(response.headers)).toEqual({
      'cache-control': 'private, no-store',
      'content-type': 'application/xml',
      'content-security-policy': "sandbox; default-src 'none'",
      'content-disposition':
        'attachment; filename="Rekening _26 ___n_.xml"; ' +
        "filename*=UTF-8''Rekening%20%E2%80%9926%20%E2%80%9C%C3%A9%C3%A9n%E2%80%9D.xml",
      'x-content-type-options': 'nosniff',
    });
  });

  test('is the same for who reads only, and missing and foreign are the same bytes', async () => {
    const id = idOf(await upload(png, { name: 'a.png', ...place }));
    await shareWith('gijs', id, 'fatima', 'read_only');
    const foreign = await giveDocument('noord');
    await actAs('hanna');
    for (const unknown of [foreign, '01a2005d-0000-7000-8000-000000000000', 'nonsense', "1' or '1'='1"]) {
      for (const answer of [await download(unknown), await preview(unknown), await downloadAttachment(unknown, '1')]) {
        expect([answer.status, await answer.text()]).toEqual([404, notFound]);
      }
    }
    expect((await downloadAttachment(id, '1')).status).toBe(404);
    expect((await downloadAttachment(id, '-1')).status).toBe(404);
    expect((await download(id, '?version=2')).status).toBe(404);
    expect((await download(id, '?version=1')).status).toBe(200);
    await actAs('pien');
    expect([(await download(id)).status, (await preview(id)).status]).toEqual([404, 404]);
    actAsNobody();
    expect([(await download(id)).status, (await preview(id)).status]).toEqual([401, 401]);
  });

  test.each([
    ['../../etc/passwd', 'passwd.xml'],
    ['C:\\Users\\x\\factuur.xml', 'factuur.xml'],
    ['<img src=x onerror=alert(1)>.xml', '<img src=x onerror=alert(1)>.xml'],
    ['a\r\nSet-Cookie: x=1.xml', 'aSet-Cookie: x=1.xml'],
    ['invoice.html', 'invoice.html.xml'],
    ['factuur\u202elmx.exe', 'factuurlmx.exe.xml'],
    ['.xml', '.xml'],
    ['', 'document.xml'],
    ['x'.repeat(900), `${'x'.repeat(255)}.xml`],
  ])('is saved under a harmless name: %j', async (given, kept) => {
    const id = idOf(await upload(ublOf({ number: `N-${Math.random()}` }), { name: given }));
    expect((await findDocument(await actor('hanna'), id))?.latest.fileName).toBe(kept);
    const header = (await download(id)).headers.get('content-disposition')!;
    expect(header).toMatch(/^attachment; filename="[ -~]*"; filename\*=UTF-8''[\w.!~*%-]*$/);
  });

  test('never breaks its header, whatever the name', () => {
    for (const name of ['a"b.pdf', "it's (1).pdf", 'half \ud800.pdf', '%2e%2e', '漢字.pdf']) {
      expect(asAttachment(name)).toMatch(/^attachment; filename="[ -~]*"; filename\*=UTF-8''[\w.!~%-]+$/);
    }
    expect(savedName('plan.dwg', 'application/octet-stream')).toBe('plan.dwg.bin');
  });
});

describe('a preview', () => {
  test('is an image or a PDF with a fixed type, and nothing else', async () => {
    const id = idOf(await upload(png, { name: 'photo.html', ...place }));
    const response = await preview(id);
    expect(await bytesOf(response)).toEqual(png);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('content-disposition')).toBe('inline');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const xml = idOf(await upload(ublOf({ number: 'P-1' }), { name: 'p.xml' }));
    expect((await preview(xml)).status).toBe(404);
  });
});

describe('a PDF', () => {
  const pdf = (action: string) =>
    Buffer.from(
      `%PDF-1.7\n1 0 obj\n<</Type/Catalog/OpenAction<<${action}>>>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF`,
    );

  test('is shown in its frame; one that may act is only downloaded, and its frame says why', async () => {
    const sound = idOf(await upload(pdf('/S/URI/URI(https://elsewhere.example)'), { name: 'a.pdf', ...place }));
    expect((await preview(sound)).headers.get('content-type')).toBe('application/pdf');

    const acting = pdf('/S/JavaScript/JS(app.alert\\(1\\))');
    const id = idOf(await upload(acting, { name: 'b.pdf', ...place }));
    const shown = await preview(id);
    expect([shown.status, shown.headers.get('content-type')]).toEqual([415, 'text/html; charset=utf-8']);
    expect(shown.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
    expect(await shown.text()).toContain('This PDF may do something by itself');
    expect(await bytesOf(await download(id))).toEqual(acting);
  });

  test('inside another document is held to the same', async () => {
    const attachments = [
      { id: 'x', fileName: 'x.pdf', mediaType: 'application/pdf', description: null, uri: null, size: 1 },
    ];
    const bytes = writeUbl({ ...eDocument({ number: 'A-PDF' }), attachments }, [
      { place: 0, bytes: pdf('/S/JavaScript/JS(x)') },
    ]);
    const id = idOf(await upload(bytes, { name: 'a.xml' }));
    expect((await previewAttachment(id, '1')).status).toBe(415);
  });
});

describe('what came inside', () => {
  test('is kept by its content and served as it was', async () => {
    const script = Buffer.from('<html><script>alert(1)</script></html>');
    const files = [png, script, Buffer.from('a;b;c')];
    const model = {
      ...eDocument({ number: 'A-1' }),
      attachments: [
        { id: 'photo', fileName: 'photo.png', mediaType: 'image/png' },
        { id: 'page', fileName: 'page.html', mediaType: 'text/html' },
        { id: 'hours', fileName: 'hours.csv', mediaType: 'text/csv' },
        { id: 'elsewhere', fileName: null, mediaType: null },
      ].map((one, place) => ({
        ...one,
        description: `number ${place}`,
        uri: one.fileName ? null : 'javascript:alert(1)',
        size: files[place]?.length ?? null,
      })),
    };
    const bytes = writeUbl(
      model,
      files.map((file, at) => ({ place: at, bytes: file })),
    );
    const id = idOf(await upload(bytes, { name: 'a.xml' }));
    const found = await findDocument(await actor('hanna'), id);
    expect(found?.attachments.map(({ number, name, mediaType }) => [number, name, mediaType])).toEqual([
      [1, 'photo.png', 'image/png'],
      [2, 'page.html.bin', 'application/octet-stream'],
      [3, 'hours.csv', 'text/csv'],
    ]);
    for (const [at, file] of files.entries()) {
      const response = await downloadAttachment(id, String(at + 1));
      expect(await bytesOf(response)).toEqual(file);
      expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
    }
  });

  test('is shown as source without being markup, and cut where it is long', async () => {
    const bytes = Buffer.from(ublOf({ number: 'S-1', notes: ['</pre><script>alert(1)</script>'] }));
    const id = idOf(await upload(new Uint8Array(bytes), { name: 's.xml' }));
    const reader = await actor('hanna');
    expect((await findDocument(reader, id))?.source).toBeNull();
    const { source } = (await findDocument(reader, id, { withSource: true }))!;
    expect(source?.isCut).toBe(false);
    expect(source?.text).toContain('&lt;script&gt;');
    const long = writeUbl({
      ...emptyDocument,
      ...eDocument({ number: 'S-2', notes: Array(20).fill('x'.repeat(15_000)) }),
    });
    const big = idOf(await upload(long, { name: 'long.xml' }));
    const shown = (await findDocument(reader, big, { withSource: true }))?.source;
    expect(shown).toMatchObject({ isCut: true });
    expect(shown?.text.length).toBe(200_000);
  });
});

describe('nothing leaks (T04, T07, T17)', () => {
  const secret = 'Geheimvoorraad';
  beforeAll(async () => {
    for (const [key, box] of [
      ['bakkerij', 'inbox_in'],
      ['vastgoed', 'documents'],
      ['vis', 'inbox_out'],
      ['koeltechniek', 'inbox_in'],
    ] as const) {
      await giveDocument(key, {
        box,
        number: `${key}-9999`,
        counterparty: `${secret} BV`,
        status: box === 'inbox_out' ? 'delivery_failed' : 'received',
      });
    }
  });

  const found = async (term: string) => {
    const response = await search(new Request(`http://localhost:3000/search?term=${encodeURIComponent(term)}`));
    return (await response.json()) as { documents: { name: string }[]; organisations: { name: string }[] };
  };
  const exported = async (query: string) =>
    (await exportList(new Request(`http://localhost:3000/documents/export?${query}`))).text();
  const visible: Record<string, string[]> = {
    hanna: ['bakkerij-9999'],
    gijs: ['bakkerij-9999'],
    fatima: ['bakkerij-9999', 'vastgoed-9999'],
    julia: ['vis-9999'],
    kees: ['koeltechniek-9999'],
    ivo: ['koeltechniek-9999', 'vis-9999'],
    pien: [],
    anna: [],
  };

  test.each(Object.entries(visible))(
    'search, export, counts and dashboard show %s what is theirs: %j',
    async (who, numbers) => {
      await actAs(who);
      const answer = await found('geheim');
      expect(answer.documents.map((one) => one.name).toSorted()).toEqual(numbers.toSorted());
      expect((await found('9999')).documents.map((one) => one.name).toSorted()).toEqual(numbers.toSorted());
      const csv = (await Promise.all(['documents', 'inbox_in', 'inbox_out'].map((box) => exported(`box=${box}`)))).join(
        '',
      );
      for (const number of Object.values(visible).flat()) expect(csv.includes(number)).toBe(numbers.includes(number));
      const reader = await actor(who);
      const waiting = [...(await listWaiting(reader, 50)), ...(await listNewest(reader, 50))].map((one) => one.number);
      for (const number of Object.values(visible).flat())
        expect(waiting.includes(number)).toBe(numbers.includes(number));
      const own = await countByOrganisation(reader, 50);
      expect(own).toHaveLength(await countOwnOrganisations(reader));
      expect(own.some((one) => one.name === 'Visser Vis BV')).toBe(['julia', 'ivo'].includes(who));
    },
  );

  test('one’s own organisations are found by a part of the name, others are not', async () => {
    await actAs('fatima');
    expect((await found('jans')).organisations.map((one) => one.name)).toEqual([
      'Bakkerij Jansen BV',
      'Jansen Vastgoed BV',
    ]);
    expect((await found('visser')).organisations).toEqual([]);
    expect((await found('%')).organisations).toEqual([]);
    await actAs('hanna');
    expect((await found('vastgoed')).organisations).toEqual([]);
  });

  test('a filter by somebody else’s organisation tells neither documents nor its name', async () => {
    const page = await findListPage(
      await actor('hanna'),
      'inbox_in',
      listAddress.parse({ organisation: organisation('koeltechniek') }),
    );
    expect(page).toMatchObject({ rows: [], organisation: null });
    expect(JSON.stringify(page.organisations)).not.toContain('Visser');
  });

  test('an address that makes no sense shows the list, not a fault', async () => {
    const address = listAddress.parse({
      organisation: 'x',
      type: 'bomb',
      status: '',
      from: '0000-01-01',
      to: '2026-13-40',
      after: '1-2',
      search: '',
    });
    expect(address).toMatchObject({
      organisation: undefined,
      type: undefined,
      from: undefined,
      to: undefined,
      after: undefined,
    });
    expect((await findListPage(await actor('hanna'), 'inbox_in', address)).rows.length).toBeGreaterThan(0);
  });

  test('nobody is told anything without a session', async () => {
    actAsNobody();
    expect((await search(new Request('http://localhost:3000/search?term=a'))).status).toBe(401);
    expect((await exportList(new Request('http://localhost:3000/documents/export?box=inbox_in'))).status).toBe(401);
  });
});

describe('an export', () => {
  test('holds every row of the filter, over all pages, and no formula', async () => {
    await asOwner((tx) =>
      within(tx, environment('smit'), async () => {
        const given = {
          environmentId: environment('smit'),
          organisationId: organisation('smit'),
          type: 'invoice',
        } as const;
        const many = Array.from({ length: 120 }, (_, at) => ({ number: `E-${at}`, amountCents: 100 + at }));
        const formula = { number: 'E-120', counterparty: '=HYPERLINK("http://evil")', subject: 'two\nlines, "quoted"' };
        await tx.insert(documents).values(
          [...many, formula].map((one) => ({
            id: newId(),
            ...given,
            box: 'inbox_in' as const,
            status: 'received' as const,
            ...one,
          })),
        );
        await tx
          .insert(documents)
          .values({ id: newId(), ...given, box: 'documents', status: 'created', number: 'E-other' });
      }),
    );
    await actAs('quinten');
    const response = await exportList(
      new Request('http://localhost:3000/documents/export?box=inbox_in&status=received'),
    );
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const text = (await bytesOf(response)).toString('utf8');
    expect(text.startsWith('\ufeffNumber,Company,')).toBe(true);
    expect(text.match(/E-\d+/g)?.length).toBe(121);
    expect(text).not.toContain('E-other');
    expect(text).toContain(`"'=HYPERLINK(""http://evil"")"`);
    expect(text).toContain('EUR,1.05');
    // What the status says to software: a received one is acknowledged.
    expect(text).toMatch(/,AB,[0-9a-f-]{36}\r\n/);
  });

  test('is read as it is sent: what is far below is not read before what is above has gone', async () => {
    const given = {
      environmentId: environment('noord'),
      organisationId: organisation('noord'),
      type: 'order',
      box: 'inbox_in',
      status: 'received',
    } as const;
    const ids = Array.from({ length: 1600 }, () => newId());
    await asOwner((tx) =>
      within(tx, given.environmentId, async () => {
        await tx
          .insert(documents)
          .values(ids.map((id, at) => ({ ...given, id, createdAt: new Date(Date.now() - (at + 1) * 1000) })));
      }),
    );
    await actAs('olaf');
    const answer = await exportList(new Request('http://localhost:3000/documents/export?box=inbox_in&type=order'));
    const reader = answer.body!.getReader();
    const rowsIn = (bytes: Uint8Array | undefined) =>
      Buffer.from(bytes ?? [])
        .toString()
        .match(/,AB,[0-9a-f-]{36}\r\n/g)?.length ?? 0;
    let rows = rowsIn((await reader.read()).value);
    expect(rows).toBe(500);
    await asOwner((tx) =>
      within(tx, given.environmentId, async () => {
        await tx.delete(documents).where(inArray(documents.id, ids.slice(1000)));
      }),
    );
    for (let next = await reader.read(); !next.done; next = await reader.read()) rows += rowsIn(next.value);
    expect(rows).toBe(1000);
  });

  test('is narrowed by the search, and refused for a box that does not exist', async () => {
    await actAs('quinten');
    const text = await (
      await exportList(new Request('http://localhost:3000/documents/export?box=inbox_in&search=E-77'))
    ).text();
    expect(text.match(/E-\d+/g)).toEqual(['E-77']);
    expect((await exportList(new Request('http://localhost:3000/documents/export?box=attic'))).status).toBe(400);
  });
});

describe('the search of the top bar', () => {
  test('looks in all three boxes, answers eight at most, and not without end', async () => {
    await actAs('quinten');
    const ask = () => search(new Request('http://localhost:3000/search?term=E'));
    expect(((await (await ask()).json()) as { documents: unknown[] }).documents).toHaveLength(8);
    const { countUse } = await import('@/lib/policy/use-limits');
    for (let i = 0; i < 300; i++) await countUse('search', person('quinten')).catch(() => {});
    const refused = await ask();
    expect([refused.status, ((await refused.json()) as { error: string }).error]).toEqual([429, 'rate_limited']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

test('an organisation’s counts are those of the lists they lead to', async () => {
  const reader = await actor('quinten');
  const [counts] = await countByOrganisation(reader, 5);
  const listed = await findListPage(
    reader,
    'inbox_in',
    listAddress.parse({ organisation: counts!.id, status: 'received' }),
  );
  expect(counts).toMatchObject({ new: 100, failed: 0 });
  expect(listed.rows).toHaveLength(50);
});

describe('a printed document', () => {
  test('is a PDF with the XML inside, for invoices that came as XML, and for who may read them', async () => {
    const bytes = ublOf({ number: 'PDF-1' });
    const id = idOf(await upload(bytes, { name: 'rekening.xml' }));
    const response = await printed(id);
    expect(response.headers.get('content-disposition')).toContain('filename="rekening.pdf"');
    const inside = embeddedXml(await bytesOf(response));
    expect(inside).toMatchObject({ outcome: 'found' });
    expect('bytes' in inside && Buffer.from(inside.bytes)).toEqual(Buffer.from(bytes));
    const image = idOf(await upload(png, { name: 'a.png', ...place }));
    expect((await printed(image)).status).toBe(404);
    await actAs('pien');
    expect([(await printed(id)).status, await (await printed(id)).text()]).toEqual([404, notFound]);
  });
});

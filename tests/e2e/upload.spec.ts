import { readFile } from 'node:fs/promises';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Route } from '@playwright/test';
import { castId } from '@/db/seed/cast';
import { bakkerij, party, ublOf } from '../e-documents';
import { expect, inEnglish, say, test } from './fixtures';
import { euros } from './invoicing';
import { dragOver, openStored, outcomeOf, uploadAndOpen, uploadByButton, xml } from './uploads';

// Uploads: "The invoices, orders and other documents of that organisation", by button or drop, each with its outcome.

test.describe.configure({ timeout: 180_000 });

/** A number that no other run has used. */
let numbers = 0;
const unique = (prefix: string) => `${prefix}-${Date.now().toString(36)}-${++numbers}`.toUpperCase();

const png = {
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};

async function plainPdf(words: string): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  pdf.addPage([300, 200]).drawText(words, { x: 20, y: 150, size: 18 });
  return Buffer.from(await pdf.save());
}

test('several files by the button: progress, and for each where it went or what it is asked', async ({ as, look }) => {
  const [bought, sold] = [unique('IN'), unique('OUT')];
  const page = await as('hanna');
  await page.goto('/documents');
  // The first two go no further until they are let, so that one sees them on their way.
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route('**/documents/upload?**', async (route) => {
    await gate;
    await route.continue();
  });
  await uploadByButton(page, [
    xml(`${bought}.xml`, ublOf({ number: bought })),
    xml(`${sold}.xml`, ublOf({ number: sold, seller: bakkerij, buyer: party('Café Zon') })),
    { ...png, name: `${bought}.png` },
  ]);
  await expect(page.getByRole('region', { name: say('upload.titleSending').replace('#', '3') })).toBeVisible();
  await expect(page.getByRole('progressbar', { name: `${bought}.xml` })).toBeVisible();
  await look(page);
  open();

  // The image cannot say where it belongs: one is asked once everything else is done.
  const dialog = page.getByRole('dialog', { name: say('upload.placeTitle') });
  await expect(dialog).toContainText(`${bought}.png`);
  await dialog.getByLabel(say('upload.placeType')).selectOption({ label: say('documentTypes.expense_claim') });
  await expect(dialog.getByLabel(say('upload.placeOrganisation'), { exact: true })).toHaveValue(
    castId('organisation bakkerij'),
  );
  await dialog.getByRole('radio', { name: new RegExp(`^${say('boxes.documents')}`) }).check();
  await look(page);
  await dialog.getByRole('button', { name: say('upload.place'), exact: true }).click();
  await expect(dialog).toBeHidden();

  const stored = (box: 'documents' | 'inbox_in') =>
    say('upload.stored', { box: say(`boxes.${box}`), organisation: 'Bakkerij Jansen BV' });
  await expect(outcomeOf(page, `${bought}.xml`)).toContainText(stored('inbox_in'));
  await expect(outcomeOf(page, `${sold}.xml`)).toContainText(stored('documents'));
  await expect(outcomeOf(page, `${bought}.png`)).toContainText(stored('documents'));
  await expect(page.getByRole('region', { name: say('upload.titleDone').replace('#', '3') })).toBeVisible();
  await page.getByRole('button', { name: say('parts.close'), exact: true }).click();
  await expect(page.getByRole('region', { name: say('upload.titleDone').replace('#', '3') })).toBeHidden();

  // The list behind has them already; the one that was received stands in Inbox IN.
  await expect(page.getByRole('row', { name: new RegExp(sold) })).toContainText('Café Zon');
  await expect(page.getByRole('row', { name: new RegExp(`${bought}\\.png`) })).toContainText(
    say('documentTypes.expense_claim'),
  );
  await expect(page.getByRole('row', { name: new RegExp(`${bought}(?!\\.png)`) })).toHaveCount(0);
  await page.goto('/inbox/in');
  const received = page.getByRole('row', { name: new RegExp(bought) });
  await expect(received).toContainText('Zuivel Noord BV');
  await expect(received).toContainText(euros('936.54'));
});

test('files are dropped anywhere on the page; plain ones say what they are and whose', async ({ as, look }) => {
  const name = unique('BON');
  const page = await as('fatima');
  await page.goto('/inbox/in');
  const held = await dragOver(page, [
    { name: `${name}.pdf`, mimeType: 'application/pdf', buffer: await plainPdf(name) },
  ]);
  await expect(page.getByText(say('upload.drop'))).toBeVisible();
  await held.drop();
  await expect(page.getByText(say('upload.drop'))).toBeHidden();
  const dialog = page.getByRole('dialog', { name: say('upload.placeTitle') });
  await expect(dialog.getByRole('radio', { name: new RegExp(`^${say('boxes.inbox_in')}`) })).toBeChecked();
  await dialog.getByRole('button', { name: say('upload.place'), exact: true }).click();
  await expect(dialog.getByText(say('upload.placeOrganisationMissing'))).toBeVisible();
  await expect(dialog.getByLabel(say('upload.placeOrganisation'), { exact: true })).toHaveAttribute(
    'aria-invalid',
    'true',
  );
  await look(page);
  // One may think it over: the file waits in the drawer until it is placed.
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(outcomeOf(page, `${name}.pdf`)).toContainText(say('upload.chooseForPlain'));
  await look(page);
  await outcomeOf(page, `${name}.pdf`)
    .getByRole('button', { name: say('upload.choose'), exact: true })
    .click();
  await dialog
    .getByLabel(say('upload.placeOrganisation'), { exact: true })
    .selectOption({ label: 'Bakkerij Jansen BV' });
  await dialog.getByLabel(say('upload.placeType')).selectOption({ label: say('documentTypes.invoice') });
  await dialog.getByRole('button', { name: say('upload.place'), exact: true }).click();
  await openStored(page, `${name}.pdf`);

  // Its page shows the PDF itself, in a frame.
  const frame = page.locator(`iframe[title="${say('viewer.frame', { name: `${name}.pdf` })}"]`);
  await expect(frame).toBeVisible();
  const shown = await page.request.get((await frame.getAttribute('src'))!);
  expect(shown.headers()['content-type']).toBe('application/pdf');
  expect((await shown.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await expect(page.getByRole('main')).toContainText(say('documentTypes.invoice'));
  await look(page);
});

test('what cannot be taken is refused with its reason, by its content and not by its name', async ({ as, look }) => {
  const laughs = `<?xml version="1.0"?><!DOCTYPE Invoice [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(50)}">]><Invoice>&b;</Invoice>`;
  const files: [string, string | Buffer, string][] = [
    ['office.pdf', Buffer.from('504b030414000000', 'hex'), say('fileRefusals.zip')],
    ['page.xml', '<!doctype html><html><script>alert(1)</script></html>', say('fileRefusals.html')],
    ['drawing.png', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', say('fileRefusals.svg')],
    ['laughs.xml', laughs, say('fileRefusals.doctype')],
    ['foreign.xml', '<Order xmlns="urn:elsewhere"/>', say('fileRefusals.unknown_xml', { root: 'Order' })],
    ['empty.xml', '', say('fileRefusals.empty')],
    ['large.pdf', Buffer.alloc(10.1 * 1024 * 1024, 32), say('fileRefusals.too_large', { megabytes: '10' })],
  ];
  const page = await as('hanna');
  await page.goto('/inbox/in');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  const before = await page.getByRole('row').allTextContents();
  await uploadByButton(
    page,
    files.map(([name, bytes]) => xml(name, bytes)),
  );
  for (const [name, , sentence] of files) await expect(outcomeOf(page, name), name).toContainText(sentence);
  await expect(
    page.getByRole('region', { name: say('upload.titleFailed').replace('#', String(files.length)) }),
  ).toBeVisible();
  await look(page);
  await page.getByRole('button', { name: say('upload.stop').replace('#', 'laughs.xml') }).click();
  await expect(outcomeOf(page, 'laughs.xml')).toBeHidden();
  await page.reload();
  // Nothing was stored; what moves with time is not compared.
  expect(await page.getByRole('row').count()).toBe(before.length);
  await expect(page.getByRole('row').filter({ hasText: /office|laughs|foreign/ })).toHaveCount(0);
});

test(
  'uploads that were interrupted are tried again, one or all of them, and none is stored twice',
  inEnglish,
  async ({ as, look }) => {
    const numbers = [1, 2, 3].map(() => unique('HERKANS'));
    const number = numbers[0]!;
    const page = await as('hanna');
    await page.goto('/documents');
    // The files arrive, but something on the way answers in its own words.
    const answerOtherwise = async (route: Route) => {
      await route.fetch();
      await route.fulfill({ body: '<h1>Gateway</h1>' });
    };
    const uploads = '**/documents/upload?**';
    await page.route(uploads, answerOtherwise);
    await uploadByButton(
      page,
      numbers.map((each) => xml(`${each}.xml`, ublOf({ number: each }))),
    );
    for (const each of numbers) await expect(outcomeOf(page, `${each}.xml`)).toContainText(say('upload.interrupted'));
    // Not by a number of times: the last of them would be let through while the others are still answered.
    await page.unroute(uploads, answerOtherwise);
    await look(page);
    await page.getByRole('button', { name: say('upload.retry').replace('#', `${number}.xml`) }).click();
    await expect(outcomeOf(page, `${number}.xml`).getByRole('link', { name: say('upload.open') })).toBeVisible();
    await page.getByRole('button', { name: say('upload.retryAll'), exact: true }).click();
    await expect(page.getByRole('region', { name: say('upload.titleDone').replace('#', '3') })).toBeVisible();
    for (const each of numbers) await expect(outcomeOf(page, `${each}.xml`)).not.toContainText(say('upload.duplicate'));
    await openStored(page, `${number}.xml`);
    await expect(page.getByRole('heading', { level: 1, name: number })).toBeVisible();
  },
);

test('a second copy is told apart, leads to the first, and can be freed', async ({ as, look }) => {
  const number = unique('DUBBEL');
  const page = await as('hanna');
  const first = await uploadAndOpen(page, xml('first.xml', ublOf({ number })));
  await page.goto('/documents');
  await uploadByButton(page, [xml('second.xml', ublOf({ number, issueDate: '2026-11-03' }))]);
  await expect(outcomeOf(page, 'second.xml')).toContainText(say('upload.duplicate'));
  const original = outcomeOf(page, 'second.xml').getByRole('link', { name: say('upload.original') });
  await expect(original).toHaveAttribute('href', `/documents/${first}`);
  await look(page);
  await openStored(page, 'second.xml');
  await expect(page.getByText(say('viewer.duplicate'))).toBeVisible();
  await expect(page.getByRole('link', { name: say('viewer.showOriginal', { name: number }) })).toHaveAttribute(
    'href',
    `/documents/${first}`,
  );
  await look(page);
  await page.getByRole('button', { name: say('viewer.markOriginal') }).click();
  await expect(page.getByText(say('viewer.duplicate'))).toBeHidden();
  await expect(page.getByRole('main').getByText(say('statuses.received'), { exact: true }).first()).toBeVisible();
});

test('a download gives the very bytes that came', inEnglish, async ({ as }) => {
  const number = unique('BYTES');
  // Neither the order of attributes nor a blank is put right: what came is kept.
  const bytes = Buffer.concat([Buffer.from(ublOf({ number })), Buffer.from('\n<!-- exactly -->\r\n')]);
  const page = await as('hanna');
  await uploadAndOpen(page, xml(`${number}.xml`, bytes));
  const downloading = page.waitForEvent('download');
  await page
    .getByRole('link', { name: say('document.download'), exact: true })
    .first()
    .click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe(`${number}.xml`);
  expect(await readFile(await download.path())).toEqual(bytes);
});

test('an upload is withdrawn while nobody else has acted on it, and not any more afterwards (C-33)', async ({
  as,
  look,
}) => {
  const [mistaken, seen] = [unique('VERGIST'), unique('GEZIEN')];
  const hanna = await as('hanna');
  const withdraw = async () => {
    await hanna.getByRole('button', { name: say('document.more'), exact: true }).click();
    return hanna.getByRole('menuitem', { name: new RegExp(`^${say('document.withdrawUpload')}`) });
  };
  const dialog = hanna.getByRole('dialog', { name: say('document.withdrawTitle') });
  const confirm = dialog.getByRole('button', { name: say('document.withdrawConfirm'), exact: true });

  const gone = await uploadAndOpen(hanna, xml('mistaken.xml', ublOf({ number: mistaken })));
  await (await withdraw()).click();
  await expect(dialog).toContainText(say('document.withdrawBody'));
  await confirm.click();
  await hanna.waitForURL(/\/inbox\/in$/);
  await expect(hanna.getByRole('row', { name: new RegExp(mistaken) })).toHaveCount(0);
  expect((await hanna.goto(`/documents/${gone}`))?.status()).toBe(404);
  expect((await hanna.request.get(`/documents/${gone}/file`)).status()).toBe(404);

  // Gijs says something about the other one while Hanna is being asked: her answer comes too late, and she is told.
  const kept = await uploadAndOpen(hanna, xml('seen.xml', ublOf({ number: seen })));
  await (await withdraw()).click();
  await expect(confirm).toBeVisible();
  const gijs = await as('gijs');
  await gijs.goto(`/documents/${kept}`);
  await gijs.getByLabel(say('document.comment')).fill('Die is van de andere zaak.');
  await gijs.getByRole('button', { name: say('document.addComment') }).click();
  await expect(gijs.getByRole('listitem').filter({ hasText: 'Die is van de andere zaak.' })).toBeVisible();
  await confirm.click();
  await expect(dialog.getByText(say('conditions.untouched_upload.missing'))).toBeVisible();
  await look(hanna);
  await hanna.goto(`/documents/${kept}`);
  await expect(await withdraw()).toContainText(say('conditions.untouched_upload.missing'));
  await expect(await hanna.getByRole('menuitem', { disabled: true }).count()).toBe(1);
  await look(hanna);
});

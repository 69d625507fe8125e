import type { Page } from '@playwright/test';
import { castId } from '@/db/seed/cast';
import { invoicePdf } from '@/lib/documents/ubl/pdf-out';
import { bakkerij, eDocument, party, ublOf, zuivel } from '../e-documents';
import { dutchLabels } from '../unit/ubl/labels';
import { expect, say, test } from './fixtures';
import { card, euros } from './invoicing';
import { uploadAndOpen, xml } from './uploads';

// A document's page in its further states, and what of a holding's documents is seen by whom (T07).

test.describe.configure({ timeout: 180_000 });

let numbers = 0;
const unique = (prefix: string) => `${prefix}-${Date.now().toString(36)}-${++numbers}`.toUpperCase();

const tab = (page: Page, name: string | RegExp) =>
  page.getByRole('navigation', { name: say('viewer.views') }).getByRole('link', { name });
const history = (page: Page) => page.getByRole('list', { name: say('document.history') });
const by = { actor: 'Hanna de Wit' };

test('an invoice is shown readable, its XML as text behind a tab, and printed as a PDF', async ({ as, look }) => {
  const number = unique('XML');
  const shout = '<script>document.title = "taken over"</script>';
  const file = ublOf({ number, notes: [shout], buyer: { ...bakkerij, tradingName: '<img src=x onerror=alert(1)>' } });
  const page = await as('hanna');
  const id = await uploadAndOpen(page, xml(`${number}.xml`, file));
  const paper = page.getByRole('article');
  for (const text of [number, 'Zuivel Noord BV', 'Roomboter 10 kg', '12 ', shout, '<img src=x onerror=alert(1)>'])
    await expect(paper).toContainText(text);
  for (const amount of ['774.00', '162.54', '936.54']) await expect(paper).toContainText(euros(amount));
  await expect(card(page, 'document.facts')).toContainText(euros('936.54'));
  await look(page);

  await tab(page, say('viewer.xml')).click();
  await expect(page).toHaveURL(new RegExp(`/documents/${id}\\?view=xml$`));
  const source = page.getByRole('region', { name: say('viewer.xml') });
  await expect(source).toContainText(`<cbc:ID>${number}</cbc:ID>`);
  await expect(source).toContainText('&lt;script&gt;');
  await expect(page).not.toHaveTitle('taken over');
  await look(page);

  await page.goBack();
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: say('viewer.printed') }).click();
  expect((await downloading).suggestedFilename()).toMatch(/\.pdf$/);
});

test('a PDF with an invoice inside is both: what people read and what software reads', async ({ as, look }) => {
  const number = unique('HYBRIDE');
  const model = eDocument({ number, seller: { ...zuivel, vatId: 'NL001234567B01' } });
  const pdf = await invoicePdf(model, ublOf({ number }), dutchLabels);
  const page = await as('hanna');
  const id = await uploadAndOpen(page, {
    name: `${number}.pdf`,
    mimeType: 'application/pdf',
    buffer: Buffer.from(pdf),
  });
  await expect(page.getByRole('article')).toContainText(euros('936.54'));
  await tab(page, say('viewer.pdf')).click();
  const frame = page.locator(`iframe[title="${say('viewer.frame', { name: `${number}.pdf` })}"]`);
  await expect(frame).toBeVisible();
  await look(page);

  await tab(page, new RegExp(`^${say('viewer.attachments')}`)).click();
  const [inside] = await Promise.all([
    page.request.get(`/documents/${id}/attachments/1`).then((answer) => answer.text()),
    expect(
      page
        .getByRole('main')
        .getByText(/\.xml$/)
        .first(),
    ).toBeVisible(),
  ]);
  expect(inside).toContain(number);
  await look(page);
  await tab(page, say('viewer.xml')).click();
  await expect(page.getByRole('region', { name: say('viewer.xml') })).toContainText(number);
  const original = await page.request.get(`/documents/${id}/file`);
  expect((await original.body()).equals(Buffer.from(pdf))).toBe(true);
});

test('a document that does not add up is kept, and says what does not fit', async ({ as, look }) => {
  const number = unique('SCHEEF');
  const text = Buffer.from(ublOf({ number })).toString();
  const wrong = text.replace(/(<cbc:PayableAmount[^>]*>)[^<]*/, '$1999.99');
  expect(wrong).not.toBe(text);
  const page = await as('hanna');
  await uploadAndOpen(page, xml(`${number}.xml`, wrong));
  await expect(page.getByText(say('viewer.warningsWhy'))).toBeVisible();
  await expect(page.getByRole('article')).toContainText(euros('999.99'));
  await look(page);
});

test('comments and labels stand on the page and in the history, and labels are found again', async ({ as, look }) => {
  const number = unique('LABEL');
  const page = await as('hanna');
  await uploadAndOpen(page, xml(`${number}.xml`, ublOf({ number })));
  const comments = card(page, 'document.comments');
  await expect(comments).toContainText(say('document.noComments'));
  await comments.getByRole('button', { name: say('document.addComment') }).click();
  await expect(comments.getByRole('alert')).toContainText(say('fields.required'));
  await look(page);
  await comments.getByLabel(say('document.comment')).fill('Klopt met de bestelling.\nMag betaald.');
  await comments.getByRole('button', { name: say('document.addComment') }).click();
  await expect(comments.getByRole('listitem').filter({ hasText: 'Mag betaald.' })).toContainText('Hanna de Wit');
  await expect(comments.getByLabel(say('document.comment'))).toHaveValue('');

  const labels = card(page, 'document.labels');
  await labels.getByLabel(say('document.addLabel')).fill(number);
  await labels.getByRole('button', { name: say('document.add'), exact: true }).click();
  await expect(labels.getByRole('listitem').filter({ hasText: number })).toBeVisible();
  await expect(history(page)).toContainText(say('history.document.label', { ...by, label: number }));
  await expect(history(page)).toContainText(say('history.document.comment', by));
  await look(page);
  await labels.getByRole('button', { name: say('document.removeLabel', { label: number }) }).click();
  await expect(labels).toContainText(say('document.noLabels'));
  await expect(history(page)).toContainText(say('history.labelRemoved', { ...by, label: number }));
});

test('a status is set by hand, rejecting asks why, and who comes late is told who was first', async ({ as, look }) => {
  const number = unique('STATUS');
  const hanna = await as('hanna');
  const id = await uploadAndOpen(hanna, xml(`${number}.xml`, ublOf({ number })));
  const gijs = await as('gijs');
  await gijs.goto(`/documents/${id}`);
  const move = async (page: Page, status: string) => {
    await page.getByRole('button', { name: say('document.changeStatus'), exact: true }).click();
    await page.getByRole('menuitem', { name: say(`document.moves.${status}`), exact: true }).click();
  };
  const shows = (page: Page, status: string) =>
    expect(
      page
        .getByRole('main')
        .getByText(say(`statuses.${status}`), { exact: true })
        .first(),
    ).toBeVisible();

  await hanna.getByRole('button', { name: say('document.changeStatus'), exact: true }).click();
  await expect(hanna.getByRole('menu')).toBeVisible();
  await look(hanna);
  await hanna.keyboard.press('Escape');
  await move(hanna, 'under_review');
  await shows(hanna, 'under_review');

  // Gijs still sees the page as it was: his choice meets hers, and the page is read again.
  await move(gijs, 'paid');
  await expect(gijs.getByText(say('refusals.version', { name: 'Hanna de Wit' }))).toBeVisible();
  await shows(gijs, 'under_review');

  await move(hanna, 'rejected');
  const dialog = hanna.getByRole('dialog');
  await dialog.getByRole('button', { name: say('document.rejectConfirm'), exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText(say('fields.why_rejected'));
  await look(hanna);
  await dialog.getByLabel(say('document.reason')).fill('Verkeerde prijs');
  await dialog.getByRole('button', { name: say('document.rejectConfirm'), exact: true }).click();
  await expect(dialog).toBeHidden();
  await shows(hanna, 'rejected');
  const [from, to] = [say('statuses.under_review'), say('statuses.rejected')];
  await expect(history(hanna)).toContainText(say('history.document.changeStatus', { ...by, from, to }));
  await expect(history(hanna)).toContainText(say('history.reason', { reason: 'Verkeerde prijs' }));
  await look(hanna);
});

test('of a holding everybody sees their own organisations’ documents, in lists, search, counts and exports (T07)', async ({
  as,
  look,
}) => {
  const names = { vis: 'Visser Vis BV', koeltechniek: 'Visser Koeltechniek BV', vervoer: 'Visser Vervoer BV' };
  const [fish, cold] = [unique('VIS'), unique('KOEL')];
  const julia = await as('julia');
  const kees = await as('kees');
  const ivo = await as('ivo');
  const buyer = (key: 'vis' | 'koeltechniek', number: string) => party(names[key], number);
  const ofJulia = await uploadAndOpen(julia, xml('vis.xml', ublOf({ number: fish, buyer: buyer('vis', '10000031') })));
  const ofKees = await uploadAndOpen(
    kees,
    xml('koel.xml', ublOf({ number: cold, buyer: buyer('koeltechniek', '10000032') })),
  );

  for (const [page, own, ownId, other, otherId, otherKey] of [
    [julia, fish, ofJulia, cold, ofKees, 'koeltechniek'],
    [kees, cold, ofKees, fish, ofJulia, 'vis'],
  ] as const) {
    expect((await page.goto(`/documents/${ownId}`))?.status()).toBe(200);
    expect((await page.goto(`/documents/${otherId}`))?.status()).toBe(404);
    // Neither list nor filter knows of the others.
    await page.goto('/inbox/in');
    await expect(page.getByRole('row', { name: new RegExp(own) })).toBeVisible();
    await expect(page.getByRole('main')).not.toContainText(other);
    await expect(page.getByText(say('lists.organisation'), { exact: true })).toHaveCount(0);
    for (const address of [`?search=${other}`, `?organisation=${castId(`organisation ${otherKey}`)}`]) {
      await page.goto(`/inbox/in${address}`);
      await expect(page.getByText(say('lists.emptyFilter.title'))).toBeVisible();
      await expect(page.getByRole('main')).not.toContainText(names[otherKey]);
    }
    if (page === julia) await look(page);
    // The search of the top bar, and the export of the whole list.
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill(other);
    await expect(page.getByText(say('parts.noResults'))).toBeVisible();
    await page.getByRole('combobox').fill(own);
    await expect(page.getByRole('option', { name: new RegExp(own) })).toBeVisible();
    const exported = await (await page.request.get('/documents/export?box=inbox_in')).text();
    expect(exported).toContain(own);
    expect(exported).not.toContain(other);
    expect(exported).not.toContain(names[otherKey]);
    // The numbers on the dashboard are those of one's own organisation alone.
    await page.goto('/');
    for (const name of Object.values(names))
      if (name !== names[otherKey === 'vis' ? 'koeltechniek' : 'vis'])
        await expect(page.getByRole('main')).not.toContainText(name);
    await expect(page.getByRole('main')).not.toContainText(other);
  }

  // The administrator of the environment sees all three, together and one by one.
  await ivo.goto('/inbox/in');
  for (const number of [fish, cold]) await expect(ivo.getByRole('row', { name: new RegExp(number) })).toBeVisible();
  await ivo.goto(`/inbox/in?organisation=${castId('organisation koeltechniek')}`);
  await expect(ivo.getByRole('row', { name: new RegExp(cold) })).toBeVisible();
  await expect(ivo.getByRole('main')).not.toContainText(fish);
  await ivo.goto('/');
  const each = ivo.getByRole('table', { name: say('dashboard.organisations') });
  for (const name of Object.values(names))
    await expect(each.getByRole('row', { name: new RegExp(name) })).toBeVisible();
  await look(ivo);
});

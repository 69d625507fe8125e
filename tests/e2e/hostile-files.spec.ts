import { existsSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { castId } from '@/db/seed/cast';
import { Claim, timesFor } from '../proof/claim';
import { type HostileFile, hostileFile, ways } from '../proof/fuzz/hostile-files';
import { scriptOf } from '../proof/fuzz/hostile-markup';
import { livingPdf } from '../proof/fuzz/hostile-pdf';
import { newRandom, Random } from '../proof/fuzz/random';
import { sideBySide } from '../proof/side-by-side';
import { expect, once, say, test } from './fixtures';
import { aliveOn, embedding, openAtTop, openPages, openUnprotected, watching } from './hostile';

// What hostile files do in the browser of whoever opens them: nothing (T-62).

/** In the short form each way once. */
const times = timesFor('KOPPEL_HOSTILE_FILES', ways.length);

test('no script of a file runs in the browser of whoever opens it', once, async ({ as, browser, baseURL }) => {
  test.setTimeout(120_000 + times * 20_000);
  const claim = new Claim('no script of a file runs in the browser of whoever opens it', 'hostile files', times);
  const { seed } = newRandom();
  const [giver, reader] = [await as('hanna'), await as('fatima')];
  const portal = reader.context();
  // Files are opened by themselves in another browser of the same reader: what that one complains about is its good right.
  const beside = await browser.newContext({ storageState: await portal.storageState(), baseURL: baseURL! });
  const noticed = await Promise.all([portal, beside].map((context) => watching(context, baseURL!)));
  const lanes = await Promise.all([0, 1, 2].map(async () => [await portal.newPage(), await beside.newPage()] as const));
  const stored: string[] = [];

  await sideBySide(times, lanes.length, async (at) => {
    const file = await hostileFile(at, `k${at}`, new Random(seed + at));
    const faults: string[] = [];
    const document = await upload(giver, file, at % 2 === 0 ? 'inbox_in' : 'documents');
    // A page that stands for itself is refused, whatever it calls itself; everything else is taken, and opened.
    if ((document === null) !== (file.way === 'a page as a file')) faults.push(document ? 'was taken' : 'was refused');
    if (document) {
      const lane = lanes.pop()!;
      faults.push(...(await openAll(...lane, document)));
      lanes.push(lane);
      stored.push(document);
    }
    // Nobody leafs through fifty rows to find the newest twenty.
    if (stored.length === 20) faults.push(...(await openLists(reader, stored.splice(0))));
    faults.push(...noticed.flatMap((each) => each.splice(0)));
    const which = `seed ${seed}, file ${at} (${file.way}, called ${JSON.stringify(file.name)})`;
    claim.count(
      1,
      faults.map((fault) => `${which}: ${fault}`),
    );
  });
  claim.count(0, [...(await openLists(reader, stored)), ...noticed.flat()]);
  await beside.close();
  expect(claim.close()).toEqual([]);
});

/** Hands a file in as the page of uploads does; answers the page of its document, or null for one that is not taken. */
async function upload(page: Page, { name, bytes }: HostileFile, box: string): Promise<string | null> {
  const place = { organisation: castId('organisation bakkerij'), box, type: 'other' };
  const answer = await page.request.post(`/documents/upload?${new URLSearchParams({ name, ...place })}`, {
    headers: { origin: new URL(page.url()).origin, 'content-type': 'application/octet-stream' },
    data: Buffer.from(bytes),
    // A connection that was kept may be closed at the very moment when it is used again.
    maxRetries: 2,
  });
  expect([201, 400, 415], await answer.text()).toContain(answer.status());
  return answer.status() === 201 ? (await answer.json()).stored.href : null;
}

/** Opens all there is of a document: its pages, its files inside a page that has no policy, and each of them by itself. */
async function openAll(reader: Page, alone: Page, document: string): Promise<string[]> {
  const faults: string[] = [];
  const files = await openPages(reader, document, async () => void faults.push(...(await aliveOn(reader))));
  expect(files.length).toBeGreaterThan(0);
  await openUnprotected(alone, embedding(files), 'text/html');
  for (const path of files) faults.push(...(await openAtTop(alone, path)));
  return faults;
}

/** Opens where the documents stand among others. Tells what is alive there, and which of them is nowhere. */
async function openLists(page: Page, documents: readonly string[]): Promise<string[]> {
  const faults: string[] = [];
  const missing = new Set(documents);
  for (const list of ['/inbox/in', '/documents', '/', '/environment/audit']) {
    await page.goto(list);
    faults.push(...(await aliveOn(page)));
    for (const one of documents) if ((await page.locator(`a[href="${one}"]`).count()) > 0) missing.delete(one);
  }
  return [...faults, ...[...missing].map((one) => `${one} is in no list`)];
}

/** A whole browser: the one that is walked with elsewhere leaves the viewer of PDF files out. */
const withViewer = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  chromium.executablePath(),
];

test(
  'a PDF with a script, which a viewer runs whatever stands around it, is not shown',
  once,
  async ({ as, baseURL }) => {
    const executablePath = withViewer.find((place) => existsSync(place));
    test.skip(!executablePath, 'no browser here that draws PDF files');
    const { seed } = newRandom();
    const giver = await as('hanna');
    const { bytes } = await livingPdf(new Random(seed), scriptOf('pdf'));
    const document = await upload(
      giver,
      { way: 'a PDF with a script', name: 'a.pdf', bytes, runsAs: null },
      'documents',
    );
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const whole = await chromium.launch({ executablePath: executablePath!, args });
    const context = await whole.newContext({ storageState: await giver.context().storageState(), baseURL: baseURL! });
    const page = await context.newPage();

    const noticed = await watching(context, baseURL!);
    await openUnprotected(page, bytes, 'application/pdf');
    await expect.poll(() => noticed.join(), { message: `seed ${seed}: the script of the PDF` }).toMatch(/^said/);
    await page.unrouteAll();
    noticed.length = 0;

    await page.goto(document!);
    await expect(page.frameLocator('iframe').getByText(say('viewer.mayAct'))).toBeVisible();
    await page.goto(`${document}/preview`);
    await expect(page.getByText(say('viewer.mayAct'))).toBeVisible();
    expect(noticed).toEqual([]);
    await whole.close();
  },
);

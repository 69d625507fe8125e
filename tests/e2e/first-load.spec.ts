import type { Page } from '@playwright/test';
import { expect, inEnglish, test } from './fixtures';
import { ownPlaces, pagesWithout, places, workflowPlaces } from './places';

// Every page's scripts, as they travel: at most 200 kB on a first visit.

const most = 200_000;

/** The bytes of the scripts that a page brings along until it is quiet, with nothing kept from before; compressed, as they were sent. */
async function scriptsOf(page: Page, path: string): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.clearBrowserCache');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const scripts = new Set<string>();
  let bytes = 0;
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script' || /javascript/.test(response.mimeType)) scripts.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  await session.detach();
  return bytes;
}

/** In three windows side by side: most of the time is spent waiting until a page is quiet. */
async function measure(page: Page, paths: string[]): Promise<void> {
  const sizes: [path: string, bytes: number][] = [];
  const left = [...paths];
  const window = async () => {
    const own = await page.context().newPage();
    for (let path = left.shift(); path; path = left.shift()) sizes.push([path, await scriptsOf(own, path)]);
    await own.close();
  };
  await Promise.all([window(), window(), window()]);
  expect(sizes).toHaveLength(paths.length);
  const [[path, bytes]] = sizes.toSorted(([, one], [, other]) => other - one) as [[string, number]];
  console.log(
    `  the most scripts: ${(bytes / 1000).toFixed(1)} kB on ${path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, '…')}`,
  );
  // A page without any would be one that was not measured.
  for (const [where, size] of sizes) expect(size, where).toBeGreaterThan(20_000);
  expect(sizes.filter(([, size]) => size > most)).toEqual([]);
}

test('the pages of the portal load 200 kB of scripts at most', inEnglish, async ({ as }) => {
  test.setTimeout(300_000);
  const page = await as('fatima');
  const own = await ownPlaces(page);
  const anna = await as('anna');
  const workflows = await workflowPlaces(anna);
  expect(pagesWithout([...own, ...workflows, ...Object.values(places).flat()]), 'pages that nobody looks at').toEqual(
    [],
  );
  await measure(page, [
    ...places.work,
    ...own,
    ...places.environment,
    ...places.partners,
    ...places.groups,
    '/no-such-page',
  ]);
  await measure(anna, workflows);
});

test('the pages in front of the door load 200 kB of scripts at most', inEnglish, async ({ visitor }) => {
  await measure(await visitor(), places.inFrontOfTheDoor);
});

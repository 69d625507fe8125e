import type { BrowserContext, Page, Response } from '@playwright/test';

// Whether anything runs in a browser that opens hostile files, and how the portal answers when they are asked for (T-62).

/**
 * Watches everything in this browser, in every frame: what the scripts of tests/proof/fuzz/hostile-markup.ts call, dialogs, windows that open,
 * requests of theirs or to anybody but the portal, and what a policy had to stop. Returns the list of what was noticed, which grows.
 */
export async function watching(browser: BrowserContext, ownOrigin: string): Promise<string[]> {
  const noticed: string[] = [];
  await browser.exposeBinding('koppelWasHere', ({ frame }, mark) => {
    noticed.push(`${mark} ran in ${frame.url()}`);
  });
  await browser.exposeBinding('koppelHeardPolicy', ({ frame }, broken) => {
    noticed.push(`only the policy stopped something in ${frame.url()}: ${broken}`);
  });
  await browser.addInitScript(() => {
    const { koppelHeardPolicy } = globalThis as unknown as { koppelHeardPolicy: (broken: string) => void };
    addEventListener(
      'securitypolicyviolation',
      ({ effectiveDirective, blockedURI, sample }) =>
        koppelHeardPolicy(`${effectiveDirective} ${blockedURI} ${sample}`),
      true,
    );
  });
  browser.on('dialog', (dialog) => {
    noticed.push(`said ${dialog.message()} on ${dialog.page()?.url()}`);
    // A page that is gone by now has taken its dialog along.
    dialog.dismiss().catch(() => {});
  });
  browser.on('page', async (page) => {
    page.on('download', (download) => {
      const name = download.suggestedFilename();
      if (!harmless.test(name)) noticed.push(`would be saved as ${name}: ${download.url()}`);
    });
    if (await page.opener()) noticed.push(`opened ${page.url()}`);
  });
  browser.on('request', (request) => {
    const { protocol, origin, pathname } = new URL(request.url());
    const isElsewhere = protocol.startsWith('http') && origin !== ownOrigin;
    if (isElsewhere || pathname.startsWith('/koppel-was-here')) noticed.push(`asked for ${request.url()}`);
  });
  return noticed;
}

/** What of the page that is open would run when it is pressed, or belongs to markup of others. */
export const aliveOn = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((one) =>
      [...one.attributes]
        .filter(
          ({ name, value }) =>
            /^on|^srcdoc$/.test(name) ||
            // Before it looks for the scheme of an address a browser leaves out what nobody sees.
            (/href$|^src$|action$|^data$/.test(name) &&
              !/^(https?|blob):|^data:image/.test(new URL(value, document.baseURI).href)),
        )
        .map(({ name, value }) => `${one.tagName} ${name}="${value.slice(0, 100)}"`),
    ),
  );

/** Opens the page of a document and every page of it that a link there leads to; returns the files they link to or show. */
export async function openPages(page: Page, document: string, atEach: () => Promise<void>): Promise<string[]> {
  const isFile = (path: string) => /^\/documents\/[^/]+\/(file|preview|pdf|attachments)(\/|\?|$)/.test(path);
  const found = new Set([document]);
  for (const path of found) {
    if (isFile(path)) continue;
    // The first page is waited for until all of it hears; the others are the same around another view.
    await page.goto(path, path === document ? {} : { waitUntil: 'load' });
    await atEach();
    const addresses = await page
      .locator('a[href], iframe, main img')
      .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href || (one as HTMLImageElement).src));
    for (const { pathname, search } of addresses.map((one) => new URL(one)))
      if (pathname === document ? search.startsWith('?view=') : pathname.startsWith(document) && isFile(pathname))
        found.add(pathname + search);
  }
  return [...found].filter(isFile);
}

/** Leads the whole window to a file. Returns what is wrong with the answer, as the browser heard it. */
export async function openAtTop(page: Page, path: string): Promise<string[]> {
  const [answer] = await Promise.all([
    page.waitForResponse((response) => new URL(response.url()).pathname === path.replace(/\?.*/, '')),
    // What is saved and not shown ends the way there.
    page.goto(path, { waitUntil: 'load' }).catch(() => null),
  ]);
  return (await faultsOf(answer)).map((fault) => `${path}: ${fault}`);
}

const shownTypes = ['application/pdf', 'image/png', 'image/jpeg'];
const attachment = /^attachment; filename="[^"\\%]*"; filename\*=UTF-8''[\w.!~%-]+$/;
const harmless = /\.(xml|pdf|png|jpe?g|csv|xlsx|ods|bin)$/i;

/** An answer of a file is one header of each kind, is nothing that is guessed at, and is saved, or shown as what can do nothing. */
async function faultsOf(answer: Response): Promise<string[]> {
  const all = await answer.headersArray();
  const of = (name: string) => all.filter((one) => one.name.toLowerCase() === name).map((one) => one.value);
  const faults = [
    ...all.filter(({ name }) => /koppel-was-here|set-cookie/i.test(name)).map(({ name }) => `has a header ${name}`),
    ...(of('x-content-type-options').join() === 'nosniff' ? [] : ['may be guessed at']),
    ...(/(^|;)\s*sandbox\s*(;|$)/.test(of('content-security-policy').join()) ? [] : ['has rights where it is shown']),
  ];
  const [types, dispositions] = [of('content-type'), of('content-disposition')];
  // A PDF that may act is not shown: a sentence stands in its place.
  if (answer.status() === 415 && types.join() === 'text/html; charset=utf-8' && dispositions.length === 0)
    return faults;
  if (answer.status() !== 200) return [...faults, `answers ${answer.status()}`];
  if (types.length !== 1 || dispositions.length !== 1)
    return [...faults, `is ${types.join()}, to be ${dispositions.join()}`];
  const [disposition] = dispositions as [string];
  if (disposition === 'inline') return shownTypes.includes(types[0]!) ? faults : [...faults, `shows ${types[0]}`];
  if (!attachment.test(disposition)) return [...faults, `is to be ${disposition}`];
  const names = [
    /filename="([^"]*)"/.exec(disposition)![1]!,
    decodeURIComponent(/UTF-8''([^']*)$/.exec(disposition)![1]!),
  ];
  return [
    ...faults,
    ...names
      .filter((name) => !harmless.test(name) || /[\\/\p{Cc}\p{Cf}]/u.test(name))
      .map((name) => `is saved as ${name}`),
  ];
}

/** A page without any policy that takes files for whatever a page may take them for. */
export function embedding(paths: readonly string[]): string {
  const attributes = paths.map((path) => path.replaceAll('&', '&amp;').replaceAll('"', '&quot;'));
  return `<!doctype html><title>x</title>${attributes
    .map(
      (path) => `<iframe src="${path}"></iframe><object data="${path}"></object><img src="${path}">
<link rel="stylesheet" href="${path}"><script src="${path}"></script><script type="module" src="${path}"></script>
<svg><use href="${path}#x"></use></svg><script>try { new Worker("${path}") } catch {}</script>`,
    )
    .join('\n')}`;
}

/** Opens, at an address of the portal, what no policy protects: it is answered with these headers alone. */
export async function openUnprotected(page: Page, body: Uint8Array | string, contentType: string): Promise<void> {
  const address = '/without-protection';
  await page.unrouteAll();
  await page.route(`**${address}`, (route) => route.fulfill({ body: Buffer.from(body as string), contentType }));
  await page.goto(address, { waitUntil: 'load' }).catch(() => null);
}

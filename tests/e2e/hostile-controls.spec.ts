import type { BrowserContext } from '@playwright/test';
import { timesFor } from '../proof/claim';
import { hostileFile } from '../proof/fuzz/hostile-files';
import { markup, scriptOf } from '../proof/fuzz/hostile-markup';
import { newRandom, Random } from '../proof/fuzz/random';
import { expect, once, test } from './fixtures';
import { aliveOn, openAtTop, openUnprotected, watching } from './hostile';

// What tests/e2e/hostile-files.spec.ts notices when nothing protects who opens hostile files: every one of them (T-62).

const times = timesFor('KOPPEL_HOSTILE_FILES', 12);

let context: BrowserContext;
let noticed: string[];
test.beforeEach(async ({ browser, baseURL }) => {
  context = await browser.newContext({ baseURL: baseURL! });
  noticed = await watching(context, baseURL!);
});
test.afterEach(() => context.close());

const untilNoticed = (what: RegExp, message: string) =>
  expect
    .poll(() => noticed.some((one) => what.test(one)), { intervals: [10, 20, 50, 100], timeout: 5000, message })
    .toBe(true);

test('the same markup and files do run where nothing protects who opens them', once, async () => {
  test.setTimeout(180_000);
  const { seed } = newRandom();
  const texts = Object.entries(markup).map(([what, { behind = '', of }]) => {
    const mark = what.replaceAll(' ', '-');
    return { what, mark, bytes: Buffer.from(`${behind}${of(scriptOf(mark))}">`), runsAs: 'text/html' };
  });
  const files = await Promise.all(
    Array.from({ length: 50 }, async (_, at) => {
      const { way, ...file } = await hostileFile(at, `f${at}`, new Random(seed + at));
      return { what: way, mark: `f${at}`, ...file };
    }),
  );
  // This browser draws no PDF; what a PDF may do is tried where one is drawn.
  const all = [...texts, ...files.filter(({ runsAs }) => runsAs !== null && runsAs !== 'application/pdf')];
  for (const { what, mark, bytes, runsAs } of new Random(seed).some(all, times)) {
    const page = await context.newPage();
    await openUnprotected(page, bytes, runsAs!);
    await untilNoticed(new RegExp(`^${mark} ran`), `seed ${seed}: ${what} as ${runsAs}`);
    await page.close();
  }
});

const byItself: [what: string, html: string, noticed: RegExp][] = [
  ['a dialog', '<script>alert(1)</script>', /^said 1/],
  ['a window', '<body onload="open(\'about:blank\')">', /^opened/],
  ['a question to the portal', '<script>fetch("/koppel-was-here?1")</script>', /^asked for .*koppel-was-here/],
  ['a picture from elsewhere', '<img src="http://elsewhere.example/1">', /^asked for .*elsewhere/],
  ['a way to elsewhere', '<script>location = "http://elsewhere.example/1"</script>', /^asked for .*elsewhere/],
  [
    'a file of another kind',
    '<a href="data:text/html,x" download="x.html" id="a">x</a><script>a.click()</script>',
    /^would be saved as x.html/,
  ],
  [
    'what a policy had to stop',
    '<meta http-equiv="Content-Security-Policy" content="script-src \'none\'"><script>1</script>',
    /^only the policy stopped .*script-src/,
  ],
];

test('everything that is watched for is noticed, and what would run when it is pressed', once, async () => {
  // Nobody is there, and nobody is asked.
  await context.route('**://elsewhere.example/**', (route) => route.abort());
  for (const [what, html, pattern] of byItself) {
    const page = await context.newPage();
    await openUnprotected(page, html, 'text/html');
    await untilNoticed(pattern, what);
    await page.close();
    noticed.length = 0;
  }
  const page = await context.newPage();
  const living = [
    '<a href=" java\tscript:x">',
    '<form action="javascript:x">',
    '<b onclick="x">',
    '<iframe srcdoc="x">',
  ];
  for (const html of living) {
    await openUnprotected(page, html, 'text/html');
    expect(await aliveOn(page), html).toHaveLength(1);
  }
});

test('an answer that is no harmless file is told', once, async () => {
  const page = await context.newPage();
  const sound = {
    'content-type': 'application/xml',
    'content-disposition': 'attachment; filename="a.xml"; filename*=UTF-8\'\'a.xml',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
  };
  const faultsWith = async (headers: Record<string, string>, status = 200) => {
    await page.unrouteAll();
    await page.route('**/documents/x/file', (route) =>
      route.fulfill({ status, body: 'x', headers: { ...sound, ...headers } }),
    );
    return openAtTop(page, '/documents/x/file');
  };
  expect(await faultsWith({})).toEqual([]);
  const named = (name: string) => ({ 'content-disposition': `attachment; ${name}` });
  for (const [headers, fault] of [
    [{ 'x-content-type-options': '' }, 'may be guessed at'],
    [{ 'content-security-policy': "default-src 'none'" }, 'has rights'],
    [{ 'x-koppel-was-here': '1' }, 'has a header'],
    [{ 'content-disposition': 'inline' }, 'shows application/xml'],
    [named('filename="a.xml"'), 'is to be'],
    [named('filename="a.html"; filename*=UTF-8\'\'a.xml'), 'is saved as a.html'],
    [named('filename="a.xml"; filename*=UTF-8\'\'..%2Fa.xml'), 'is saved as ../a.xml'],
  ] as const)
    expect((await faultsWith(headers)).join(), JSON.stringify(headers)).toContain(fault);
  expect((await faultsWith({}, 500)).join()).toContain('answers 500');
});

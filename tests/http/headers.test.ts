import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { beforeAll, describe, expect, test } from 'vitest';
import { cookieOf, idsOfActions, portal } from '../proof/fuzz/portal';
import { makeCastOnce } from '../proof/fuzz/world';
import { giveDocument, person } from '../world';

// The headers of every kind of answer of the built portal, errors among them (T-78); who may change something (T-29); what comes round the middleware (T-30).

let cookie: string;
let documentId: string;
beforeAll(async () => {
  await makeCastOnce();
  cookie = await cookieOf(person('hanna').userId);
  documentId = await giveDocument('bakkerij');
});

type Asked = { method?: string; signedIn?: boolean; headers?: Record<string, string>; body?: string };
const ask = (path: string, { signedIn = true, headers = {}, ...init }: Asked = {}) =>
  fetch(`${portal()}${path}`, { redirect: 'manual', ...init, headers: { ...(signedIn && { cookie }), ...headers } });

const always: [string, RegExp][] = [
  ['x-content-type-options', /^nosniff$/],
  ['referrer-policy', /^(same-origin|no-referrer)$/],
  ['permissions-policy', /camera=\(\)/],
  ['cross-origin-opener-policy', /^same-origin$/],
  ['cross-origin-resource-policy', /^same-origin$/],
  ['x-frame-options', /^(DENY|SAMEORIGIN)$/],
];

const strict = [
  /default-src 'self'/,
  /script-src 'nonce-[^']+' 'strict-dynamic'(;|$)/,
  /object-src 'none'/,
  /base-uri 'none'/,
  /form-action 'self'/,
  /frame-ancestors 'none'/,
];

/** The nonce in the policy of an answer, all of whose headers are as they must be. */
function dressed(answer: Response): string {
  for (const [name, value] of always) expect(answer.headers.get(name), `${answer.url} ${name}`).toMatch(value);
  expect(answer.headers.get('x-powered-by')).toBeNull();
  const policy = answer.headers.get('content-security-policy') ?? '';
  for (const directive of strict) expect(policy, answer.url).toMatch(directive);
  return /'nonce-([^']+)'/.exec(policy)![1]!;
}

const anAction = () => [...idsOfActions()].find(([name]) => name.includes('profile/actions.ts#changeName'))![1];
const own = () => ({ origin: portal() });

describe('every kind of answer', () => {
  test.each<[string, string, number, Asked]>([
    ['a page', '/', 200, {}],
    ['a list', '/inbox/in?search=x', 200, {}],
    ['a page for everybody', '/sign-in', 200, { signedIn: false }],
    ['a page with a secret in its address', '/invitation/x', 200, { signedIn: false }],
    ['a page that is not there', '/no-such-page', 404, {}],
    ['a document that is not there', '/documents/00000000-0000-4000-8000-000000000000', 404, {}],
    ['a page that is not open', '/environment/users', 403, {}],
    ['one who is not signed in', '/documents', 307, { signedIn: false }],
    ['a script that is not signed in', '/api/no-such', 401, { signedIn: false }],
    ['a handler', '/search?search=brood', 200, {}],
    ['a handler that refuses', '/groups/not-an-id/people', 404, {}],
    ['health', '/api/health/ready', 200, { signedIn: false }],
    ['a path that cannot be read', '/documents/%C0%AE', 400, {}],
    ['a path with NUL', '/documents/%00', 400, {}],
    ['a query with NUL', '/documents?search=%00', 400, {}],
    [
      'a change that comes from elsewhere',
      '/profile',
      403,
      { method: 'POST', headers: { origin: 'https://elsewhere.example' } },
    ],
    [
      'an action that there is not',
      '/profile',
      409,
      { method: 'POST', headers: { 'next-action': '00'.repeat(21) }, body: '[]' },
    ],
    ['a method that there is not', '/documents/upload', 405, { method: 'DELETE' }],
  ])('%s', async (_, path, status, asked) => {
    const headers = asked.method && !asked.headers?.origin ? { ...own(), ...asked.headers } : (asked.headers ?? {});
    const answer = await ask(path, { ...asked, headers });
    expect(answer.status).toBe(status);
    dressed(answer);
    const [type, text] = [answer.headers.get('content-type') ?? '', await answer.text()];
    // What the framework says itself in a line of text it may leave without a type: nobody guesses one.
    if (text.startsWith('<')) expect(type).toBe('text/html; charset=utf-8');
    if (text.startsWith('{')) expect(type).toMatch(/^application\/json/);
  });

  test('a body that the framework itself cannot read: 500, and dressed like the others', async () => {
    const answer = await ask('/profile', {
      method: 'POST',
      headers: { ...own(), 'next-action': anAction() },
      body: '[',
    });
    expect(answer.status).toBe(500);
    dressed(answer);
    expect(await answer.text()).not.toMatch(/at |\.js|node_modules/);
  });

  test('a file says itself what it may do', async () => {
    const answer = await ask(`/documents/${documentId}/file`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(answer.headers.get('cache-control')).toContain('no-store');
    for (const [name, value] of always) expect(answer.headers.get(name), name).toMatch(value);
  });

  test('a file of the build is not guessed at', async () => {
    const file = readdirSync('.next/static/chunks').find((one) => one.endsWith('.js'))!;
    for (const path of [`/_next/static/chunks/${file}`, '/icon.svg']) {
      const answer = await ask(path, { signedIn: false });
      expect(answer.status, path).toBe(200);
      expect(answer.headers.get('x-content-type-options'), path).toBe('nosniff');
    }
  });

  test('every script of a page bears the nonce of its policy, and no two answers share one', async () => {
    const nonces: string[] = [];
    for (const path of ['/', '/inbox/in', '/profile', '/sign-in', '/no-such-page', '/environment/users']) {
      const answer = await ask(path, { signedIn: path !== '/sign-in' });
      const nonce = dressed(answer);
      nonces.push(nonce);
      const scripts = [...(await answer.text()).matchAll(/<script\b([^>]*)>/g)].map(([, attributes]) => attributes!);
      expect(scripts.length, path).toBeGreaterThan(0);
      expect(
        scripts.filter((one) => !one.includes(`nonce="${nonce}"`)),
        path,
      ).toEqual([]);
    }
    expect(new Set(nonces).size).toBe(nonces.length);
  });
});

describe('a change that does not come from a page of ours is refused, wherever it is sent (T-29)', () => {
  const elsewhere = 'https://elsewhere.example';
  const foreign: [string, Record<string, string>][] = [
    ['nothing said', {}],
    ['from nowhere', { origin: 'null' }],
    ['from nowhere, by another site', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['from elsewhere', { origin: elsewhere }],
    [
      'from elsewhere, which claims to be us',
      { origin: elsewhere, 'x-forwarded-host': 'elsewhere.example', host: 'elsewhere.example' },
    ],
    ['with our name, by another site', { origin: 'OWN', 'sec-fetch-site': 'cross-site' }],
    ['from another scheme', { origin: 'HTTPS' }],
    ['from another port', { origin: 'http://localhost:1' }],
  ];
  const places = [
    '/',
    '/profile',
    '/sign-in',
    '/documents/upload?name=x',
    '/partners/authorisation-requests/many/check',
    '/api/auth/signin/mail',
    '/api/auth/signout',
    '/invitation/x',
  ];

  test.each(foreign)('%s', async (_, headers) => {
    const filled = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [
        name,
        value.replace('OWN', portal()).replace('HTTPS', portal().replace('http:', 'https:')),
      ]),
    );
    for (const path of places)
      for (const more of [
        { 'next-action': anAction() },
        { 'content-type': 'application/x-www-form-urlencoded' },
        { 'content-type': 'text/plain' },
      ]) {
        const answer = await ask(path, {
          method: 'POST',
          headers: { ...filled, ...more } as Record<string, string>,
          body: 'a=b',
        });
        expect(answer.status, path).toBe(403);
        expect(await answer.json()).toEqual({ error: 'forbidden' });
      }
  });
});

describe('no way round the middleware leads to a page (T-30)', () => {
  test.each<[string, string, Record<string, string>]>([
    [
      'the header by which it was once skipped',
      '/documents',
      { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
    ],
    [
      'the same with its folder',
      '/documents',
      { 'x-middleware-subrequest': 'src/middleware:src/middleware:src/middleware:src/middleware:src/middleware' },
    ],
    ['the data of a page', '/documents?_rsc=x', { rsc: '1' }],
    ['a page fetched ahead', '/documents?_rsc=x', { rsc: '1', 'next-router-prefetch': '1' }],
    [
      'a part of a page fetched ahead',
      '/documents?_rsc=x',
      { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
    ],
    ['a file of it', '/documents.rsc', {}],
    ['a part of it as a file', '/documents.segments/_tree.segment.rsc', {}],
    ['the data of old', '/_next/data/x/documents.json', {}],
    ['an address written otherwise', '/%64ocuments', {}],
    ['with a place before it', '/./sign-in/../documents', {}],
    ['two strokes', '//documents', {}],
    ['one resumed', '/documents', { 'next-resume': '1' }],
    [
      'under another name',
      '/documents',
      { 'x-matched-path': '/sign-in', 'x-invoke-path': '/documents', 'x-now-route-matches': '1=x' },
    ],
    [
      'with the path of another',
      '/sign-in',
      { 'x-koppel-path': '/documents', 'x-rewrite-url': '/documents', 'x-original-url': '/documents' },
    ],
  ])('%s', async (_, path, headers) => {
    const answer = await ask(path, { signedIn: false, headers });
    expect(answer.status).toBeLessThan(500);
    expect(await answer.text()).not.toMatch(/Bakkerij Jansen BV|A supplier|F-1/);
  });
});

describe('nothing else is served', () => {
  const places = [
    '/.git/config',
    '/.env',
    '/package.json',
    '/next.config.ts',
    '/dist/reader.js',
    '/lib/policy/policy.ts',
    '/_next/static/',
    '/_next/static/chunks/',
    '/_next/server/server-reference-manifest.json',
    '/server-reference-manifest.json',
    '/_next/static/../server/server-reference-manifest.json',
    '/dev/mail',
    '/graphql',
    '/metrics',
    '/debug',
  ];
  test.each(places)('%s', async (path) => expect([400, 404, 308]).toContain((await ask(path)).status));

  test('the files of the build bring no sources along', () => {
    const files = readdirSync('.next/static', { recursive: true, encoding: 'utf8' });
    expect(files.filter((one) => one.endsWith('.map'))).toEqual([]);
  });

  test('a request is not sent back: the framework has no TRACE, and says so as a fault of its own', async () => {
    const { hostname, port } = new URL(portal());
    const headers = { cookie, 'x-marked': 'a-mark' };
    const text = await new Promise<string>((done, fail) =>
      request({ hostname, port, path: '/', method: 'TRACE', headers }, (answer) => {
        let body = '';
        answer.setEncoding('utf8').on('data', (part) => {
          body += part;
        });
        answer.on('end', () => done(`${answer.statusCode} ${body}`));
      })
        .on('error', fail)
        .end(),
    );
    expect(text).not.toMatch(/^2|a-mark|koppel\.session/);
  });
});

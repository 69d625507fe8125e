import { NextRequest } from 'next/server';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { middleware } from '@/middleware';

afterEach(() => vi.unstubAllEnvs());
const own = 'http://localhost:3000';
const session = { cookie: 'koppel.session=x' };

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  middleware(new NextRequest(`${own}${path}`, { method, headers }));

/** What the page is told of its request. */
const told = (answer: Response, name: string) => answer.headers.get(`x-middleware-request-${name}`);
const goesOn = (answer: Response) => answer.headers.get('x-middleware-next') === '1';

describe('the doorbell', () => {
  test.each<[string, Record<string, string>]>([
    ['nobody', {}],
    ['a foreign page', { origin: 'https://evil.example' }],
    ['a sandboxed page', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['a page that claims to be us', { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }],
  ])('turns away what %s sends to change something (T-29)', async (_, headers) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = ask('/documents', { ...session, ...headers }, method);
      expect(answer.status).toBe(403);
      expect(await answer.json()).toEqual({ error: 'forbidden' });
    }
  });

  test('lets our own pages through, and gives Next our origin where a page says none', () => {
    expect(goesOn(ask('/documents', { ...session, origin: own }, 'POST'))).toBe(true);
    const answer = ask('/sign-in', { origin: 'null', 'sec-fetch-site': 'same-origin' }, 'POST');
    expect(told(answer, 'origin')).toBe(own);
  });

  test.each(['/documents/%C0%AE', '/documents/%00', '/documents?search=a%00'])('turns %s away (T-69)', async (path) => {
    const answer = ask(path, session);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ error: 'invalid' });
  });

  test('leads the signed-out to sign-in and back; a script is answered by what it asked, an address for scripts by a code (T-30)', async () => {
    const page = ask('/documents/x?tab=history');
    expect(page.headers.get('location')).toBe(`${own}/sign-in?next=%2Fdocuments%2Fx%3Ftab%3Dhistory`);
    expect(goesOn(ask('/documents/x', { 'sec-fetch-dest': 'empty' }))).toBe(true);
    expect(ask('/api/v1/documents').status).toBe(401);
    for (const path of ['/sign-in', '/sign-up', '/invitation/x', '/request/x', '/api/health/live'])
      expect(goesOn(ask(path)), path).toBe(true);
    for (const path of ['/sign-inside', '/requests', '/invitations']) expect(goesOn(ask(path)), path).toBe(false);
    expect(goesOn(ask('/documents/x', session))).toBe(true);
  });

  test('a mailed link that was followed from elsewhere leads to the page with the button (T-32, T-33)', () => {
    const elsewhere = ask('/api/auth/callback/mail?token=abc&email=a', { 'sec-fetch-site': 'cross-site' });
    expect(elsewhere.headers.get('location')).toBe(`${own}/sign-in/confirm?token=abc`);
    expect(goesOn(ask('/api/auth/callback/mail?token=abc', { 'sec-fetch-site': 'same-origin' }))).toBe(true);
  });
});

describe('what every answer bears (T-78)', () => {
  test('the headers of its path, those that lead elsewhere too, and a nonce of its own that the page is told', () => {
    const [one, other] = [ask('/documents', session), ask('/documents', session)];
    const policy = one.headers.get('content-security-policy')!;
    expect(policy).toMatch(/script-src 'nonce-[A-Za-z0-9+/]{22}==' 'strict-dynamic'/);
    expect(other.headers.get('content-security-policy')).not.toBe(policy);
    expect(told(one, 'content-security-policy')).toBe(policy);
    for (const answer of [one, ask('/documents')])
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
      });
    expect(ask('/request/x').headers.get('cache-control')).toBe('no-store');
  });

  test('a refusal is kept nowhere and guessed at by nobody', () => {
    expect(Object.fromEntries(ask('/x', {}, 'POST').headers)).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
  });
});

describe('what the page is told of its request', () => {
  test('where the reader is, whatever the browser says of it', () => {
    const answer = ask('/documents?page=2', { ...session, 'x-koppel-path': '//evil.example' });
    expect(told(answer, 'x-koppel-path')).toBe('/documents?page=2');
  });

  test('a language of the address is the reader’s from then on; a made-up one is nobody’s', () => {
    const answer = ask('/sign-in?lang=nl', { cookie: 'koppel.language=en; other=1' });
    expect(answer.cookies.get('koppel.language')?.value ?? answer.headers.get('set-cookie')).toContain('nl');
    expect(told(answer, 'cookie')).toMatch(/^other=1; .*=nl$/);
    expect(ask('/sign-in?lang=xx').headers.get('set-cookie')).toBeNull();
  });
});

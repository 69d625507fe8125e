import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { nameAfterDomain, privateDomainOf } from '@/lib/organisations/sign-up/mail-domains';
import { isOwnRequest, isPressedHere, isReadablePath, isReadableQuery } from '@/lib/policy/hygiene';
import { isDemo, isSignUpOpen } from '@/lib/policy/mode';
import { cookieName, cookieOptions, ownPath, publicLink, publicOrigin, signInPath } from '@/lib/policy/public-address';
import { addressesIn } from '@/lib/users/invitations/addresses';
import { type InvitationFacts, stateOf, type Viewer } from '@/lib/users/invitations/state';
import { masked } from '@/lib/users/sign-in/masked';

afterEach(() => vi.unstubAllEnvs());
const own = 'https://portal.example';

describe('where people are led', () => {
  test.each([
    ['/inbox/in?status=opened', '/inbox/in?status=opened'],
    ['/', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['/.//evil.example', '/'],
    ['/a/..//evil.example', '/'],
    ['https://evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/api/auth/callback/mail?token=x', '/'],
    [undefined, '/'],
    [['/a', '/b'], '/'],
    ['//evil.example/inbox/in', '/'],
    ['inbox/in', '/'],
    [`/${'a'.repeat(1999)}`, `/${'a'.repeat(1999)}`],
    [`/${'a'.repeat(2000)}`, '/'],
    [`/${'a/../'.repeat(500)}inbox`, '/'],
    [`/${'é'.repeat(500)}`, '/'],
  ])('%j leads to %s', (raw, path) => expect(ownPath(raw)).toBe(path));

  test('never out of the portal, whatever the address', () => {
    const part = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '@',
      ':',
      '?',
      '#',
      '%2f',
      '%5c',
      '\t',
      '\n',
      ' ',
      'evil.example',
      'http:',
      'a',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), fc.string({ maxLength: 6 }), (parts, rest) => {
        const path = ownPath(`/${parts.join('')}${rest}`);
        expect(new URL(path, own).origin).toBe(own);
        expect(path.startsWith('//')).toBe(false);
        expect(ownPath(path)).toBe(path);
      }),
      { numRuns: 2000 },
    );
  });

  test('links in mail bear the configured host, and only that', () => {
    vi.stubEnv('AUTH_URL', 'https://portal.example/some/path');
    expect(publicLink('/invitation/x')).toBe('https://portal.example/invitation/x');
    expect(publicLink('//evil.example')).toBe('https://portal.example/');
    vi.stubEnv('AUTH_URL', '');
    expect(publicOrigin).toThrow('AUTH_URL is not set');
  });

  test.each([
    [null, '/sign-in'],
    ['', '/sign-in'],
    ['/', '/sign-in'],
    ['/inbox/in?status=opened', '/sign-in?next=%2Finbox%2Fin%3Fstatus%3Dopened'],
  ])('whoever is signed out at %s is led to %s', (path, to) => expect(signInPath(path)).toBe(to));
});

test('a demonstration is one where it is said, and sign-up is closed where it is said', () => {
  vi.stubEnv('KOPPEL_DEMO', undefined);
  vi.stubEnv('KOPPEL_SIGN_UP', undefined);
  expect([isDemo(), isSignUpOpen()]).toEqual([false, true]);
  vi.stubEnv('KOPPEL_DEMO', 'on');
  vi.stubEnv('KOPPEL_SIGN_UP', 'closed');
  expect([isDemo(), isSignUpOpen()]).toEqual([true, false]);
});

describe('cookies', () => {
  test('follow the public address', () => {
    vi.stubEnv('AUTH_URL', 'http://localhost:3000');
    expect([cookieName('session'), cookieOptions().secure]).toEqual(['koppel.session', false]);
    vi.stubEnv('AUTH_URL', own);
    expect([cookieName('session'), cookieOptions().secure]).toEqual(['__Host-koppel.session', true]);
    expect(cookieOptions()).toMatchObject({ httpOnly: true, sameSite: 'lax', path: '/' });
  });
});

describe('request hygiene', () => {
  const from = (headers: Record<string, string>) => isOwnRequest('POST', new Headers(headers), own);
  test.each<[string, Record<string, string>, boolean]>([
    ['our own page', { origin: own, 'sec-fetch-site': 'same-origin' }, true],
    ['an old browser', { origin: own }, true],
    ['a page without referrer', { origin: 'null', 'sec-fetch-site': 'same-origin' }, true],
    ['nobody', {}, false],
    ['a foreign page', { origin: 'https://evil.example' }, false],
    [
      'a foreign page that claims to be us',
      { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example', host: 'evil.example' },
      false,
    ],
    ['a sandboxed page', { origin: 'null' }, false],
    ['a sandboxed foreign page', { origin: 'null', 'sec-fetch-site': 'cross-site' }, false],
    ['a foreign page with our origin', { origin: own, 'sec-fetch-site': 'cross-site' }, false],
    ['another port', { origin: `${own}:8443` }, false],
    ['another scheme', { origin: 'http://portal.example' }, false],
    ['a sister host', { origin: 'https://evil.portal.example', 'sec-fetch-site': 'same-site' }, false],
  ])('%s may change something: %j → %s', (_, headers, isOwn) => expect(from(headers)).toBe(isOwn));

  test('reading is open to all', () => {
    for (const method of ['GET', 'HEAD', 'OPTIONS']) expect(isOwnRequest(method, new Headers(), own)).toBe(true);
  });

  test.each([
    ['/documents/a%20b', true],
    ['/documents/%C0%AE', false],
    ['/documents/%E0%A4%A', false],
    ['/documents/%00', false],
    ['/%', false],
  ])('the path %s is readable: %s', (path, isReadable) => expect(isReadablePath(path)).toBe(isReadable));

  test.each([
    ['?search=a%20b&page=2', true],
    ['?search=%C3%A9&lang=%', true],
    ['?search=%2500', true],
    ['?search=a%00', false],
    ['?a%00b=1', false],
  ])('the query %s is readable: %s', (query, isReadable) => expect(isReadableQuery(query)).toBe(isReadable));

  test('a mailed link is spent by a press on our own page alone', () => {
    const site = (value?: string) => isPressedHere(new Headers(value ? { 'sec-fetch-site': value } : {}));
    expect([site('same-origin'), site(), site('none'), site('same-site'), site('cross-site')]).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('addresses', () => {
  test('are taken from what people paste', () => {
    expect(addressesIn('a@x.nl, b@x.nl;c@x.nl\nJan Jansen <d@x.nl>\n\n e@x.nl  f@x.nl')).toEqual([
      'a@x.nl',
      'b@x.nl',
      'c@x.nl',
      'd@x.nl',
      'e@x.nl',
      'f@x.nl',
    ]);
  });
  test('are shown so that only their owner knows them', () => {
    expect(masked('anna@deboer.example')).toBe('a•••@deboer.example');
    expect(masked('a@deboer.example')).toBe('a•••@deboer.example');
  });
  test.each([
    ['jan@jansen-bouw.nl', 'jansen-bouw.nl', 'Jansen Bouw'],
    ['jan@mail.jansen.co.uk', 'mail.jansen.co.uk', 'Jansen'],
    ['jan@gmail.com', null, ''],
  ])('%s is of the domain %s, named %s', (email, domain, name) => {
    expect(privateDomainOf(email)).toBe(domain);
    expect(nameAfterDomain(email)).toBe(name);
  });
});

describe('what an invitation is', () => {
  const invitation: InvitationFacts = {
    email: 'guest@x.nl',
    environmentId: 'home',
    isAccepted: false,
    isWithdrawn: false,
    isDeclined: false,
    isExpired: false,
    isInviterEntitled: true,
  };
  const nobody: Viewer = { actor: null, confirmed: null };
  const owner = (environmentId: string): Viewer => ({ actor: { email: 'guest@x.nl', environmentId }, confirmed: null });
  const other: Viewer = { actor: { email: 'other@x.nl', environmentId: 'home' }, confirmed: 'guest@x.nl' };

  test.each<[string, Partial<InvitationFacts> | null, Viewer]>([
    ['unknown', null, nobody],
    ['sign_in', {}, nobody],
    ['sign_in', {}, { actor: null, confirmed: 'other@x.nl' }],
    ['ready', {}, { actor: null, confirmed: 'guest@x.nl' }],
    ['other_account', {}, other],
    ['other_account', { isWithdrawn: true }, other],
    ['other_account', { isAccepted: true }, other],
    ['elsewhere', {}, owner('elsewhere')],
    ['here_already', {}, owner('home')],
    ['accepted', { isAccepted: true, isExpired: true }, owner('home')],
    ['withdrawn', { isWithdrawn: true, isExpired: true }, nobody],
    ['declined', { isDeclined: true, isExpired: true }, nobody],
    ['expired', { isExpired: true, isInviterEntitled: false }, nobody],
    ['inviter_lost', { isInviterEntitled: false }, { actor: null, confirmed: 'guest@x.nl' }],
  ])('%s: %j seen by %j', (state, facts, viewer) =>
    expect(stateOf(facts && { ...invitation, ...facts }, viewer)).toBe(state),
  );
});

import { afterEach, describe, expect, test, vi } from 'vitest';
import { contentPolicy, headersFor } from '@/lib/policy/response-headers';

afterEach(() => vi.unstubAllEnvs());
const own = 'https://portal.example';

const policy = [
  "default-src 'self'",
  "script-src 'nonce-abc' 'strict-dynamic'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "frame-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

describe('the headers of answers', () => {
  const headers = (path: string, ownOrigin = own) => headersFor({ path, nonce: 'abc', ownOrigin });

  test('every page: no sniffing, no framing, scripts by nonce', () => {
    const page = headers('/inbox/in');
    expect(page).toMatchObject({
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Referrer-Policy': 'same-origin',
    });
    expect(page['Content-Security-Policy']).toContain("script-src 'nonce-abc' 'strict-dynamic'");
    expect(page['Content-Security-Policy']).toContain("frame-ancestors 'none'");
    expect(page['Content-Security-Policy']).not.toMatch(/script-src[^;]*unsafe/);
    expect(page['Strict-Transport-Security']).toMatch(/max-age=31536000/);
    expect(headers('/', 'http://localhost:3000')['Strict-Transport-Security']).toBeUndefined();
  });

  test('a page over https bears exactly these', () => {
    expect(headers('/inbox/in')).toEqual({
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'same-origin',
      'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'X-Frame-Options': 'DENY',
      'Content-Security-Policy': `${policy}; upgrade-insecure-requests`,
      'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
    });
  });

  test('without https nothing asks for it, and only development evaluates text', () => {
    const local = () => contentPolicy({ path: '/', nonce: 'abc', ownOrigin: 'http://https:' });
    expect(local()).toBe(policy);
    vi.stubEnv('NODE_ENV', 'development');
    expect(local()).toBe(policy.replace("'strict-dynamic'", "'strict-dynamic' 'unsafe-eval'"));
  });

  test.each(['/invitation/x', '/request/x', '/sign-in/confirm', '/api/auth/callback/mail'])(
    '%s holds a secret: kept and passed on nowhere',
    (path) => expect(headers(path)).toMatchObject({ 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'no-store' }),
  );

  test.each(['/documents/x/file', '/documents/x/preview', '/documents/x/attachments/1/preview', '/dev/mail/x/paper'])(
    '%s says itself what it may do',
    (path) => {
      expect(headers(path)['Content-Security-Policy']).toBeUndefined();
      expect(headers(path)['X-Frame-Options']).toBe('SAMEORIGIN');
    },
  );

  test.each([
    '/documents/x',
    '/documents/file',
    '/documents/x/filed',
    '/x/documents/x/file',
    '/dev/mail',
    '/dev/mail/x',
  ])('%s is a page like any other', (path) => expect(headers(path)['X-Frame-Options']).toBe('DENY'));

  test.each(['/x/invitation/y', '/invitation', '/sign-in/confirmed', '/sign-in'])('%s holds no secret', (path) => {
    expect(headers(path)).toMatchObject({ 'Referrer-Policy': 'same-origin' });
    expect(headers(path)).not.toHaveProperty('Cache-Control');
  });
});

import { createHash, randomInt } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { identifying } from '@/db/client';
import { signInAdapter } from '@/lib/policy/sign-in-adapter';
import {
  codeAttempts,
  findByLink,
  findByRequest,
  linkHash,
  resendSeconds,
  signInMinutes,
  spendCode,
  spendLink,
  writeSignInToken,
} from '@/lib/policy/sign-in-tokens';
import { hashToken } from '@/lib/policy/tokens';

// A mailed way in: a link and a code for one browser, for ten minutes, once (D-22, ASVS 6.5).

vi.mock(import('node:crypto'), async (original) => {
  const crypto = await original();
  return { ...crypto, randomInt: vi.fn(crypto.randomInt) as never };
});

const asked = { email: 'a@x.nl', request: 'this browser', next: '/inbox/in' };
let mailed: { token: string; code: string };
beforeEach(async () => {
  await identifying((tx) => tx.execute(sql`delete from sign_in_tokens`));
  mailed = await identifying((tx) => writeSignInToken(tx, asked));
});

const change = (set: string) => identifying((tx) => tx.execute(sql.raw(`update sign_in_tokens set ${set}`)));
const rows = () => identifying((tx) => tx.execute(sql`select * from sign_in_tokens`));
const byRequest = (request = asked.request) => identifying((tx) => findByRequest(tx, request));
const byLink = (token = mailed.token) => identifying((tx) => findByLink(tx, token));
const spend = (token = mailed.token) => identifying((tx) => spendLink(tx, linkHash(token)));
const type = (code = mailed.code, codeFor: Parameters<typeof spendCode>[1] = { request: asked.request }) =>
  identifying((tx) => spendCode(tx, codeFor, code));
const wrong = () => String((Number(mailed.code) + 1) % 1_000_000).padStart(6, '0');
const proof = { email: 'a@x.nl', next: '/inbox/in' };

describe('what is mailed', () => {
  test('is found by its browser and by its link, alive for ten minutes', async () => {
    const found = {
      ...proof,
      createdAt: expect.any(Date),
      requestHash: hashToken(asked.request),
      isAlive: true,
    };
    expect([await byRequest(), await byLink()]).toEqual([found, found]);
    expect([await byRequest('another'), await byLink('another')]).toEqual([null, null]);
    const [row] = await identifying((tx) =>
      tx.execute(
        sql`select extract(epoch from expires_at - created_at)::int as seconds, now() - created_at < interval '1 minute' as new from sign_in_tokens`,
      ),
    );
    expect(row).toEqual({ seconds: 600, new: true });
  });

  test('is a code of six digits, zeros before it and all, and a token', async () => {
    expect(mailed.code).toMatch(/^\d{6}$/);
    expect(Buffer.from(mailed.token, 'base64url')).toHaveLength(32);
    const drawn = vi.mocked(randomInt as (max: number) => number);
    expect(drawn).toHaveBeenCalledWith(1_000_000);
    drawn.mockReturnValueOnce(7);
    expect((await identifying((tx) => writeSignInToken(tx, asked))).code).toBe('000007');
  });

  test('lives ten minutes and five attempts, and is mailed again after half a minute', () => {
    expect([signInMinutes, codeAttempts, resendSeconds]).toEqual([10, 5, 30]);
  });

  test('is kept by its hashes alone, that of the code keyed', async () => {
    const [row] = (await rows()) as unknown as { token_hash: string; code_hash: string }[];
    const { AUTH_SECRET } = process.env;
    expect(row!.token_hash).toBe(createHash('sha256').update(`${mailed.token}${AUTH_SECRET}`).digest('hex'));
    expect(row!.code_hash).toMatch(/^[0-9a-f]{64}$/);
    for (const unkeyed of [mailed.code, `${row!.token_hash}:${mailed.code}`])
      expect(row!.code_hash).not.toBe(createHash('sha256').update(unkeyed).digest('hex'));
    vi.stubEnv('AUTH_SECRET', '');
    expect(() => linkHash('x')).toThrow('AUTH_SECRET is not set: sign-in needs it.');
    vi.unstubAllEnvs();
  });

  test('anew voids what was mailed before to the same browser, and begins it again', async () => {
    await type(wrong());
    await spend();
    await change(`created_at = now() - interval '1 hour', expires_at = now() - interval '50 minutes'`);
    const before = mailed;
    const other = { email: 'b@x.nl', request: asked.request, next: '/' };
    mailed = await identifying((tx) => writeSignInToken(tx, other));
    expect(await rows()).toHaveLength(1);
    expect(await byLink(before.token)).toBeNull();
    expect(await byRequest()).toMatchObject({ email: 'b@x.nl', next: '/', isAlive: true });
    expect(Date.now() - (await byRequest())!.createdAt.getTime()).toBeLessThan(60_000);
    for (let attempt = 1; attempt <= 4; attempt++) expect(await type(wrong())).toBe('wrong');
    expect(await type()).toEqual({ email: 'b@x.nl', next: '/' });
  });

  test('to another browser leaves it as it is', async () => {
    await identifying((tx) => writeSignInToken(tx, { ...asked, request: 'another browser' }));
    expect(await spend()).toEqual(proof);
  });
});

describe('a link', () => {
  test('is spent once, at whatever moment it is tried', async () => {
    const spent = await Promise.all([spend(), spend(), spend()]);
    expect(spent.filter(Boolean)).toEqual([proof]);
    expect(await byLink()).toMatchObject({ isAlive: false });
  });

  test('is dead after its time, and so is its code', async () => {
    await change('expires_at = now()');
    expect([await spend(), await type(), await byLink()]).toEqual([
      null,
      'dead',
      expect.objectContaining({ isAlive: false }),
    ]);
  });

  test('is spent for next-auth too, which is told whose it is', async () => {
    const use = () => signInAdapter.useVerificationToken!({ identifier: '', token: linkHash(mailed.token) });
    const began = Date.now();
    const used = await use();
    expect(used).toEqual({ identifier: 'a@x.nl', token: linkHash(mailed.token), expires: expect.any(Date) });
    expect(used!.expires.getTime()).toBeGreaterThan(began + 50_000);
    expect(await use()).toBeNull();
  });
});

describe('a code', () => {
  test('lets in once, for the browser that asked or by the link of the same mail', async () => {
    expect(await type(mailed.code, { request: 'another browser' })).toBe('dead');
    expect(await type(mailed.code, { token: 'another' })).toBe('dead');
    expect(await type(mailed.code, { token: mailed.token })).toEqual(proof);
    expect(await type()).toBe('dead');
    expect(await spend()).toBeNull();
  });

  test('dies with the fifth wrong attempt, which says so; the right one then comes too late', async () => {
    const answers = [];
    for (let attempt = 1; attempt <= 5; attempt++) answers.push(await type(wrong()));
    expect(answers).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'dead']);
    expect(await type()).toBe('dead');
  });

  test('is compared at the fifth attempt still', async () => {
    for (let attempt = 1; attempt <= 4; attempt++) await type(wrong());
    expect(await type()).toEqual(proof);
  });
});

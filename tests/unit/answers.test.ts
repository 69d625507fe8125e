import { describe, expect, test } from 'vitest';
import { refuse, refuseWith } from '@/lib/policy/answer';

// What a route handler refuses with: a code, and a sentence where somebody reads it.

describe('a refusal of an address', () => {
  test.each([
    ['invalid', 400],
    ['unauthenticated', 401],
    ['forbidden', 403],
    ['not_found', 404],
    ['conflict', 409],
    ['too_large', 413],
    ['type', 415],
    ['rate_limited', 429],
  ] as const)('%s is answered with %i', async (code, status) => {
    const answer = refuse(code);
    expect([answer.status, await answer.text()]).toEqual([status, `{"error":"${code}"}`]);
    expect(Object.fromEntries(answer.headers)).toEqual({
      'cache-control': 'no-store',
      'content-type': 'application/json',
    });
  });

  test('says why and when to come back, where that is known', async () => {
    const answer = refuse('rate_limited', { message: 'Too often.', retryAfterSeconds: 0 });
    expect(await answer.json()).toEqual({ error: 'rate_limited', message: 'Too often.' });
    expect(answer.headers.get('retry-after')).toBe('0');
  });

  test('of what is not there is the same bytes always (D-07)', async () => {
    expect(await refuse('not_found', { message: 'Not for you.' }).text()).toBe('{"error":"not_found"}');
  });

  test('is none where the portal is at fault', async () => {
    const fault = new Error('a fault');
    await expect(refuseWith(fault, {} as never)).rejects.toBe(fault);
  });
});

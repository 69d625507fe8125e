import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { identifying } from '@/db/client';
import { countAttempt } from '@/lib/policy/limits';
import type { Refusal } from '@/lib/policy/refusal';

// The counting that every limit of the portal stands on (D-26).

const limit = { name: 'tries', key: 'somebody', most: 3, seconds: 60 };
const tried = (changed: Partial<typeof limit> = {}): Promise<'counted' | number> =>
  identifying((tx) => countAttempt(tx, { ...limit, ...changed })).then(
    () => 'counted',
    (refusal: Refusal) => {
      if (refusal.code !== 'rate_limited') throw refusal;
      return refusal.details.retryAfterSeconds!;
    },
  );
const pass = (seconds: number) =>
  identifying((tx) =>
    tx.execute(sql`update rate_limits set window_start = window_start - make_interval(secs => ${seconds})`),
  );

beforeEach(() => identifying((tx) => tx.execute(sql`delete from rate_limits`)));

/** Counts committed by themselves, as doors count: an attempt that is refused takes back its own. */
const often = async (times: number) => {
  const answers: ('counted' | number)[] = [];
  for (let at = 0; at < times; at++) answers.push(await tried());
  return answers;
};

describe('a limit', () => {
  test('lets so many through and says for how long no more', async () => {
    const answers = await often(5);
    expect(answers.slice(0, 3)).toEqual(['counted', 'counted', 'counted']);
    for (const wait of answers.slice(3)) {
      expect(wait).toBeGreaterThan(55);
      expect(wait).toBeLessThanOrEqual(60);
    }
  });

  test('is each one’s own, by what is done and by whom', async () => {
    await often(4);
    expect(await tried({ key: 'somebody else' })).toBe('counted');
    expect(await tried({ name: 'others' })).toBe('counted');
  });

  test('ends with its time, whoever goes on trying: nobody is shut out for good', async () => {
    await often(4);
    await pass(30);
    expect(await tried()).toBeLessThanOrEqual(30);
    await pass(31);
    expect(await often(4)).toEqual(['counted', 'counted', 'counted', expect.any(Number)]);
  });

  test('counts those who try at the same moment one by one', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => tried()));
    expect(answers.filter((answer) => answer === 'counted')).toHaveLength(3);
  });

  test('is counted no further than its column reaches', async () => {
    await tried();
    await identifying((tx) => tx.execute(sql`update rate_limits set count = 30000`));
    expect(await tried({ most: 30_000 })).toBe('counted');
    expect(await tried()).toBeGreaterThan(0);
  });
});

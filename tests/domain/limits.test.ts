import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { identifying } from '@/db/client';
import { refuseOveruse } from '@/lib/policy/answer';
import { countAtDoor } from '@/lib/policy/door-limits';
import { countAttempt } from '@/lib/policy/limits';
import type { Refusal } from '@/lib/policy/refusal';
import { countUse } from '@/lib/policy/use-limits';
import { currentRequest } from '../setup/request';
import { actor } from '../sharing';
import { makeWorld } from '../world';

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

/** How often it is counted before it is refused, and in which time; all but the last of them are written, not tried. */
async function mostOf(key: string, most: number, count: () => Promise<unknown>): Promise<[number, number] | string> {
  await identifying((tx) =>
    tx.execute(sql`insert into rate_limits (key, window_start, count) values (${key}, now(), ${most - 1})`),
  );
  await count();
  const refusal = await count().then(
    () => 'counted once more',
    (refused: Refusal) => refused.details.retryAfterSeconds!,
  );
  return typeof refusal === 'string' ? refusal : [most, refusal];
}
const counts = async () =>
  Object.fromEntries(
    (
      await identifying((tx) => tx.execute<{ key: string; count: number }>(sql`select key, count from rate_limits`))
    ).map((row) => [row.key, row.count]),
  );

describe('what costs the server much', () => {
  test.each([
    ['upload', 2000, 3600],
    ['search', 300, 60],
    ['export', 30, 3600],
    ['print', 60, 60],
    ['recipients', 60, 60],
    ['partners', 30, 60],
    ['clientLists', 60, 3600],
  ] as const)('%s: %i times in %i seconds, for each person', async (use, most, seconds) => {
    const [, wait] = (await mostOf(`${use}:somebody`, most, () => countUse(use, { userId: 'somebody' }))) as number[];
    expect(wait).toBeGreaterThan(seconds - 5);
    expect(wait).toBeLessThanOrEqual(seconds);
    await countUse(use, { userId: 'somebody else' });
  });

  test('an address that is asked too often answers so, in words and with the time to wait', async () => {
    await makeWorld();
    const gijs = await actor('gijs');
    await identifying((tx) =>
      tx.execute(sql`insert into rate_limits (key, window_start, count) values (${`print:${gijs.userId}`}, now(), 59)`),
    );
    expect(await refuseOveruse('print', gijs)).toBeNull();
    const refused = (await refuseOveruse('print', gijs))!;
    expect([refused.status, await refused.json()]).toEqual([
      429,
      { error: 'rate_limited', message: 'Too many attempts. Try again in 1 minute.' },
    ]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(55);
    await expect(refuseOveruse('print', { ...gijs, userId: '\0' })).rejects.toThrow();
  });
});

describe('the doors that stand open to everybody', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    currentRequest().headers.clear();
  });
  const doors = [
    ['mail', 5, 30, 900],
    ['code', 10, 60, 900],
    ['invitation', 3, 30, 86_400],
  ] as const;
  const from = (network: string) => {
    vi.stubEnv('KOPPEL_TRUSTED_PROXY', '1');
    currentRequest().headers.set('x-forwarded-for', network);
  };
  const near = (seconds: number, wait: unknown) => {
    expect(wait).toBeGreaterThan(seconds - 5);
    expect(wait).toBeLessThanOrEqual(seconds);
  };

  test.each(doors)('%s: %i times for an address', async (door, perAddress, _, seconds) => {
    const found = await mostOf(`${door}_address:a@x.nl`, perAddress, () => countAtDoor(door, 'a@x.nl'));
    near(seconds, (found as number[])[1]);
    await countAtDoor(door, 'b@x.nl');
  });

  test.each([...doors, ['token', 0, 10, 60] as const])(
    '%s, for a network that the proxy names: %i and %i times',
    async (door, _, perNetwork, seconds) => {
      from('203.0.113.7');
      const found = await mostOf(`${door}_network:203.0.113.7`, perNetwork, () => countAtDoor(door));
      near(seconds, (found as number[])[1]);
      from('203.0.113.8');
      await countAtDoor(door);
    },
  );

  test.each([...doors, ['token', 0, 10, 60] as const])(
    '%s, for everybody together where none is named: twenty times as often',
    async (door, _, perNetwork) => {
      const found = await mostOf(`${door}_network:everybody`, 20 * perNetwork, () => countAtDoor(door));
      expect(found).toEqual([20 * perNetwork, expect.any(Number)]);
    },
  );

  test('an attempt counts for the network, and where there is one for the address', async () => {
    from('203.0.113.7');
    await countAtDoor('mail');
    await countAtDoor('mail', 'a@x.nl');
    expect(await counts()).toEqual({ 'mail_network:203.0.113.7': 2, 'mail_address:a@x.nl': 1 });
  });
});

import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { blockUser, changeRole, removeUser } from '@/app/(portal)/environment/users/[userId]/actions';
import { asOwner } from '@/db/seed/owner';
import type * as acting from '@/lib/policy/actor';
import { asPerson, post } from '../acting';
import { addCompany } from '../partners';
import { addPersonTo } from '../people';
import { Claim, timesFor } from '../proof/claim';
import { makeWorld } from '../world';

// Two administrators take each other's role at the same moment, block and remove each other, or give up their own: one is left, always (C-26, T-31).

const rounds = timesFor('KOPPEL_DEMOTIONS', 16);
/** Contests of different companies side by side: most of the time of one is waiting for the database to see that two wait for each other. */
const atOnce = 16;

// The lock of whoever acts, as a test may take it out.
const without = vi.hoisted(() => ({ lock: false }));
vi.mock('@/lib/policy/actor', async (original) => {
  const real = await original<typeof acting>();
  return {
    ...real,
    lockActor: (...args: Parameters<typeof real.lockActor>) =>
      without.lock ? real.findActor(args[0], args[1]) : real.lockActor(...args),
  };
});
afterEach(() => {
  without.lock = false;
});
beforeAll(async () => {
  process.env.DATABASE_POOL = String(2 * atOnce);
  await makeWorld();
});
afterAll(() => {
  delete process.env.DATABASE_POOL;
});

type Person = { userId: string };
type Act = (by: Person, other: Person) => Promise<{ code: string }>;

const acts: Record<string, Act> = {
  demotes: (by, { userId }) => asPerson(by, () => post(changeRole, { userId, role: 'advanced' })),
  blocks: (by, { userId }) => asPerson(by, () => post(blockUser, { userId })),
  removes: (by, { userId }) => asPerson(by, () => post(removeUser, { userId, isConfirmed: 'on' })),
  'steps down': (by) => asPerson(by, () => post(changeRole, { userId: by.userId, role: 'basic' })),
};
const pairs = Object.keys(acts).flatMap((one) => Object.keys(acts).map((other) => [one, other] as const));

/** Two administrators of a company of their own act at the same moment. Answers what contradicts the claim. */
async function contest([one, other]: readonly [string, string]): Promise<string[]> {
  const company = await addCompany();
  const second = { userId: await addPersonTo(company.environmentId, { role: 'administrator' }) };
  const answers = await Promise.all([acts[one]!(company, second), acts[other]!(second, company)]);
  const codes = answers.map(({ code }) => code);
  const [left] = await asOwner((tx) =>
    tx.execute<{ count: number }>(sql`select count(*)::int as count from users
      where environment_id = ${company.environmentId} and role = 3 and blocked_at is null and removed_at is null`),
  );
  const how = `one ${one}, the other ${other} (${codes.join()})`;
  return [
    left!.count >= 1 ? '' : `nobody is left: ${how}`,
    codes.includes('ok') ? '' : `neither was done: ${how}`,
    // A redirect to sign-in counts as done: who was blocked a moment ago is not signed in any more.
    codes.every((code) => ['ok', 'forbidden', 'not_found', 'conflict'].includes(code)) ? '' : `otherwise: ${how}`,
  ].filter(Boolean);
}

test(
  `two administrators against each other at the same moment, ${rounds} times: always one is left`,
  async () => {
    const claim = new Claim('An environment always keeps an administrator', 'contests', rounds);
    for (let round = 0; round < rounds; round += atOnce) {
      const some = Array.from(
        { length: Math.min(atOnce, rounds - round) },
        (_, at) => pairs[(round + at) % pairs.length]!,
      );
      claim.count(some.length, (await Promise.all(some.map(contest))).flat());
    }
    expect(claim.close()).toEqual([]);
  },
  Math.max(2, rounds / 200) * 60_000,
);

/** The same contest in several companies; answers how often nobody was left. */
async function deserted(): Promise<number> {
  const found = await Promise.all(Array.from({ length: atOnce }, () => contest(['demotes', 'demotes'])));
  return found.flat().filter((one) => one.startsWith('nobody is left')).length;
}

// Last, for it spoils this file's database.
test('the same finds environments that nobody is left in, without the lock and the trigger; each of the two protects by itself', async () => {
  without.lock = true;
  expect(await deserted()).toBe(0);
  await asOwner((tx) => tx.execute(sql`drop trigger users_keep_an_administrator on users`));
  without.lock = false;
  expect(await deserted()).toBe(0);
  without.lock = true;
  expect(await deserted()).toBeGreaterThan(0);
});

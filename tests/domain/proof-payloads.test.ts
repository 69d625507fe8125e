import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { asOwner } from '@/db/seed/owner';
import { Claim, timesFor } from '../proof/claim';
import { everyAction, type Found } from '../proof/fuzz/actions';
import { fuzzAs } from '../proof/fuzz/lane';
import { newRandom, Random } from '../proof/fuzz/random';
import { errorsSince, watchErrors } from '../proof/fuzz/watch';
import { knownIds, livePeople, makeWatchedWorld, onCopy } from '../proof/fuzz/world';
import { person } from '../world';

// Every action of the product is handed what no page would post, and what a page might: none throws, and what is refused changes nothing.

const times = timesFor('KOPPEL_PAYLOADS', 800);
const perWorld = 8000;
const lanes = 7;

/** A race is lost, or a net of the database holds: each is a refusal with a sentence (lib/policy/refusal.ts). Everything else would be a bug. */
const expected = /^(23|55P03$|40P01$|40001$|57014$)/;

let actions: Found[];
beforeAll(async () => {
  await makeWatchedWorld();
  actions = await everyAction();
  watchErrors();
});

test('every action is found', () => {
  expect(actions.length).toBeGreaterThan(95);
  expect(new Set(actions.map(({ name }) => name)).size).toBe(actions.length);
});

test('no payload makes an action throw, no refused one changes a row', async () => {
  const claim = new Claim(
    'no payload makes an action throw, and none that is refused changes a row',
    'payloads',
    times,
  );
  const random = newRandom();
  const guarded = actions.filter((one) => !one.isPublic);
  const sums = { tried: 0, taken: 0, done: 0 };
  while (sums.tried < times) {
    await onCopy(async () => {
      for (let inWorld = 0; inWorld < perWorld && sums.tried < times; ) {
        const [known, people] = [await knownIds(), (await livePeople()).slice(0, lanes)];
        const share = Math.min(60, Math.ceil((times - sums.tried) / (lanes + 1)));
        const asPerson = (userId: string | null) =>
          fuzzAs(userId, {
            actions: userId ? guarded : actions,
            known,
            random: new Random(random.below(2 ** 31)),
            times: share,
          });
        const ended = await Promise.all([null, ...people].map(asPerson));
        for (const { tried, taken, done, wrong } of ended) {
          claim.count(
            tried,
            wrong.map((one) => `seed ${random.seed}: ${one}`),
          );
          sums.tried += tried;
          sums.taken += taken;
          sums.done += done;
          inWorld += tried;
        }
        const odd = errorsSince().filter(({ code }) => !expected.test(code));
        claim.count(
          0,
          odd.map(({ code, message }) => `the database answered ${code}: ${message}`),
        );
      }
    });
  }
  // A good part of them reaches the database, and some are done: else nothing would be tried but the schemas.
  expect(sums.taken / sums.tried).toBeGreaterThan(0.1);
  expect(sums.done).toBeGreaterThan(times / 200);
  expect(claim.close()).toEqual([]);
}, 7_200_000);

describe('the proof itself finds an action that', () => {
  const planted = (act: Found['act']): Found => ({
    name: 'planted',
    act,
    input: z.strictObject({ name: z.string() }),
    isPublic: false,
  });
  const wrongOf = async (act: Found['act']) => {
    const { userId } = person('olaf');
    const lane = await fuzzAs(userId, { actions: [planted(act)], known: {}, random: newRandom(), times: 20 });
    return lane.wrong.join('\n');
  };
  const refused = { code: 'forbidden', message: 'No.', missing: [] };
  const change = () =>
    asOwner(async (tx) => {
      await tx.execute(sql`select set_config('app.user_id', ${person('olaf').userId}, true)`);
      await tx.execute(sql`update users set name = name where id = ${person('pien').userId}`);
    });

  test.each<[string, string, () => Promise<unknown>]>([
    ['throws', 'it threw', () => Promise.reject(new TypeError('of undefined'))],
    ['refuses and changes a row', 'refused, and changed UPDATE users', () => change().then(() => refused)],
    ['does what its schema refuses', 'done, though its schema refuses it', async () => ({ code: 'ok' })],
    [
      'tells what the database said',
      'it told "violates"',
      async () => ({ ...refused, message: 'violates foreign key' }),
    ],
    ['answers what cannot be sent', 'what React cannot send', async () => ({ ...refused, values: Object.create([]) })],
    [
      'leads elsewhere',
      'it led to //elsewhere.example',
      () => Promise.reject(Object.assign(new Error(), { digest: 'NEXT_REDIRECT;push;//elsewhere.example;307;' })),
    ],
  ])('%s', async (_, found, act) => expect(await wrongOf(act)).toContain(found));
});

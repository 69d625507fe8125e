import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { endPartnership } from '@/app/(portal)/partners/actions';
import type { Tx } from '@/db/client';
import { asOwner } from '@/db/seed/owner';
import en from '@/messages/en.json';
import { type Answer, asPerson, post } from '../acting';
import { givePartnership } from '../partners';
import { Claim, timesFor } from '../proof/claim';
import { makeWorld } from '../world';
import { end, matrixDifferences, without } from '../worlds/ending';
import { leftOver, makePair, meet, verbs } from '../worlds/meeting';
import { store } from '../worlds/store';
import { type World, worlds } from '../worlds/world';

// Revocation is total (C-24): whatever lived through a partnership is gone with it, whoever acts at the same moment.

const numRuns = timesFor('KOPPEL_ENDINGS', 100);
const rounds = timesFor('KOPPEL_INTERLEAVINGS', 60);
const minute = 60_000;

const ended = (claim: Claim) =>
  fc.asyncProperty(
    worlds(false).filter((world) => world.partnerships.length > 0),
    fc.nat(),
    async (world: World, chosen) => {
      const at = chosen % world.partnerships.length;
      await asOwner((tx) => store(tx, [world]));
      await end(world, at);
      const found = await matrixDifferences(without(world, at));
      claim.count(1, found);
      if (found.length > 0) throw new Error(found.join('\n'));
    },
  );

describe('a partnership that has ended', () => {
  test(
    `${numRuns} random worlds: what everybody holds is what they hold in the world without it`,
    async () => {
      const claim = new Claim('Nothing outlives a partnership', 'worlds', numRuns);
      const { failed, errorInstance, seed } = await fc.check(ended(claim), { numRuns, endOnFailure: true });
      expect(failed ? `seed ${seed}: ${errorInstance}` : '').toBe('');
      expect(claim.close()).toEqual([]);
    },
    Math.max(10, numRuns / 50) * minute,
  );
});

beforeAll(makeWorld);

/** So many pairs of companies end their partnerships at the same time: the database, not the test, is to be kept busy. */
const lanes = 3;

test(
  `${rounds} interleavings of what begins with what ends: nothing is left behind`,
  async () => {
    const names = Object.keys(verbs);
    const seen = new Map<string, number>();
    const claim = new Claim('Nothing begins through a partnership that ends', 'interleavings', rounds);
    let round = 0;
    const lane = async () => {
      const pair = await makePair();
      while (round < rounds) {
        const now = round++;
        const name = names[now % names.length]!;
        const { began, ended, left } = await meet(pair, verbs[name]!, now);
        expect(ended.code).toBe('ok');
        expect(['ok', 'not_found', 'forbidden', 'conflict', 'invalid']).toContain(began.code);
        expect(left, `after ${name}`).toEqual({});
        claim.count();
        const outcome = `${name}: ${began.code === 'ok' ? 'done' : 'refused'}`;
        seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    expect(claim.close()).toEqual([]);
    console.log(`${rounds} interleavings:`, Object.fromEntries([...seen].sort()));
    // Either came first, for each of the verbs: otherwise nothing was interleaved.
    const orders = rounds >= 1000 ? names.flatMap((name) => [`${name}: done`, `${name}: refused`]) : [];
    expect([...seen.keys()]).toEqual(expect.arrayContaining(orders));
  },
  Math.max(10, rounds / 250) * minute,
);

test('who shares at the very moment it ends is told so, and nothing is shared', async () => {
  const pair = await makePair();
  const partnershipId = await givePartnership(pair.firm, pair.client);
  const press = await verbs.share!(pair, partnershipId);
  let share: Promise<Answer> | undefined;
  await asOwner(async (tx) => {
    await tx.execute(sql`delete from live_partnerships where id = ${partnershipId}`);
    share = press();
    await vi.waitUntil(async () => (await waitingFor(tx)) > 0, { timeout: 20_000 });
  });
  expect(await share).toMatchObject({ code: 'conflict', message: en.refusals.partnership_ended });
  expect(await leftOver(pair, partnershipId)).toEqual({});
});

/** How many wait for what this transaction holds. */
async function waitingFor(tx: Tx): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(
    sql`select count(*)::int as count from pg_stat_activity where pg_backend_pid() = any (pg_blocking_pids(pid))`,
  );
  return row!.count;
}

test('the same finds what is left behind once the keys to the live partnership are taken out', async () => {
  await asOwner((tx) =>
    tx.execute(sql`do $$ declare key record; begin
      for key in select conname, conrelid::regclass as home from pg_constraint
        where contype = 'f' and confrelid = 'live_partnerships'::regclass and conrelid <> 'live_sides'::regclass loop
        execute format('alter table %s drop constraint %I', key.home, key.conname);
      end loop; end $$`),
  );
  const found = new Set<string>();
  for (const name of ['share', 'addMember', 'askForAccess', 'connect', 'shareOrganisation']) {
    const pair = await makePair();
    const partnershipId = await givePartnership(pair.firm, pair.client);
    expect((await (await verbs[name]!(pair, partnershipId))()).code).toBe('ok');
    await asPerson(pair.firm, () => post(endPartnership, { partnershipId }));
    for (const left of Object.keys(await leftOver(pair, partnershipId))) found.add(left);
  }
  expect([...found].sort()).toEqual(['accessRequests', 'grants', 'managers', 'members', 'organisations', 'shares']);
});

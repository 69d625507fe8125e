import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asOwner } from '@/db/seed/owner';
import { differences } from '../worlds/compare';
import { store, takeDoorOut, takeWallOut } from '../worlds/store';
import { worlds } from '../worlds/world';

// Whatever list, count and search show is exactly what the single check allows, and both are what the oracle says.
// The long form, `npm run proof`, sets the number of worlds.

const numRuns = Number(process.env.KOPPEL_WORLDS ?? 200);
const minutes = 60_000;

const agreement = (leftOvers: boolean) =>
  fc.asyncProperty(worlds(leftOvers), async (world) => {
    await asOwner((tx) => store(tx, world));
    const found = await differences(world);
    if (found.length > 0) throw new Error(found.join('\n'));
  });

describe('random worlds', () => {
  test(
    `${numRuns} of them: nothing missing, nothing extra`,
    async () => {
      const result = await fc.check(agreement(true), { numRuns, endOnFailure: true });
      expect(result.errorInstance).toBeNull();
    },
    Math.max(2, numRuns / 100) * minutes,
  );
});

// The same test must fail once a protection is gone; last, for they spoil this file's database.
describe('the proof itself', () => {
  const breaks = async (leftOvers: boolean) =>
    (await fc.check(agreement(leftOvers), { numRuns: 60, endOnFailure: true })).failed;

  test(
    'finds the hole when the wall is taken out and grants across environments are left over',
    async () => {
      await asOwner(takeWallOut);
      expect(await breaks(true)).toBe(true);
    },
    2 * minutes,
  );

  test(
    'finds the hole when the door is taken out',
    async () => {
      await asOwner(takeDoorOut);
      expect(await breaks(false)).toBe(true);
    },
    2 * minutes,
  );
});

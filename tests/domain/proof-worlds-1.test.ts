import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { identifying } from '@/db/client';
import { newId } from '@/db/id';
import { outbox } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import { agreementOf, emptyTables, worldsOfThisPart } from '../worlds/agreement';
import { differences } from '../worlds/compare';
import { takeDoorOut, takeWallOut } from '../worlds/spoil';
import { letters } from '../worlds/views/told';
import { type World, worlds } from '../worlds/world';

// Whatever a list, a count, a search, a suggestion, an export, a letter and a document's page show is exactly what the single
// check allows, and both are what the oracle says. The long form, `npm run proof`, sets the number of worlds.

const { count, timeout } = worldsOfThisPart;
const minutes = 60_000;

test(
  `${count} random worlds: nothing missing, nothing extra`,
  async () => expect(await agreementOf(1)).toEqual([]),
  timeout,
);

// The same test must fail once a protection is gone; last, for they spoil this file's database.
describe('the proof itself', () => {
  // Whoever holds everything, would read all the worlds before for each list.
  beforeAll(emptyTables);

  async function firstDifference(made: fc.Arbitrary<World>): Promise<string> {
    for (const world of fc.sample(made, 60)) {
      const found = await differences([world]);
      if (found.length > 0) return found.join('\n');
    }
    return 'none';
  }

  test('finds a letter that tells of a document to somebody who may not see it', async () => {
    const [world] = fc.sample(worlds(false), { numRuns: 1, seed: 1 });
    world!.users[0]!.state = 'blocked';
    const letter = { id: newId(), kind: 'document', toAddress: `${world!.users[0]!.id}@example.com`, language: 'en' };
    const payload = { number: world!.documents[1]!.number };
    await identifying((tx) => tx.insert(outbox).values({ ...letter, payload }));
    expect(await letters(world!)).toContain('a letter to user 0 tells of document 1');
  });

  test(
    'finds the hole when the wall is taken out and grants across environments are left over',
    async () => {
      await asOwner(takeWallOut);
      const holed = worlds(true).filter(({ shares }) => shares.some((one) => one.isLeftOver));
      expect(await firstDifference(holed)).toMatch(/user \d: .* shows \[.+\], due are/);
    },
    10 * minutes,
  );

  test(
    'finds the hole when the door is taken out',
    async () => {
      await asOwner(takeDoorOut);
      expect(await firstDifference(worlds(false))).toMatch(/user \d: .* shows \[.+\], due are/);
    },
    10 * minutes,
  );
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Killing, killAndCount } from '../mailing/kills';
import { takeSweepOut } from '../mailing/time';
import { type Bundle, bundleWorker } from '../mailing/worker';
import { Claim, timesFor } from '../proof/claim';

// Mail survives its worker: whenever the process is killed, every letter that was committed arrives once (D-18).
// `npm run proof` kills more often.
const kills = timesFor('KOPPEL_KILLS', 5);
const minute = 60_000;

let bundle: Bundle;
beforeAll(async () => {
  bundle = await bundleWorker();
});
afterAll(() => bundle.remove());

/** What is drawn of each life; when, to the millisecond, things happen in it, is the machine's. */
const seed = Date.now() % 2 ** 31;
const counted = (more: Partial<Killing>) => killAndCount({ bundle, kills, seed, ...more });

test(
  `${kills} kills of the worker while it sends: no letter is lost, none is doubled`,
  async () => {
    const claim = new Claim('No letter is lost and none is doubled when the worker is killed', 'kills', kills);
    const { letters, accepted, interrupted, caughtBefore, caughtAfter, ...found } = await counted({
      // This one the worker gives up by itself, when its time is up.
      afterwards: ['never answer after accepting'],
    });
    console.log(
      `${interrupted} kills (seed ${seed}): ${letters} letters, accepted ${accepted} times; a kill caught ${caughtBefore} before they were accepted and ${caughtAfter} after it`,
      found,
    );
    claim.count(interrupted, [...found.lost, ...found.doubled].map(String));
    expect(claim.close()).toEqual([]);
    expect(found).toMatchObject({ lost: [], doubled: [], neverWritten: [], changed: [] });
    // Otherwise nothing was interrupted where it matters.
    expect(interrupted).toBeGreaterThanOrEqual(kills);
    expect(Math.min(caughtBefore, caughtAfter)).toBeGreaterThan(0);
  },
  Math.max(10, kills / 5) * minute,
);

test(
  'the same count finds the doubles once the provider does not look at the key',
  async () => {
    const { doubled, lost } = await counted({ looksAtKey: false, kills: 4 });
    expect(doubled.length).toBeGreaterThan(0);
    expect(lost).toEqual([]);
  },
  10 * minute,
);

test(
  // Last, for it spoils this file's database.
  'and the lost ones once nobody looks for letters that were forgotten',
  async () => {
    await takeSweepOut();
    const { doubled, lost } = await counted({ kills: 4 });
    expect(lost.length).toBeGreaterThan(0);
    expect(doubled).toEqual([]);
  },
  10 * minute,
);

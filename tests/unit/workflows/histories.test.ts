import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type History, histories, type Seen } from '../../histories/history';
import { Model } from '../../histories/model';
import { OnEngine } from '../../histories/on-engine';
import { Claim, timesFor } from '../../proof/claim';

// Random histories of a document's run: the pure engine against a model that was written apart from it. `npm run proof` runs 200,000.

const numRuns = timesFor('KOPPEL_HISTORIES', 2000);

/** Plays a history on both, and looks at what can never be, whatever the two say. */
function play(history: History): { seen: Seen; what: string }[] {
  const [model, engine] = [new Model(history), new OnEngine(history)];
  expect(engine.seen(true)).toEqual(model.seen(true));
  let before = engine.seen(true);
  return history.happenings.map((one, at) => {
    const due = model.seen(model.happen(one));
    const seen = engine.seen(engine.happen(one));
    expect(seen, `${at}: ${JSON.stringify(one)}`).toEqual(due);
    const hasMoved = seen.run !== before.run || seen.step !== before.step || seen.round !== before.round;
    if (hasMoved) expect(['decide', 'confirm']).toContain(one.what);
    if (before.run !== 'open') expect(seen.run).toBe(before.run);
    if (seen.run === 'open') expect(seen.standing === 'decidable').toBe(Object.keys(seen.holders).length > 0);
    before = seen;
    return { seen, what: one.what };
  });
}

describe('random histories on the pure engine', () => {
  test(
    `${numRuns} of them: no illegal state, nothing completed by a removal, nothing open with nobody`,
    () => {
      const claim = new Claim('A workflow does what its model says, on the pure engine', 'histories', numRuns);
      fc.assert(
        fc.property(histories(40), (history) => {
          play(history);
          claim.count();
        }),
        { numRuns },
      );
      expect(claim.close()).toEqual([]);
    },
    Math.max(1, numRuns / 5000) * 60_000,
  );

  test('they come to everything that can happen, or they prove nothing', () => {
    const all = fc.sample(histories(40), { numRuns: 2000, seed: 5 }).flatMap(play);
    for (const what of [
      'decide',
      'delegate',
      'giveBack',
      'recall',
      'join',
      'leave',
      'deleteGroup',
      'endPartnership',
      'block',
      'reassign',
      'confirm',
    ])
      expect(all.filter((one) => one.what === what && one.seen.isDone).length, what).toBeGreaterThan(15);
    for (const standing of ['decidable', 'nobody', 'confirmation'] as const)
      expect(all.filter((one) => one.seen.standing === standing).length, standing).toBeGreaterThan(100);
    for (const run of ['approved', 'rejected'] as const)
      expect(all.filter((one) => one.seen.run === run).length).toBeGreaterThan(100);
    expect(all.some((one) => one.seen.round > 1)).toBe(true);
  });
});

import { describe, expect, test } from 'vitest';
import { policy } from '@/lib/policy/policy';
import { Claim, timesFor } from '../proof/claim';
import { chance } from '../proof/decisions/chance';
import { compare, permissions, seenNothing } from '../proof/decisions/compare';
import { drawWorld } from '../proof/decisions/draw';
import { grids, scenesOf } from '../proof/decisions/grids';
import { shapes } from '../proof/decisions/shapes';
import { worldOf } from '../proof/decisions/stage';
import { rights } from '../proof/oracle/rights';

// The policy against the oracle, in memory: the same answer for everybody, in worlds by chance and in every small world. The long
// form, `npm run proof`, sets how many decisions, and takes every small world where the short one, of many alike, takes one in seven.

const decisions = timesFor('KOPPEL_DECISIONS', 20_000);
const oneIn = timesFor('KOPPEL_ONE_SMALL_WORLD_IN', 7);

test('the oracle has a rule for every row of the policy, and for nothing else', () => {
  expect(Object.keys(rights).toSorted()).toEqual(permissions.toSorted());
});

test(`${decisions} decisions in worlds by chance, one in four of them holding what the product could not have made`, () => {
  const claim = new Claim('The policy decides as the oracle', 'decisions', decisions);
  const seen = seenNothing();
  for (let seed = 1, tried = 0; tried < decisions; seed++) {
    const draw = chance(seed);
    const world = drawWorld(draw, seed % 4 !== 0);
    for (const permission of permissions) {
      const questions = shapes[permission].questions(world);
      for (const on of questions.length > 2 ? [draw.pick(questions), draw.pick(questions)] : questions) {
        const found = compare(world, permission, on, seen);
        tried += found.tried;
        claim.count(
          found.tried,
          found.differences.map((one) => `seed ${seed}: ${one}`),
        );
      }
    }
  }
  expect(claim.close()).toEqual([]);
}, 1_800_000);

describe('every small world', () => {
  const seen = seenNothing();

  test('of each topic', () => {
    const count = Object.values(grids).reduce((sum, grid) => sum + [...scenesOf(grid, oneIn)].length, 0);
    const claim = new Claim('The policy decides as the oracle in every small world', 'worlds', count);
    for (const grid of Object.values(grids)) {
      const rows = permissions.filter(grid.rows);
      for (const scene of scenesOf(grid, oneIn)) {
        const world = worldOf(scene);
        const found = rows.flatMap((permission) =>
          shapes[permission].questions(world).flatMap((on) => compare(world, permission, on, seen).differences),
        );
        claim.count(1, found);
      }
    }
    expect(claim.close()).toEqual([]);
  }, 1_800_000);

  // What the comparison is worth: without any one condition of a row, the policy would say yes where the oracle says no.
  test.each(permissions)('%s: each condition was once the only one missing', (permission) => {
    const conditions = policy[permission].needs.map(({ condition }) => condition);
    const always = conditions.every((one) => one === 'signed_in');
    expect(seen[permission].yes).toBeGreaterThan(0);
    if (!always) expect(conditions.filter((one) => !seen[permission].alone.has(one))).toEqual([]);
  });
});

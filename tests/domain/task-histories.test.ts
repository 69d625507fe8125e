import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { newId } from '@/db/id';
import { livePartnerships, liveSides, partnershipSides, partnerships } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import { histories } from '../histories/history';
import { Model } from '../histories/model';
import { makeStage, OnPortal, type Stage } from '../histories/on-portal';
import type { Company } from '../partners';
import { Claim, timesFor } from '../proof/claim';

// Random histories through the real actions on PostgreSQL, against the model that was written apart from the product. `npm run proof` runs 2,000.

const numRuns = timesFor('KOPPEL_TASK_HISTORIES', 20);
let stage: Stage;

beforeAll(async () => {
  stage = await makeStage();
});

async function partner(one: Company, other: Company): Promise<string> {
  const id = newId();
  const sides = [one, other];
  await asOwner(async (tx) => {
    await tx.insert(partnerships).values({ id });
    await tx
      .insert(partnershipSides)
      .values(sides.map(({ environmentId, name }) => ({ partnershipId: id, environmentId, environmentName: name })));
    await tx.insert(livePartnerships).values({ id });
    await tx.insert(liveSides).values([
      { partnershipId: id, environmentId: one.environmentId, otherEnvironmentId: other.environmentId },
      { partnershipId: id, environmentId: other.environmentId, otherEnvironmentId: one.environmentId },
    ]);
  });
  return id;
}

test(
  `${numRuns} random histories: every act is answered, and everybody holds, what the model says`,
  async () => {
    const claim = new Claim('A workflow does what its model says, by the real actions', 'histories', numRuns);
    await fc.assert(
      fc.asyncProperty(histories(20), async (history) => {
        const model = new Model(history);
        const portal = await OnPortal.begin(stage, history, partner);
        expect(await portal.seen(true)).toEqual(model.seen(true));
        for (const [at, one] of history.happenings.entries()) {
          const due = model.seen(model.happen(one));
          expect(await portal.seen(await portal.happen(one)), `${at}: ${JSON.stringify(one)}`).toEqual(due);
          expect(await portal.strayPaths()).toBe(0);
          expect(await portal.listed(), `${at}: ${JSON.stringify(one)}`).toEqual(Object.keys(due.holders).map(Number));
        }
        claim.count();
      }),
      { numRuns, endOnFailure: true },
    );
    expect(claim.close()).toEqual([]);
  },
  Math.max(4, numRuns / 10) * 60_000,
);

import { randomInt } from 'node:crypto';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { asOwner } from '@/db/seed/owner';
import { Claim, timesFor } from '../proof/claim';
import { differences } from './compare';
import { type World, worlds } from './world';

/** Two test files share the worlds, each with a database of its own, so that two cores are kept busy. */
const parts = 2;
const count = Math.ceil(timesFor('KOPPEL_WORLDS', 200) / parts);

/** Stored and looked at together. */
const batch = 24;
/** After so many the tables are emptied: what one world's lists cost is not to grow with those before it. */
const tableful = 20 * batch;

export const worldsOfThisPart = { count, timeout: Math.max(10, count / 60) * 60_000 };

/** So many worlds by chance. Answers what contradicts the claim, each with the seed that draws its batch again. */
export async function agreementOf(part: number): Promise<readonly string[]> {
  const claim = new Claim(`Whatever is shown is what the oracle allows, part ${part} of ${parts}`, 'worlds', count);
  // Far from the other part's, or both would draw the same worlds; those that a run complained about (KOPPEL_SEED) may be in either.
  const first = Number(process.env.KOPPEL_SEED ?? randomInt(2 ** 31 - count));
  for (let tried = 0; tried < count; tried += batch) {
    if (tried > 0 && tried % tableful === 0) await emptyTables();
    const seed = first + tried;
    const drawn = sample(Math.min(batch, count - tried), seed);
    const found = await differences(drawn);
    claim.count(
      drawn.length,
      found.map((one) => `seed ${seed}: ${one}`),
    );
  }
  return claim.close();
}

/** Worlds by chance, with grants across environments that the product could not have made. */
const sample = (numRuns: number, seed: number): World[] => fc.sample(worlds(true), { numRuns, seed });

export const emptyTables = () => asOwner((tx) => tx.execute(sql`truncate environments cascade`));

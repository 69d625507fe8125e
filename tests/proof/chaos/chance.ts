import { newRandom } from '../fuzz/random';

/** What people do, and what is killed when. The same seed (KOPPEL_SEED) draws the same again; which of those at work gets which draw, the moment decides. */
export const chance = newRandom();

/** A number from 0 to below `most`. */
export const upTo = (most: number): number => chance.next() * most;

import { Random as SameForSeed } from '@/db/seed/random';

/** Chance that can be had again: the same seed gives the same payloads. */
export class Random extends SameForSeed {
  constructor(readonly seed: number) {
    super(seed);
  }

  /** A whole number from 0 to below `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.below(256));
  }
}

/** A new seed for each run, or the one that a run complained about (KOPPEL_SEED). */
export const newRandom = (): Random => new Random(Number(process.env.KOPPEL_SEED ?? Date.now() % 2 ** 31));

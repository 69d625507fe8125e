import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What a claim tried so far, as `npm run proof` reads it for its bar and its table. */
export type Entry = {
  claim: string;
  /** What is counted: "decisions", "worlds", "kills". */
  unit: string;
  tried: number;
  /** How many are meant to be tried. */
  of: number;
  /** How many of them contradict the claim. */
  found: number;
  /** The first of them, in words. */
  first: string[];
  seconds: number;
  isDone: boolean;
};

/** How often a long form tries: as `npm run proof` says under this name, else the short form of `npm test`. */
export const timesFor = (name: string, short: number): number => Number(process.env[name] ?? short);

/**
 * One promise that is tried many times. It keeps what contradicts it (the first twenty in words) and writes how far it is into
 * the ledger, the folder named by KOPPEL_LEDGER, a file for each claim; without a ledger it only counts.
 */
export class Claim {
  readonly contradictions: string[] = [];
  private readonly begun = performance.now();
  private tried = 0;
  private found = 0;
  private written = 0;

  constructor(
    private readonly claim: string,
    private readonly unit: string,
    private readonly of: number,
  ) {
    this.write(false);
  }

  /** Counts what was tried, and what of it contradicts the claim. */
  count(tried = 1, contradictions: readonly string[] = []): void {
    this.tried += tried;
    this.found += contradictions.length;
    this.contradictions.push(...contradictions.slice(0, Math.max(0, 20 - this.contradictions.length)));
    if (performance.now() - this.written > 500) this.write(false);
  }

  /** Closes the claim. Returns what contradicts it, empty when it holds; says so too when nothing was tried. */
  close(): readonly string[] {
    this.write(true);
    return this.tried === 0 ? ['nothing was tried'] : this.contradictions;
  }

  private write(isDone: boolean) {
    this.written = performance.now();
    const ledger = process.env.KOPPEL_LEDGER;
    if (!ledger) return;
    mkdirSync(ledger, { recursive: true });
    const { claim, unit, of, tried, found } = this;
    const seconds = Math.round((performance.now() - this.begun) / 1000);
    const first = this.contradictions.slice(0, 5);
    const entry: Entry = { claim, unit, tried, of, found, first, seconds, isDone };
    const file = path.join(ledger, `${claim.replaceAll(/\W+/g, '-')}.json`);
    // Whole or not at all: somebody reads it meanwhile.
    writeFileSync(`${file}.new`, JSON.stringify(entry));
    renameSync(`${file}.new`, file);
  }
}

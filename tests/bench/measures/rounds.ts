/** One thing measured: what is done in each round, given the round's number. */
export type Measured = (round: number) => Promise<unknown>;

/** Mostly milliseconds: the middle, and the slowest hundredth. */
export type Times = { median: number; p99: number };

/** So often each is done in its turn; the quickest time counts for the median, so that what else the machine does counts little. */
const triesPerTurn = 3;

/**
 * How long each takes, taken in turn within one run, so that a drifting machine drifts for all alike: the median of the turns, each the quickest
 * of three, and the slowest hundredth of all. A fifth of the rounds comes before, unmeasured; so does what is to be done before each turn.
 */
export async function taken<K extends string>(
  things: Record<K, Measured>,
  rounds: number,
  before: Partial<Record<K, () => PromiseLike<unknown>>> = {},
): Promise<Record<K, Times>> {
  const names = Object.keys(things) as K[];
  const turns = new Map(names.map((name) => [name, [] as number[][]]));
  for (let round = -Math.ceil(rounds / 5); round < rounds; round++) {
    for (const name of names) {
      const tries: number[] = [];
      await before[name]?.();
      while (tries.length < triesPerTurn) {
        const begun = performance.now();
        await things[name](Math.abs(round));
        tries.push(performance.now() - begun);
      }
      if (round >= 0) turns.get(name)!.push(tries);
    }
  }
  const timesOfTurns = (name: K) => ({
    median: timesOf(turns.get(name)!.map((tries) => Math.min(...tries))).median,
    p99: timesOf(turns.get(name)!.flat()).p99,
  });
  return Object.fromEntries(names.map((name) => [name, timesOfTurns(name)])) as Record<K, Times>;
}

export function timesOf(values: number[]): Times {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;
  return { median: at(0.5), p99: at(0.99) };
}

/** The same of answers per second, where the lowest is the slowest. */
export const ratesOf = (values: number[]): Times => ({ median: timesOf(values).median, p99: Math.min(...values) });

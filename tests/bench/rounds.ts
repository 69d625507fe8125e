/** One thing measured: what is done in each round, given the round's number. */
export type Measured = (round: number) => Promise<unknown>;

/** The median milliseconds of each, taken in turn within one run, so that a drifting machine drifts for all alike. */
export async function medians<K extends string>(
  things: Record<K, Measured>,
  rounds: number,
): Promise<Record<K, number>> {
  const names = Object.keys(things) as K[];
  const times = new Map(names.map((name) => [name, [] as number[]]));
  for (let round = -Math.ceil(rounds / 5); round < rounds; round++) {
    for (const name of names) {
      const start = performance.now();
      await things[name](Math.abs(round));
      if (round >= 0) times.get(name)!.push(performance.now() - start);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times.get(name)!)])) as Record<K, number>;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

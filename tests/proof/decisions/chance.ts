/** Chance that can be repeated: the same draws for the same seed (mulberry32). */
export function chance(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return {
    below,
    oneIn: (count: number): boolean => below(count) === 0,
    pick: <T>(all: readonly T[]): T => all[below(all.length)]!,
    times: <T>(most: number, make: (at: number) => T): T[] =>
      Array.from({ length: below(most + 1) }, (_, at) => make(at)),
  };
}
export type Chance = ReturnType<typeof chance>;

/** A source of the same numbers for the same seed, so that the demo world is the same everywhere. Not for secrets. */
export class Random {
  private state: number;

  constructor(seed: number) {
    // Neighbouring seeds are spread apart first, else their first numbers would be alike.
    this.state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 0;
  }

  /** A number from 0 up to but not including 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from the lowest to the highest, both possible. */
  whole(lowest: number, highest: number): number {
    return lowest + Math.floor(this.next() * (highest - lowest + 1));
  }

  /** A decimal string between two numbers with so many places: '12.50'. */
  decimal(lowest: number, highest: number, places: number): string {
    const scale = 10 ** places;
    return (this.whole(Math.round(lowest * scale), Math.round(highest * scale)) / scale).toFixed(places);
  }

  /** True once in so many times as the share says, from 0 to 1. */
  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(list: readonly T[]): T {
    const one = list[Math.floor(this.next() * list.length)];
    if (one === undefined) throw new Error('Nothing to pick from');
    return one;
  }

  /** So many different ones of a list, in the list's order. */
  some<T>(list: readonly T[], count: number): T[] {
    const places = list.map((_, place) => place);
    while (places.length > Math.max(count, 0)) places.splice(Math.floor(this.next() * places.length), 1);
    return places.map((place) => list[place] as T);
  }
}

import fc from 'fast-check';
import { accesses, boxes, groupTypes, levels, roles, type Status } from '@/db/vocabulary';

// What a world is drawn from: plain numbers, which world.ts turns into rows that fit together.

const someOf = <T>(all: readonly T[]) => fc.constantFrom(...all);
const place = (count: number) => fc.nat({ max: count - 1 });
const rarely = (oneIn: number) => fc.integer({ min: 1, max: oneIn }).map((drawn) => drawn === 1);
const perhaps = <T>(drawn: fc.Arbitrary<T>) => fc.option(drawn, { freq: 1, nil: undefined });

/** Few moments, so that many documents share one; two of them a minute apart on either side of midnight in Amsterdam. */
export const moments = [
  { at: new Date('2026-03-01T10:00:00.000Z'), day: '2026-03-01' },
  { at: new Date('2026-03-01T22:59:59.999Z'), day: '2026-03-01' },
  { at: new Date('2026-03-01T23:00:00.000Z'), day: '2026-03-02' },
  { at: new Date('2026-03-02T10:00:00.000Z'), day: '2026-03-02' },
] as const;
const days = ['2026-02-28', '2026-03-01', '2026-03-02'] as const;

const types = ['invoice', 'credit_note', 'order'] as const;
const statuses = [
  'draft',
  'received',
  'approved_for_payment',
  'delivery_failed',
  'duplicate',
] as const satisfies readonly Status[];

/** Most documents lie in one box, so that its lists are long. */
const box = someOf([...boxes, 'inbox_in', 'inbox_in'] as const);

const document = fc.record({
  organisation: fc.nat(),
  box,
  type: someOf(types),
  status: someOf(statuses),
  moment: someOf(moments),
  word: someOf(['Molen', 'Zuivel', 'Kade']),
  /** The document whose sender and number it repeats, where it repeats one. */
  repeats: fc.option(fc.nat(), { freq: 3 }),
});

/** What a list is narrowed by; mostly by little. */
const filter = fc.record({
  box,
  organisation: perhaps(fc.nat()),
  type: perhaps(someOf(types)),
  status: perhaps(someOf(statuses)),
  from: perhaps(someOf(days)),
  to: perhaps(someOf(days)),
  isShared: rarely(3),
});

export const shape = fc.record({
  users: fc.array(
    fc.record({
      environment: place(3),
      role: someOf(roles),
      isRelationshipManager: someOf([true, true, false]),
      state: fc.integer({ min: 0, max: 11 }).map((drawn) => (['blocked', 'removed'] as const)[drawn] ?? 'works'),
    }),
    { minLength: 3, maxLength: 6 },
  ),
  organisations: fc.array(fc.record({ environment: place(3) }), { minLength: 2, maxLength: 5 }),
  groups: fc.array(fc.record({ environment: place(3), type: someOf(groupTypes) }), { maxLength: 3 }),
  partnerships: fc.subarray([
    [0, 1],
    [0, 2],
    [1, 2],
  ] as [number, number][]),
  memberships: fc.array(fc.record({ user: fc.nat(), organisation: fc.nat(), level: someOf(levels) }), { maxLength: 9 }),
  seats: fc.array(fc.record({ user: fc.nat(), group: fc.nat(), isOwner: rarely(3) }), { maxLength: 6 }),
  managers: fc.array(fc.record({ user: fc.nat(), partnership: fc.nat() }), { maxLength: 3 }),
  sharedOrganisations: fc.array(fc.record({ organisation: fc.nat(), partnership: fc.nat() }), { maxLength: 4 }),
  documents: fc.array(document, { minLength: 3, maxLength: 14 }),
  shares: fc.array(
    fc.record({
      document: fc.nat(),
      /** Half of them go to one recipient: whoever holds by it alone sees pages cut from it alone. */
      principal: fc.option(fc.nat(), { freq: 1 }),
      givers: someOf([[0], [1], [0, 1]]),
      access: someOf(accesses),
      isLeftOver: rarely(2),
    }),
    { maxLength: 16 },
  ),
  /** How the world is looked at: a page of two or three rows, a window hardly wider, a text index that soon answers its cap. */
  sizes: fc
    .record({ page: someOf([2, 3]), hits: someOf([2, 1000]) })
    .map(({ page, hits }) => ({ page, window: page + 1, hits })),
  filters: fc.array(filter, { minLength: 3, maxLength: 3 }),
  turn: fc.nat({ max: 1_000_000 }),
});

export type Drawn = typeof shape extends fc.Arbitrary<infer T> ? T : never;

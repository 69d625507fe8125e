import fc from 'fast-check';
import type { StepMode, Verdict } from '@/db/vocabulary';

// A history: a document that runs through human steps, and what people do meanwhile, each by number. It says nothing of what becomes of it.

/** The people, by number: four of the document's own environment, two of a partner's, two of another partner's. */
export const environments = [0, 0, 0, 0, 1, 1, 2, 2] as const;
export const people = environments.map((_, at) => at);
/** Beside them, one who looks after workflows and is in none of the steps. */

export type Named = { user: number } | { group: number };
export type HumanStep = {
  names: Named[];
  mode: StepMode;
  waitsForAll: boolean;
  notCreator: boolean;
  notPreviousApprover: boolean;
  /** The step a rejection leads back to; the end where it is none above. */
  backTo: number | null;
};

export type Happening =
  | { what: 'decide'; who: number; verdict: Verdict }
  | { what: 'delegate'; who: number; to: number }
  | { what: 'giveBack'; who: number }
  | { what: 'recall'; who: number }
  | { what: 'join'; who: number; group: number }
  | { what: 'leave'; who: number; group: number }
  | { what: 'deleteGroup'; group: number }
  | { what: 'endPartnership'; environment: 1 | 2 }
  | { what: 'block'; who: number }
  | { what: 'unblock'; who: number }
  | { what: 'reassign'; to: number[] }
  | { what: 'confirm' };

export type History = {
  creator: number;
  /** The groups' first members; the second is a partner group with the first partner, the others take nobody from outside. */
  groups: [number[], number[], number[]];
  steps: HumanStep[];
  happenings: Happening[];
};

/** What anybody can see of the run after each happening. */
export type Seen = {
  isDone: boolean;
  run: 'open' | Verdict;
  step: number | null;
  round: number;
  /** Who may decide now, and for how many. */
  holders: Record<number, number>;
  standing: 'decidable' | 'nobody' | 'confirmation' | null;
};

const person = fc.constantFrom(...people);
const group = fc.nat(2);
const named: fc.Arbitrary<Named> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ user: person }) },
  { weight: 2, arbitrary: fc.record({ group }) },
);

const humanStep = fc.record({
  names: fc.array(named, { minLength: 1, maxLength: 3 }),
  mode: fc.constantFrom<StepMode>('one_sufficient', 'all_must_act', 'all_must_act'),
  waitsForAll: fc.boolean(),
  notCreator: fc.boolean(),
  notPreviousApprover: fc.boolean(),
  backTo: fc.option(fc.nat(2), { freq: 2 }),
});

const verdict = fc.constantFrom<Verdict>('approved', 'approved', 'approved', 'rejected');
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ what: fc.constant('decide' as const), who: person, verdict }) },
  { weight: 8, arbitrary: fc.record({ what: fc.constant('delegate' as const), who: person, to: person }) },
  { weight: 6, arbitrary: fc.record({ what: fc.constant('giveBack' as const), who: person }) },
  { weight: 5, arbitrary: fc.record({ what: fc.constant('recall' as const), who: person }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('join' as const), who: person, group }) },
  { weight: 4, arbitrary: fc.record({ what: fc.constant('leave' as const), who: person, group }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('deleteGroup' as const), group }) },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('endPartnership' as const), environment: fc.constantFrom<1 | 2>(1, 2) }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('block' as const), who: person }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('unblock' as const), who: person }) },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('reassign' as const),
      to: fc.uniqueArray(person, { minLength: 1, maxLength: 2 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ what: fc.constant('confirm' as const) }) },
);

export const histories = (length: number): fc.Arbitrary<History> =>
  fc.record({
    creator: fc.constantFrom(0, 1, 2, 3),
    groups: fc.tuple(
      fc.uniqueArray(fc.constantFrom(0, 1, 2, 3)),
      fc.uniqueArray(fc.constantFrom(0, 1, 2, 3, 4, 5)),
      fc.uniqueArray(fc.constantFrom(0, 1, 2, 3)),
    ),
    steps: fc.array(humanStep, { minLength: 1, maxLength: 3 }),
    happenings: fc.array(happening, { minLength: 1, maxLength: length, size: 'max' }),
  });

/** Who can be in a group at all: the second is shared with the first partner. */
export const fitsGroup = (who: number, at: number): boolean =>
  environments[who] === 0 || (at === 1 && environments[who] === 1);

/** The step a rejection leads back to: one above, or none. */
export const backFrom = (steps: readonly HumanStep[], at: number): number | null => {
  const to = steps[at]!.backTo;
  return to !== null && to < at ? to : null;
};

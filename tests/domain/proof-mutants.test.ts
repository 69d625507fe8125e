import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { Claim, timesFor } from '../proof/claim';
import { takeOut } from '../proof/mutants/apply';
import { unit } from '../proof/mutants/mutant';
import { mutants } from '../proof/mutants/mutants';
import { Bench, tryAll } from '../proof/mutants/try';

// A protection that no test misses is a protection that may be lost unnoticed. Each of them is taken out, one at a time, and a test must notice.
// `KOPPEL_MUTANT=name` tries one alone; the long form, `npm run proof`, tries all.

const cheap = ['events are changed and deleted', 'formulas in full-width signs run'];
const most = timesFor('KOPPEL_MUTANTS', cheap.length);
const wanted = process.env.KOPPEL_MUTANT;
const chosen = mutants.filter(({ name }) =>
  wanted ? name.includes(wanted) : most > cheap.length || cheap.includes(name),
);

let benches: Bench[] = [];
beforeAll(() => {
  const template = process.env.KOPPEL_TEST_TEMPLATE!;
  // The tests that must notice run in their short forms.
  for (const name of Object.keys(process.env))
    if (/^KOPPEL_(?!TEST_TEMPLATE|LEDGER)/.test(name)) delete process.env[name];
  benches = (chosen.length > 2 ? [0, 1] : [0]).map(() => new Bench(template));
});
afterEach(() => vi.unstubAllEnvs());
afterAll(async () => void (await Promise.all(benches.map((bench) => bench.close()))));

test(
  `${chosen.length} protections are missed as soon as one of them is gone`,
  async () => {
    const claim = new Claim('Each protection that is taken out is missed by a test', 'mutants', chosen.length);
    await tryAll(
      chosen,
      benches,
      (bench, mutant) => bench.survives(mutant),
      (survivor) => claim.count(1, survivor === null ? [] : [survivor]),
    );
    expect(claim.close()).toEqual([]);
  },
  Math.max(5, chosen.length) * 60_000,
);

test('the proof itself finds a mutant that nobody notices, and one that cannot be tried', async () => {
  const changing = { protects: 'nothing', file: 'lib/csv.ts', tests: [unit('csv')] };
  const find = 'const safe = formula.test(cell) ?';
  const same = {
    ...changing,
    name: 'the same in other words',
    find,
    replace: 'const safe = formula.test(cell) === true ?',
  };
  const torn = { ...changing, name: 'no program at all', find, replace: 'const safe = ((' };
  expect(await benches[0]!.survives(same)).toMatch(/^the same in other words: survives \d+ tests/);
  expect(await benches[0]!.survives(torn)).toMatch(/^no program at all: could not be tried: /);
});

test('a test that is red for another reason counts for nothing: the mutant could not be tried', async () => {
  // Red wherever this is set, whatever stands in the file.
  vi.stubEnv('KOPPEL_TRUSTED_PROXY', '1');
  const red = {
    name: 'the same, before a red test',
    protects: 'nothing',
    file: 'lib/csv.ts',
    find: 'const safe = formula.test(cell) ?',
    replace: 'const safe = formula.test(cell) === true ?',
    tests: [unit('networks', /comes from the trusted hop only/)],
  };
  expect(await benches[0]!.survives(red)).toMatch(
    /^the same, before a red test: could not be tried: red without it too: /,
  );
});

test('every protection of the tables is there to be taken out', async () => {
  for (const mutant of mutants)
    if ('sql' in mutant)
      await takeOut(mutant, process.env.DATABASE_URL!, { keep: false }).catch((error) => {
        throw new Error(`${mutant.name}: ${error.message}`);
      });
});

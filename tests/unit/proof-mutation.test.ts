import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { timesFor } from '../proof/claim';
import { root } from '../proof/mutants/apply';
import { automaticIn, decided, decidedWithin, someOf, spared } from '../proof/mutants/automatic';
import { mutationsOf } from '../proof/mutants/operators';
import { QuickBench } from '../proof/mutants/quick';
import { fateOf, Tally } from '../proof/mutants/tally';

// What decides is changed by a program, one small change at a time, and the tests of that file must notice (safety.md, R-5): 95 of 100, and of the
// others it is said why nobody can. The short form tries some changes of each file, evenly chosen.

const all = automaticIn(Object.keys(decided));
const most = Math.min(all.length, timesFor('KOPPEL_MUTATIONS', 30));
const chosen = someOf(all, most);

describe('the operators', () => {
  const changes = (source: string) => mutationsOf(source).map(({ code }) => code);

  test('take conditions out, turn them round, and answer them beforehand', () => {
    expect(changes('const a = (b: B) => b.c && !d;')).toEqual(
      expect.arrayContaining([
        'const a = (b: B) => ((b.c) || (!d));',
        'const a = (b: B) => (b.c);',
        'const a = (b: B) => (!d);',
        'const a = (b: B) => b.c && (d);',
        'const a = (b: B) => true;',
        'const a = (b: B) => false;',
      ]),
    );
    expect(changes("rule<F>('roles', inOwnEnvironment, isAdministrator)")).toEqual([
      "rule<F>('roles', isAdministrator)",
      "rule<F>('roles', inOwnEnvironment)",
      "rule<F>('', inOwnEnvironment, isAdministrator)",
    ]);
  });

  test('leave types and imports alone', () => {
    expect(changes("import a from 'b';\ntype C = 'd' | 'e';\nlet f: 'g';")).toEqual([]);
  });
});

test('every file of lib/policy is changed, or it is said why not', () => {
  const files = readdirSync(path.join(root, 'lib/policy')).map((name) => `lib/policy/${name}`);
  expect(Object.keys({ ...decided, ...decidedWithin, ...spared }).sort()).toEqual(files.sort());
});

test('the proof itself: a remark is no change, so that all tests pass, and what is no program is told apart', async () => {
  for (const [file, tests] of Object.entries(decided)) {
    const bench = new QuickBench(tests);
    const source = readFileSync(path.join(root, file), 'utf8');
    const remarked = await bench.run({ file, code: `// A remark.\n${source}` });
    expect(remarked, file).toEqual({ ran: expect.any(Number) });
    expect(remarked, file).not.toEqual({ ran: 0 });
    expect(fateOf({ file, at: '1: nothing' }, remarked)).toBe('survives');
    if (file === 'lib/policy/tokens.ts') expect(await bench.run({ file, code: `${source}}` })).toHaveProperty('broken');
    await bench.close();
  }
});

test(
  `${most} of ${all.length} changes of what decides: a test notices, or it is said why none can`,
  async () => {
    const tally = new Tally('What decides cannot be changed unnoticed', all, most);
    for (const [file, tests] of Object.entries(decided)) {
      const bench = new QuickBench(tests);
      for (const one of chosen.filter((change) => change.file === file)) tally.count(one, await bench.run(one));
      await bench.close();
    }
    expect(tally.close()).toEqual([]);
  },
  Math.max(2, most / 10) * 60_000,
);

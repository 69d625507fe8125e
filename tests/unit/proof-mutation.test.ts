import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Claim, timesFor } from '../proof/claim';
import { root } from '../proof/mutants/apply';
import { type Automatic, automaticIn, decided, type Fate, fateOf, keyOf } from '../proof/mutants/automatic';
import { mutationsOf } from '../proof/mutants/operators';
import { QuickBench } from '../proof/mutants/quick';
import { explained } from '../proof/mutants/survivors';

// What decides is changed by a program, one small change at a time, and the tests of that file must notice (safety.md, R-5): 95 of 100, and of the
// others it is said why nobody can. The short form tries some changes of each file, evenly chosen.

const all = Object.keys(decided).flatMap(automaticIn);
const most = Math.min(all.length, timesFor('KOPPEL_MUTATIONS', 30));
const chosen = all.filter((_, at) => Math.floor(((at + 1) * most) / all.length) > Math.floor((at * most) / all.length));

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

test('the proof itself: unchanged all tests pass, a remark is no change, and what is no program is told apart', async () => {
  for (const [file, tests] of Object.entries(decided)) {
    const bench = new QuickBench(tests);
    const unchanged = await bench.run(null);
    expect(unchanged, file).toEqual({ ran: expect.any(Number) });
    expect(unchanged, file).not.toEqual({ ran: 0 });
    const source = readFileSync(path.join(root, file), 'utf8');
    expect(await fateOf(bench, { file, at: '1: nothing', code: `// A remark.\n${source}` })).toBe('survives');
    expect(await fateOf(bench, { file, at: '1: nothing', code: `${source}}` })).toBe('none');
    await bench.close();
  }
});

test(
  `${chosen.length} of ${all.length} changes of what decides: a test notices, or it is said why none can`,
  async () => {
    const claim = new Claim('What decides cannot be changed unnoticed', 'changes', chosen.length);
    const fates: Record<Fate, Automatic[]> = { killed: [], explained: [], survives: [], none: [] };
    for (const [file, tests] of Object.entries(decided)) {
      const bench = new QuickBench(tests);
      for (const one of chosen.filter((change) => change.file === file)) {
        const fate = await fateOf(bench, one);
        fates[fate].push(one);
        claim.count(1, fate === 'survives' ? [`${one.file}:${one.at}`] : []);
      }
      await bench.close();
    }
    expect(claim.close()).toEqual([]);
    const tried = fates.killed.length + fates.explained.length;
    expect(fates.killed.length / tried).toBeGreaterThanOrEqual(0.95);
    if (chosen.length < all.length) return;
    const seen = new Set(fates.explained.map(keyOf));
    expect(
      [...explained.keys()].filter((key) => !seen.has(key)),
      'explained, and noticed all the same',
    ).toEqual([]);
  },
  Math.max(2, chosen.length / 10) * 60_000,
);

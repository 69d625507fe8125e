import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { chosenTests } from '@/scripts/testing/choice.mjs';
import { failingWith } from '@/scripts/testing/code.mjs';
import { readPlaywright, readVitest } from '@/scripts/testing/reports.mjs';
import { printSums } from '@/scripts/testing/sums.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'koppel-reports-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(content: string): string {
  const file = path.join(folder, 'report.json');
  writeFileSync(file, content);
  return file;
}

describe('a run that never began counts as failed', () => {
  test.each([
    ['missing', () => path.join(folder, 'nowhere.json')],
    ['empty', () => written('')],
    ['without a single test', () => written('{"passed":0,"failed":0,"skipped":[]}')],
  ])('the report is %s', (_, file) => {
    expect(readVitest(file())).toEqual({ passed: 0, failed: 1, failures: [], skipped: [] });
    expect(readPlaywright(file())).toEqual({ passed: 0, failed: 1, failures: [], skipped: [] });
  });

  test('but a report of Playwright where nothing was left to run', () => {
    const empty = '{"stats":{"expected":0,"unexpected":0,"flaky":0,"skipped":0},"errors":[],"suites":[]}';
    const nothing = { passed: 0, failed: 0, failures: [], skipped: [] };
    expect(readPlaywright(written(empty), { mayBeEmpty: true })).toEqual(nothing);
    expect(readPlaywright(written(empty))).toEqual({ ...nothing, failed: 1 });
    expect(readPlaywright(written(''), { mayBeEmpty: true })).toEqual({ ...nothing, failed: 1 });
  });

  test('the program failed, and its report says that nothing did', () => {
    const results = { passed: 3, failed: 0, skipped: [] };
    expect(failingWith(0, results)).toEqual(results);
    expect(failingWith(1, results)).toEqual({ ...results, failed: 1 });
  });
});

test("Playwright's report: a flaky test and an error outside of the tests count as failed, each with its complaint; a skip tells why", () => {
  const skipped = {
    file: 'a.spec.ts',
    title: 'rests',
    tests: [{ status: 'skipped', annotations: [{ type: 'skip', description: 'not today' }] }],
  };
  const failed = {
    file: 'b.spec.ts',
    title: 'breaks',
    tests: [{ status: 'unexpected', results: [{ error: { message: 'not there' } }] }],
  };
  const report = {
    stats: { expected: 2, unexpected: 1, flaky: 1, skipped: 1 },
    errors: [{ message: 'no browser' }],
    suites: [{ specs: [], suites: [{ specs: [skipped, failed] }] }],
  };
  expect(readPlaywright(written(JSON.stringify(report)))).toEqual({
    passed: 2,
    failed: 3,
    failures: [
      { name: 'b.spec.ts > breaks', reason: 'not there' },
      { name: 'outside of every test', reason: 'no browser' },
    ],
    skipped: [{ name: 'a.spec.ts > rests', reason: 'not today' }],
  });
});

describe('the last line', () => {
  const lastLine = (parts: unknown[], code: number) => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    printSums(parts, code);
    const line = log.mock.lastCall?.[0];
    log.mockRestore();
    return line;
  };
  const part = (passed: number, failed: number) => ['part', { passed, failed, skipped: [] }];

  test('adds the parts up', () => expect(lastLine([part(2, 0), part(3, 1)], 1)).toBe('5 passed, 1 failed'));
  test('comes after the names of what failed', () => {
    const failures = [{ name: 'a.test.ts > breaks', reason: 'expected 1' }];
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    printSums([['part', { passed: 0, failed: 1, failures, skipped: [] }]], 1);
    expect(log.mock.calls.at(-2)![0]).toBe('failed: a.test.ts > breaks\n    expected 1');
    log.mockRestore();
  });
  test('counts a run that broke off', () => expect(lastLine([part(2, 0)], 1)).toBe('2 passed, 1 failed'));
  test('says nothing when the run was stopped', () => expect(lastLine([part(2, 0)], 143)).toBeUndefined());
});

describe('what npm test runs', () => {
  test.each([
    [[], { checks: true, unit: [], http: [], browser: [] }],
    [['--only', 'unit'], { checks: false, unit: [] }],
    [['--only', 'http'], { checks: false, http: [] }],
    [['--only', 'browser'], { checks: false, browser: [] }],
    [['tests/domain/a.test.ts'], { checks: false, unit: ['tests/domain/a.test.ts'] }],
    [['tests/http/a.test.ts'], { checks: false, http: ['tests/http/a.test.ts'] }],
    [['tests/e2e/a.spec.ts'], { checks: false, browser: ['tests/e2e/a.spec.ts'] }],
  ])('%j', (args, parts) => expect(chosenTests(args)).toEqual(parts));

  test('refuses what it does not know', () => expect(() => chosenTests(['--fast'])).toThrow('Usage'));
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { claimTable, readLedger } from '@/scripts/testing/ledger.mjs';
import { Claim } from '../../proof/claim';

const folder = mkdtempSync(path.join(tmpdir(), 'koppel-ledger-'));
const before = process.env.KOPPEL_LEDGER;
beforeAll(() => {
  process.env.KOPPEL_LEDGER = folder;
});
afterEach(() => {
  for (const entry of readLedger(folder)) rmSync(path.join(folder, `${entry.claim.replaceAll(/\W+/g, '-')}.json`));
});
afterAll(() => {
  if (before === undefined) delete process.env.KOPPEL_LEDGER;
  else process.env.KOPPEL_LEDGER = before;
  rmSync(folder, { recursive: true, force: true });
});

test('a claim that holds stands in the table with what was tried', () => {
  const claim = new Claim('Nothing is lost', 'kills', 1000);
  for (let at = 0; at < 1000; at++) claim.count();
  expect(claim.close()).toEqual([]);
  expect(claimTable(readLedger(folder))).toEqual([
    'claim            tried        found  time',
    'Nothing is lost  1,000 kills  0      0 s',
  ]);
});

test('what contradicts a claim is counted and kept in words; a claim that was not tried does not hold', () => {
  const claim = new Claim('Nothing is lost', 'kills', 3);
  claim.count(2, ['the second kill']);
  expect(claimTable(readLedger(folder))[1]).toContain('stopped');
  expect(claim.close()).toEqual(['the second kill']);
  const [, line, first] = claimTable(readLedger(folder));
  expect(line).toMatch(/2 of 3 kills +1 +0 s/);
  expect(first).toBe('Nothing is lost: the second kill');
  expect(new Claim('Nothing is doubled', 'kills', 3).close()).toEqual(['nothing was tried']);
});

test('a ledger that nobody wrote is empty', () => {
  expect(readLedger(path.join(folder, 'none'))).toEqual([]);
});

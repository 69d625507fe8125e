import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { PortalLog } from '../proof/fuzz/portal';

// Whether an error that the portal printed is the framework's own is read from its stack: the proofs over HTTP stand on that.

const folder = mkdtempSync(path.join(tmpdir(), 'koppel-log-'));
const file = path.join(folder, 'portal.log');
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the framework’s own errors are told from those that passed through the product', () => {
  vi.stubEnv('KOPPEL_PORTAL_LOG', file);
  writeFileSync(file, '⨯ Error: before the watch\n    at ignore-listed frames\n');
  const log = new PortalLog();
  appendFileSync(
    file,
    [
      '⨯ SyntaxError: Unexpected end of JSON input',
      '    at JSON.parse (<anonymous>) {',
      "  digest: '1'",
      '}',
      'Error: Invalid Server Actions request.',
      '    at ignore-listed frames',
      "⨯ TypeError: Cannot read properties of undefined (reading 'id')",
      '    at createShare (.next/server/chunks/ssr/lib_shares_1.js:1:77)',
      '    at ignore-listed frames {',
      "  digest: '2'",
      '}',
      'The worker is ready.',
      '',
    ].join('\n'),
  );
  expect(log.errors()).toEqual([
    { message: 'Unexpected end of JSON input', isFrameworks: true },
    { message: 'Invalid Server Actions request.', isFrameworks: true },
    { message: "Cannot read properties of undefined (reading 'id')", isFrameworks: false },
  ]);
  expect(log.errors()).toEqual([]);
});

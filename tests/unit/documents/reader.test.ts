import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { readApart, readerLimits } from '@/lib/documents/intake/reader';
import { takeIn } from '@/lib/documents/ubl/take-in';
import { ublOf } from '../../e-documents';
import { bytes, refusalOf } from '../ubl/fixtures';

const kept = globalThis as typeof globalThis & { koppelReaders?: unknown };
let folder: string | undefined;

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  delete kept.koppelReaders;
  if (folder) rmSync(folder, { recursive: true, force: true });
  folder = undefined;
});

/** From now on files are read by threads of this program: a reader with a fault. */
function readBy(program: string): void {
  delete kept.koppelReaders;
  folder = mkdtempSync(path.join(tmpdir(), 'koppel-reader-'));
  mkdirSync(path.join(folder, 'dist'));
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(path.join(folder, 'dist/reader.js'), `import { parentPort } from 'node:worker_threads';\n${program}`);
  vi.spyOn(process, 'cwd').mockReturnValue(folder);
}

const codeOf = (reading: Promise<unknown>) =>
  reading.then(
    () => 'read',
    (error) => error.code ?? error.message,
  );

describe('a file is read in a thread of its own', () => {
  test('with what reading it here gives, attachments and all', async () => {
    const file = ublOf({ number: 'F-1' });
    expect(await readApart(file)).toEqual(takeIn(file));
  });

  test('a refusal comes with its code and values', async () => {
    for (const text of ['<a>\n<b></a>', '<!DOCTYPE a><a/>', '', 'PK\x03\x04', '<a xmlns="urn:none"/>']) {
      const here = refusalOf(() => takeIn(bytes(text)));
      await expect(readApart(bytes(text))).rejects.toMatchObject({
        name: 'Refusal',
        code: here.code,
        values: here.values,
      });
    }
  });

  test('a hundred at once come back each to its own', async () => {
    const read = await Promise.all(Array.from({ length: 100 }, (_, at) => readApart(ublOf({ number: `F-${at}` }))));
    expect(read.map((one) => one.document?.model.number)).toEqual(Array.from({ length: 100 }, (_, at) => `F-${at}`));
  });
});

describe('whatever a file does to its thread, the portal goes on', () => {
  const orElse = (fault: string) =>
    readBy(`parentPort.on('message', (bytes) => {
      if (bytes.length === 0) ${fault}
      else parentPort.postMessage({ refused: { code: 'zip', values: {} } });
    });`);

  test.each([
    [
      'takes more memory than there is',
      'for (const all = []; ; ) all.push(new Array(1000).fill(all.length + 0.5))',
      'too_costly',
    ],
    ['throws', "throw new Error('a fault')", 'a fault'],
    ['ends', 'process.exit(3)', 'The reader of files ended in the midst of one.'],
  ])('one that %s', async (_, fault, told) => {
    orElse(fault);
    expect(await Promise.all(['', 'x'].map((text) => codeOf(readApart(bytes(text)))))).toEqual([told, 'zip']);
    // The next one finds a thread that works.
    for (let again = 0; again < 4; again++) expect(await codeOf(readApart(bytes('x')))).toBe('zip');
  });

  test('one that never ends is given up after its time, and those behind it are read', async () => {
    orElse('for (;;);');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const all = Promise.all(['', '', 'x', 'x'].map((text) => codeOf(readApart(bytes(text)))));
    vi.advanceTimersByTime(readerLimits.seconds * 1000 - 1);
    expect(await Promise.race([all, sleep(200, 'still reading')])).toBe('still reading');
    vi.advanceTimersByTime(1);
    vi.useRealTimers();
    expect(await all).toEqual(['too_costly', 'too_costly', 'zip', 'zip']);
  });

  test('a thread knows none of the portal’s settings', async () => {
    readBy(`parentPort.on('message', () =>
      parentPort.postMessage({ refused: { code: Object.keys(process.env).join() || 'none', values: {} } }));`);
    expect(await codeOf(readApart(bytes('x')))).toBe('none');
  });
});

import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { Refusal } from '../ubl/refusal';
import type { TakenIn } from '../ubl/take-in';
import { opened, type ReaderAnswer } from './reader-answer';

/**
 * How much one file may take. The worst file within the limits of `ubl` takes two seconds of a processor (tests/unit/proof-xml.test.ts);
 * the time is for a machine that is busy with others, and the memory is several times what the largest takes.
 */
export const readerLimits = { seconds: 10, megabytes: 256 } as const;

/** How many files one process reads at the same moment; others wait their turn. */
const mostThreads = 2;

/** How many files wait at most: of the costliest, so many take minutes. */
const mostWaiting = 100;

type Task = { bytes: Uint8Array; answer: (taken: TakenIn) => void; fail: (reason: unknown) => void };

// Next loads modules more than once: one set of threads per process.
const kept = globalThis as typeof globalThis & { koppelReaders?: { idle: Worker[]; busy: number; waiting: Task[] } };
const readers = () => {
  kept.koppelReaders ??= { idle: [], busy: 0, waiting: [] };
  return kept.koppelReaders;
};

/**
 * Looks at a file by its content alone, in a thread of its own, so that no file holds up or ends the portal. Throws a Refusal of
 * `ubl/refusal`, `too_costly` for a file that takes more than its time or memory: its thread is ended and another one takes its place; `too_busy`
 * when a hundred files wait already.
 */
export const readApart = (bytes: Uint8Array): Promise<TakenIn> =>
  new Promise((answer, fail) => {
    const { waiting } = readers();
    if (waiting.length >= mostWaiting) return fail(new Refusal('too_busy'));
    waiting.push({ bytes, answer, fail });
    startNext();
  });

function startNext(): void {
  const { idle, busy, waiting } = readers();
  if (busy >= mostThreads) return;
  const task = waiting.shift();
  if (!task) return;
  try {
    const reader = idle.pop() ?? newReader();
    readers().busy++;
    read(reader, task);
  } catch (error) {
    // No thread can be made: whoever waits is told, and nobody waits for a thread that is not there.
    task.fail(error);
    startNext();
  }
}

function read(reader: Worker, { bytes, answer, fail }: Task): void {
  const timer = setTimeout(() => end(() => fail(new Refusal('too_costly'))), readerLimits.seconds * 1000);
  const told = {
    message: (message: ReaderAnswer) => leave(() => settle(() => answer(opened(message)), fail), true),
    error: (error: Error) => end(() => fail(isOutOfMemory(error) ? new Refusal('too_costly') : error)),
    exit: () => end(() => fail(new Error('The reader of files ended in the midst of one.'))),
  };
  for (const [name, hear] of Object.entries(told)) reader.on(name, hear);
  reader.ref();
  // A copy: a small one may lie in memory that it shares with others.
  const own = new Uint8Array(bytes);
  reader.postMessage(own, [own.buffer]);

  function leave(say: () => void, isUsable: boolean) {
    clearTimeout(timer);
    for (const [name, hear] of Object.entries(told)) reader.off(name, hear);
    readers().busy--;
    // An idle thread does not keep the process.
    reader.unref();
    if (isUsable) readers().idle.push(reader);
    say();
    startNext();
  }
  function end(say: () => void) {
    leave(say, false);
    void reader.terminate();
  }
}

function settle(work: () => void, fail: (reason: unknown) => void): void {
  try {
    work();
  } catch (error) {
    fail(error);
  }
}

const isOutOfMemory = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

/** A thread without the settings of the portal: what reads foreign files has no secrets to tell. */
function newReader(): Worker {
  const reader = new Worker(path.join(/* turbopackIgnore: true */ process.cwd(), 'dist', 'reader.js'), {
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: readerLimits.megabytes },
  });
  // An error that nobody hears ends the process; a thread that ends between two files is not asked again.
  reader.on('error', () => {});
  reader.on('exit', () => {
    const { idle } = readers();
    if (idle.includes(reader)) idle.splice(idle.indexOf(reader), 1);
  });
  return reader;
}

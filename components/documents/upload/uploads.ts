'use client';

import { useSyncExternalStore } from 'react';
import { newKey } from '../../ui/new-key';
import type { Choice, UploadAnswer } from './answer';
import { type Sending, send } from './send';

/** Where the uploader says a file belongs; the type counts for plain files alone. */
export type Placed = { organisation: string; box: 'documents' | 'inbox_in'; type: string };

/** What went wrong before the server could say it: too large to be sent, or the way to the server is interrupted. */
export type OwnFault = 'tooLarge' | 'interrupted';

export type FileUpload = {
  /** Sent with it: once more after an interruption, it is the same upload. */
  key: string;
  file: File;
  state: 'waiting' | 'sending' | 'choosing' | 'done' | 'failed';
  progress: number;
  /** What the server said of it. */
  message?: string;
  fault?: OwnFault;
  href?: string;
  warnings?: { message: string; href?: string }[];
  choice?: Choice;
  placed?: Placed;
  sending?: Sending;
};

const atOnce = 2;
const mostBytes = 10 * 1024 * 1024;

// Uploads live beside the pages: they go on while one looks at another page, and are there when one comes back.
let uploads: readonly FileUpload[] = [];
const listeners = new Set<() => void>();

/** The uploads of this browser tab, newest last. */
export function useUploads(): readonly FileUpload[] {
  return useSyncExternalStore(subscribe, () => uploads, noUploads);
}

const none: readonly FileUpload[] = [];
const noUploads = () => none;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function set(next: readonly FileUpload[]): void {
  uploads = next;
  for (const listener of listeners) listener();
}

const change = (key: string, values: Partial<FileUpload>) =>
  set(uploads.map((one) => (one.key === key ? { ...one, ...values } : one)));

/** Takes files in hand: each is sent when its turn comes. */
export function addFiles(files: readonly File[]): void {
  const added = files.map((file): FileUpload => {
    const isTooLarge = file.size > mostBytes;
    return {
      key: newKey(),
      file,
      state: isTooLarge ? 'failed' : 'waiting',
      progress: 0,
      ...(isTooLarge && { fault: 'tooLarge' as const }),
    };
  });
  set([...uploads, ...added]);
  proceed();
}

/** Whether sending it once more may help. */
export const mayRetry = ({ state, fault }: FileUpload): boolean => state === 'failed' && fault !== 'tooLarge';

/** Sends a file that failed once more. */
export function retry(key: string): void {
  set(uploads.map((one) => (one.key === key ? again(one) : one)));
  proceed();
}

/** The same for all that failed: a lost connection takes many with it. */
export function retryAll(): void {
  set(uploads.map((one) => (mayRetry(one) ? again(one) : one)));
  proceed();
}

/** Sends files on their way again, with the place their uploader chose. */
export function place(keys: readonly string[], placed: Placed): void {
  set(uploads.map((one) => (keys.includes(one.key) ? { ...again(one), placed } : one)));
  proceed();
}

/** Stops an upload and forgets it. */
export function forget(key: string): void {
  uploads.find((one) => one.key === key)?.sending?.stop();
  set(uploads.filter((one) => one.key !== key));
  proceed();
}

/** Forgets all that is over. */
export function forgetAll(): void {
  set(uploads.filter((one) => one.state === 'waiting' || one.state === 'sending'));
}

/** Whether leaving the portal now would lose something. */
export const isSending = (): boolean => uploads.some((one) => one.state === 'waiting' || one.state === 'sending');

const again = ({ key, file, placed }: FileUpload): FileUpload => ({
  key,
  file,
  ...(placed && { placed }),
  state: 'waiting',
  progress: 0,
});

function proceed(): void {
  const free = atOnce - uploads.filter((one) => one.state === 'sending').length;
  for (const one of uploads.filter(({ state }) => state === 'waiting').slice(0, Math.max(0, free))) start(one);
}

function start({ key, file, placed }: FileUpload): void {
  const sending = send(key, file, placed, (progress) => change(key, { progress }));
  change(key, { state: 'sending', sending });
  sending.answer.then((answer) => {
    change(key, outcomeOf(answer));
    proceed();
  });
}

function outcomeOf(answer: UploadAnswer | OwnFault): Partial<FileUpload> {
  if (typeof answer === 'string') return { state: 'failed', fault: answer };
  if ('stored' in answer) return { state: 'done', ...answer.stored };
  if ('choose' in answer) return { state: 'choosing', choice: answer.choose };
  return { state: 'failed', ...(answer.message ? { message: answer.message } : { fault: 'interrupted' as const }) };
}

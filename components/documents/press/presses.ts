'use client';

import { useEffect, useSyncExternalStore } from 'react';
import type { FormAction } from '@/lib/policy/outcome';
import { type Named, type Press, pressOf, shareNext } from './press';

// Presses live beside the pages, as uploads do: they go on while one looks at another page. What is left of them outlives a
// reload of the tab, for whoever pressed alone; going on does only what is left, and what was done already is not done again.
let presses: readonly Press[] = [];
let giver: string | null = null;
const running = new Set<string>();
const listeners = new Set<() => void>();

const none: readonly Press[] = [];
const noPresses = () => none;

/** The presses of this person in this tab, the newest last. */
export function usePresses(who: string): readonly Press[] {
  useEffect(() => restore(who), [who]);
  return useSyncExternalStore(subscribe, () => presses, noPresses);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Shares many documents as the form asks: the first of them at once, so that the form shows what is wrong with it; the others
 * beside the pages, from `begin` on.
 */
export const shareMany =
  (id: string, documents: readonly Named[], share: FormAction, who: string): FormAction =>
  async (_, posted) => {
    const press = pressOf(id, documents, posted);
    const { outcome, next } = await shareNext(press, share);
    if (!next || next.left.length + next.refused.length === 0) return outcome;
    restore(who);
    set([...presses.filter((one) => one.id !== id), { ...press, ...next }]);
    return { code: 'ok' };
  };

/** The form is closed: what it left is gone on with. Sooner, the form would stay until the next post is answered. */
export const begin = (id: string, share: FormAction): void => void proceed(id, share);

/** Goes on with what is left. */
export function goOn(id: string, share: FormAction): void {
  change(id, { state: 'going' });
  proceed(id, share);
}

/** Tries once more what was refused. */
export function retry({ id, refused }: Press, share: FormAction): void {
  change(id, { left: refused.map(({ id, name }) => ({ id, name })), refused: [] });
  goOn(id, share);
}

/** Stops after the post that is under way. */
export const stop = (id: string): void => change(id, { state: 'stopped' });

/** Leaves what is left, and says no more about it. */
export const forget = (id: string): void => set(presses.filter((one) => one.id !== id));

async function proceed(id: string, share: FormAction): Promise<void> {
  if (running.has(id)) return;
  running.add(id);
  let press = going(id);
  while (press && press.left.length > 0) {
    const answer = await shareNext(press, share).catch(() => null);
    if (answer?.next) change(id, answer.next);
    else change(id, { state: 'interrupted', ...(answer?.outcome.message && { message: answer.outcome.message }) });
    press = going(id);
  }
  if (press) change(id, { state: 'done' });
  running.delete(id);
}

const going = (id: string) => presses.find((one) => one.id === id && one.state === 'going');

const change = (id: string, values: Partial<Press>) =>
  set(presses.map((one) => (one.id === id ? { ...one, ...values } : one)));

function set(next: readonly Press[]): void {
  presses = next;
  keep();
  const isGoing = presses.some((one) => one.state === 'going');
  if (isGoing) addEventListener('beforeunload', warn);
  else removeEventListener('beforeunload', warn);
  for (const listener of listeners) listener();
}

const warn = (event: BeforeUnloadEvent) => event.preventDefault();

const place = (who: string) => `koppel.presses.${who}`;

/** Takes up what this person left in this tab; somebody else's is not shown. */
function restore(who: string): void {
  if (giver === who) return;
  giver = who;
  let kept: Press[] = [];
  try {
    kept = JSON.parse(sessionStorage.getItem(place(who)) ?? '[]') as Press[];
  } catch {
    // A browser that keeps nothing: then a press ends with its page.
  }
  set(kept.map((one) => (one.state === 'going' ? { ...one, state: 'interrupted' } : one)));
}

function keep(): void {
  if (giver === null) return;
  try {
    if (presses.length > 0) sessionStorage.setItem(place(giver), JSON.stringify(presses));
    else sessionStorage.removeItem(place(giver));
  } catch {
    // As above.
  }
}

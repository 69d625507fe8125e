'use client';

import { unstable_rethrow } from 'next/navigation';
import { type RefObject, startTransition, useCallback, useEffect, useRef, useState } from 'react';
import type { FormAction, Outcome } from '@/lib/policy/outcome';
import { useLastSave, useLeaving } from './invoice-leaving';
import { isTouched, isWorthSaving, postedFrom } from './invoice-posted';

/** How long nothing is typed before the draft is saved by itself. */
const pause = 2500;

export type Saving =
  | { kind: 'clean' | 'dirty' | 'running' | 'failed' }
  | { kind: 'saved'; at: Date }
  | { kind: 'conflict'; message: string };

type Options = {
  form: RefObject<HTMLFormElement | null>;
  /** Of the draft as the page was drawn; nothing for one that was never saved. */
  version: number | null;
  create: FormAction;
  save: FormAction;
  /** What an explicit save was answered with. */
  onAnswer: (outcome: Outcome | { code: 'fault'; reference?: string | undefined }) => void;
  /** Goes on to the summary, where there is nothing to save first. */
  onCheck: () => void;
};

/**
 * Saves a draft: at once when asked to, by itself after a pause in typing. One save at a time, each naming the version it was
 * made from, so that nothing is overwritten unseen; after a conflict nothing is saved until somebody has chosen.
 */
export function useDraftSaving({ form, version, create, save, onAnswer, onCheck }: Options) {
  const known = useRef(version);
  const [current, setCurrent] = useState(version);
  const edits = useRef(0);
  /** How many edits the draft as it is saved has seen. */
  const kept = useRef(0);
  const running = useRef<Promise<void> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [saving, setSaving] = useState<Saving>({ kind: 'clean' });
  const stopped = saving.kind === 'conflict';

  /** The draft is one version further, by an act of this page. */
  const advance = useCallback(() => {
    known.current = (known.current ?? 0) + 1;
    setCurrent(known.current);
  }, []);

  const run = useCallback(
    async (next: 'stay' | 'check', isQuiet: boolean) => {
      const element = form.current;
      if (!element) return;
      const posted = postedFrom(element, known.current, next);
      const before = edits.current;
      if (known.current !== null && before === kept.current) {
        setSaving({ kind: 'saved', at: new Date() });
        if (next === 'check') onCheck();
        return;
      }
      setSaving({ kind: 'running' });
      try {
        const outcome = await (known.current === null ? create : save)(null, posted);
        if (outcome.code === 'ok') {
          advance();
          kept.current = before;
          setSaving(edits.current === before ? { kind: 'saved', at: new Date() } : { kind: 'dirty' });
        } else if (outcome.code === 'conflict') setSaving({ kind: 'conflict', message: outcome.message });
        else setSaving({ kind: 'failed' });
        if (!isQuiet && outcome.code !== 'conflict') onAnswer(outcome);
      } catch (error) {
        if (leadsOn(error)) kept.current = before;
        unstable_rethrow(error);
        setSaving({ kind: 'failed' });
        if (!isQuiet) onAnswer({ code: 'fault', reference: (error as { digest?: string }).digest });
      }
    },
    [form, create, save, onAnswer, onCheck, advance],
  );

  /** Resolves when it is saved, or when it is told why not. */
  const saveNow = useCallback(
    (next: 'stay' | 'check' = 'stay', isQuiet = false) => {
      clearTimeout(timer.current);
      const before = running.current;
      const own = new Promise<void>((done, fail) => {
        startTransition(async () => {
          await before?.catch(() => {});
          await run(next, isQuiet).then(done, (error) => {
            fail(error);
            throw error;
          });
        });
      });
      // Redirects are thrown to the transition above.
      own.catch(() => {});
      running.current = own;
      return own;
    },
    [run],
  );

  const touch = useCallback(() => {
    edits.current++;
    if (stopped) return;
    setSaving((now) => (now.kind === 'dirty' ? now : { kind: 'dirty' }));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => form.current && isWorthSaving(form.current) && saveNow('stay', true), pause);
  }, [form, saveNow, stopped]);

  /** From now on saves are made from this version: the one that was compared with. */
  const accept = useCallback((seen: number) => {
    known.current = seen;
    edits.current++;
    setCurrent(seen);
    setSaving({ kind: 'dirty' });
  }, []);

  useEffect(() => {
    // What was typed before the script was there, or put back by the browser, is an edit as well. It waits for a save that
    // is asked for: what the browser put back may be older than what is saved.
    if (!form.current || !isTouched(form.current)) return;
    edits.current++;
    setSaving({ kind: 'dirty' });
  }, [form]);

  const isStuck = saving.kind === 'failed' || stopped;
  const isUnsaved = isStuck || ((saving.kind === 'dirty' || saving.kind === 'running') && isFilled(form.current));
  /** Saves what is not saved yet; answers the version there is then, nothing where something could not be kept. */
  const keep = useCallback(async () => {
    await saveNow().catch(() => {});
    return kept.current === edits.current ? known.current : null;
  }, [saveNow]);
  /** Does something else that makes a version, between two saves, from the version there is then. */
  const between = useCallback(async (work: (from: number) => Promise<void>) => {
    const before = running.current;
    const own = Promise.resolve(before?.catch(() => {})).then(() => work(known.current ?? 1));
    running.current = own;
    return own;
  }, []);
  useLeaving({ isUnsaved, isStuck, keep: async () => (await keep()) !== null });
  useLastSave(form, timer, (element) => {
    // By the way back, or by a key: nobody is there any more to be told of a problem.
    if (stopped || edits.current === kept.current || !isWorthSaving(element)) return;
    const posted = postedFrom(element, known.current, 'stay');
    startTransition(async () => void (await (known.current === null ? create : save)(null, posted)));
  });
  return { saving, version: current, saveNow, keep, between, touch, accept, advance };
}

/** Whether what was thrown is the way to the next page: then it was saved. */
const leadsOn = (error: unknown) => String((error as { digest?: unknown })?.digest).startsWith('NEXT_REDIRECT');

const isFilled = (element: HTMLFormElement | null) => element !== null && isWorthSaving(element);

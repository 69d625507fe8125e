'use client';

import { unstable_rethrow, useRouter } from 'next/navigation';
import { startTransition, useCallback, useEffect, useRef, useState } from 'react';
import type { FormAction, Outcome } from '@/lib/policy/outcome';
import type { Definition } from '@/lib/workflows/definition/definition';
import { useLeaving } from '../forms/invoice-leaving';
import type { Fault } from '../ui/outcome-notice';

/** What is written in the designer, as a whole. */
export type Draft = { name: string; definition: Definition };

export type Saving = { kind: 'clean' | 'running' | 'failed' | 'conflict' } | { kind: 'saved'; at: Date };

/**
 * Saves the draft when asked to, and before somebody leaves by a link. One save at a time, each naming the save it was made from, so
 * that nothing is overwritten unseen (D-17); after a conflict nothing is saved until somebody has chosen.
 */
export function useDesignerSaving({
  workflowId,
  revision,
  draft,
  isComplete,
  save,
  publish,
  onAnswer,
}: {
  workflowId: string;
  /** Of the save that the page was drawn from. */
  revision: number;
  draft: Draft;
  /** Whether it can be saved as it is. */
  isComplete: boolean;
  save: FormAction;
  publish: FormAction;
  onAnswer: (answer: Outcome | Fault | null) => void;
}) {
  const router = useRouter();
  const known = useRef(revision);
  const [from, setFrom] = useState(revision);
  const [kept, setKept] = useState(draft);
  const [saving, setSaving] = useState<Saving>({ kind: 'clean' });
  const running = useRef<Promise<unknown>>(Promise.resolve());
  const latest = useRef(draft);
  useEffect(() => {
    latest.current = draft;
  });

  const post = useCallback(async (): Promise<Outcome | Fault> => {
    const posted = latest.current;
    setSaving({ kind: 'running' });
    try {
      const outcome = await save(null, formOf(workflowId, known.current, posted));
      if (outcome.code === 'ok') {
        known.current += 1;
        setFrom(known.current);
        setKept(posted);
        setSaving({ kind: 'saved', at: new Date() });
      } else setSaving({ kind: outcome.code === 'conflict' ? 'conflict' : 'failed' });
      // What somebody else has saved meanwhile comes with the page.
      if (outcome.code === 'conflict') router.refresh();
      return outcome;
    } catch (error) {
      unstable_rethrow(error);
      setSaving({ kind: 'failed' });
      return { code: 'fault', reference: (error as { digest?: string }).digest };
    }
  }, [workflowId, save, router]);

  const saveNow = useCallback((): Promise<Outcome | Fault> => {
    const before = running.current;
    const own = new Promise<Outcome | Fault>((done, fail) => {
      startTransition(async () => {
        await before.catch(() => {});
        onAnswer(null);
        await post().then((answer) => {
          if (answer.code !== 'ok') onAnswer(answer);
          done(answer);
        }, fail);
      });
    });
    running.current = own;
    return own;
  }, [post, onAnswer]);

  const isUnsaved = draft !== kept;
  /** Somebody else saved first, and what they saved is here. */
  const isOvertaken = saving.kind === 'conflict' && revision > from;
  useLeaving({
    isUnsaved,
    isStuck: saving.kind === 'failed' || saving.kind === 'conflict' || !isComplete,
    keep: async () => (await saveNow()).code === 'ok',
  });

  /** Publishes what stands here: saves it first. */
  const publishNow: FormAction = async (before, form) => {
    if (isUnsaved) {
      const answer = await saveNow();
      if (answer.code === 'fault') throw new Error('The draft could not be saved.');
      if (answer.code !== 'ok') return answer;
    }
    form.set('revision', String(known.current));
    const outcome = await publish(before, form);
    if (outcome.code === 'conflict') {
      setSaving({ kind: 'conflict' });
      router.refresh();
    }
    return outcome;
  };

  /** From now on saves are made from this one, which was looked at. */
  const accept = (seen: number) => {
    known.current = seen;
    setFrom(seen);
    return saveNow();
  };
  return { saving, isUnsaved, isOvertaken, saveNow, publishNow, accept };
}

function formOf(workflowId: string, revision: number, { name, definition }: Draft): FormData {
  const form = new FormData();
  form.set('workflowId', workflowId);
  form.set('revision', String(revision));
  form.set('name', name);
  form.set('definition', JSON.stringify(definition));
  return form;
}

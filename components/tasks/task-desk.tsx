'use client';

import { useRouter } from 'next/navigation';
import { lazy, type MouseEvent, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import type { FormAction } from '@/lib/policy/outcome';
import { isBusyElsewhere } from '../shell/list-keys';
import { type Act, type AskedTask, keyOf, type TaskWords } from './task-words';

const load = () => import('./task-dialog');
const TaskDialog = lazy(load);

const allTasks = '/tasks';

/** The decisions, after which the next task is opened. */
const decisions: readonly Act[] = ['approve', 'reject', 'confirm'];

/**
 * Answers the buttons of tasks inside, by what rises from them, so that a row stays plain markup; a, r and d press those of the row one
 * stands on, else the first ones. `nextHref`: where to go when the task of this page is decided.
 */
export function TaskDesk({
  actions,
  words,
  usesShortcuts,
  nextHref,
  children,
}: {
  actions: Record<Act, FormAction>;
  words: TaskWords;
  usesShortcuts: boolean;
  nextHref?: string | undefined;
  children: ReactNode;
}) {
  const router = useRouter();
  const desk = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLElement>(null);
  const [asked, setAsked] = useState<AskedTask | null>(null);

  useEffect(() => {
    if (!usesShortcuts) return;
    const press = (event: KeyboardEvent) => {
      const act = (Object.keys(keyOf) as Act[]).find((one) => keyOf[one] === event.key);
      if (!act || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (isBusyElsewhere(event.target)) return;
      const here = document.activeElement?.closest('[data-row]') ?? desk.current;
      const button = here?.querySelector<HTMLElement>(`[data-act="${act}"]`);
      if (!button) return;
      event.preventDefault();
      button.click();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [usesShortcuts]);

  function press({ target }: MouseEvent<HTMLDivElement>) {
    const button = (target as Element).closest<HTMLElement>('[data-act]');
    if (!button || button.ariaDisabled === 'true') return;
    opener.current = button;
    const { act, task, name } = button.dataset;
    setAsked({ act: act as Act, taskId: task!, name: name! });
  }

  /** Somebody was first, or it is done: the page is read again either way, and where it is done the next task is opened. */
  const followed =
    (action: FormAction, act: Act): FormAction =>
    async (before, form) => {
      const outcome = await action(before, form);
      if (outcome.code === 'conflict') router.refresh();
      // Given back, it may be out of one's reach.
      if (outcome.code === 'ok' && nextHref && act === 'back') router.push(allTasks);
      if (outcome.code !== 'ok' || !nextHref || !decisions.includes(act)) return outcome;
      router.push(nextHref);
      return nextHref === allTasks ? outcome : { ...outcome, message: `${outcome.message} ${words.next}` };
    };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears what rises from the buttons inside.
    // biome-ignore lint/a11y/useKeyWithClickEvents: a key on a button is a press as well.
    <div ref={desk} onClick={press} onPointerOver={load}>
      {children}
      {asked && (
        <Suspense fallback={null}>
          <TaskDialog
            asked={asked}
            action={followed(actions[asked.act], asked.act)}
            words={words}
            opener={opener}
            onClose={() => setAsked(null)}
          />
        </Suspense>
      )}
    </div>
  );
}

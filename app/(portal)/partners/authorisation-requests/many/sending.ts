'use client';

import { useEffect, useRef, useState } from 'react';
import type { FormAction, Outcome } from '@/lib/policy/outcome';
import type { CheckAnswer, CheckedRow } from './checked';

export type Progress = {
  state: 'idle' | 'sending' | 'stopped' | 'interrupted' | 'refused' | 'done';
  /** How many of the rows to send have been gone through, and of how many. */
  gone: number;
  all: number;
  /** Why it stopped. */
  message: string;
};

const idle: Progress = { state: 'idle', gone: 0, all: 0, message: '' };

/** Asks the portal what would become of each row. Answers a sentence where it cannot be checked. */
export async function checkList(text: string, fault: string): Promise<CheckedRow[] | string> {
  try {
    const answer = await fetch('/partners/authorisation-requests/many/check', {
      method: 'POST',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: text,
    });
    const read = (await answer.json()) as CheckAnswer;
    return 'rows' in read ? read.rows : (read.message ?? fault);
  } catch {
    return fault;
  }
}

/** One refusal stops the rest; that a row was asked meanwhile does not. */
const goesOn = ({ code }: Outcome) => code === 'ok' || code === 'conflict' || code === 'invalid';

/**
 * Sends rows, some at a time, and tells how far it is. Whatever stops it leaves whole requests behind: going on, now or with
 * the same list another day, sends the others alone.
 */
export function useSending(send: FormAction, atOnce: number) {
  const [progress, setProgress] = useState<Progress>(idle);
  const wantsStop = useRef(false);
  useLeaveWarning(progress.state === 'sending');

  async function start(rows: CheckedRow[], scope: FormData): Promise<void> {
    wantsStop.current = false;
    const clients = rows.flatMap(({ client }) => client ?? []);
    const at = (gone: number, state: Progress['state'], message = '') =>
      setProgress({ state, gone, all: clients.length, message });
    for (let gone = 0; gone < clients.length; gone += atOnce) {
      at(gone, 'sending');
      if (wantsStop.current) return at(gone, 'stopped');
      const form = new FormData();
      for (const [name, value] of scope) form.append(name, value);
      form.set('clients', JSON.stringify(clients.slice(gone, gone + atOnce)));
      try {
        const outcome = await send(null, form);
        if (!goesOn(outcome)) return at(gone, 'refused', outcome.message ?? '');
      } catch {
        return at(gone, 'interrupted');
      }
    }
    at(clients.length, 'done');
  }

  const stop = () => {
    wantsStop.current = true;
  };
  return { progress, start, stop, forget: () => setProgress(idle) };
}

function useLeaveWarning(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isOn]);
}

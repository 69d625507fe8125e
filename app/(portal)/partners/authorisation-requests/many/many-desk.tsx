'use client';

import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { Textarea } from '@/components/ui/textarea';
import type { FormAction } from '@/lib/policy/outcome';
import type { CheckedRow } from './checked';
import { CheckedList } from './checked-list';
import { textOf } from './read-file';
import { checkList, useSending } from './sending';
import type { ManyWords } from './words';

/** First the list and what is asked of everybody on it; then each row with what becomes of it, and the press that sends. */
export function ManyDesk({
  words,
  send,
  atOnce,
  scope,
  aside,
}: {
  words: ManyWords;
  send: FormAction;
  atOnce: number;
  /** The fields that say what is asked. */
  scope: ReactNode;
  aside: ReactNode;
}) {
  const form = useRef<HTMLFormElement>(null);
  const [text, setText] = useState('');
  const [rows, setRows] = useState<CheckedRow[] | null>(null);
  const [problem, setProblem] = useState('');
  const [isChecking, setIsChecking] = useState(false);
  const [sent, setSent] = useState(0);
  const sending = useSending(send, atOnce);

  /** Answers the rows; what cannot be checked is said above the list. */
  async function check(): Promise<CheckedRow[] | null> {
    setIsChecking(true);
    const answer = await checkList(text, words.interrupted);
    setIsChecking(false);
    setProblem(typeof answer === 'string' ? answer : '');
    return typeof answer === 'string' ? null : answer;
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isChecking) return;
    sending.forget();
    setSent(0);
    setRows(await check());
  }

  async function sendAll(all: CheckedRow[]) {
    const valid = all.filter(({ client }) => client);
    await sending.start(valid, new FormData(form.current!));
    const now = await check();
    if (!now) return;
    const waiting = new Set(now.filter(({ verdict }) => verdict === 'pending').map(({ line }) => line));
    setSent((before) => before + valid.filter(({ line }) => waiting.has(line)).length);
    setRows(now);
  }

  async function take(file: File | undefined) {
    if (!file) return;
    try {
      setText(await textOf(file));
      setProblem('');
    } catch {
      setProblem(words.unreadable);
    }
  }

  return (
    <>
      <form
        ref={form}
        onSubmit={submit}
        hidden={rows !== null}
        className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]"
      >
        <Card>
          <div className="flex flex-col gap-5">
            {problem && (
              <Notice tone="warn" alert>
                {problem}
              </Notice>
            )}
            <Field name="list" label={words.list} hint={words.listHint}>
              <Textarea
                name=""
                rows={8}
                value={text}
                onChange={(event) => setText(event.target.value)}
                placeholder={words.example}
                spellCheck={false}
                className="min-h-48 font-mono text-small"
              />
            </Field>
            <FileChoice words={words} take={take} />
            {scope}
            <div>
              <Button type="submit" variant="primary" aria-disabled={isChecking || undefined}>
                {isChecking ? words.checking : words.check}
              </Button>
            </div>
          </div>
        </Card>
        {aside}
      </form>
      {rows && (
        <CheckedList
          {...{ words, rows, problem, sent, isChecking }}
          progress={sending.progress}
          onSend={() => sendAll(rows)}
          onStop={sending.stop}
          onChange={() => setRows(null)}
        />
      )}
    </>
  );
}

/** A file in place of typing: its text comes into the field, to be looked at before it is checked. */
const FileChoice = ({ words, take }: { words: ManyWords; take: (file: File | undefined) => void }) => (
  <label className="flex flex-col gap-1.5 text-sm">
    <span className="font-medium">{words.file}</span>
    <input
      type="file"
      accept=".csv,.txt,.tsv,text/csv,text/plain,text/tab-separated-values"
      onChange={(event) => {
        take(event.currentTarget.files?.[0]);
        event.currentTarget.value = '';
      }}
      className="finger max-w-full text-muted text-small file:mr-3 file:h-8 file:rounded-lg file:border file:border-line-strong file:bg-surface file:px-3 file:font-medium file:text-ink file:text-sm hover:file:bg-hover"
    />
  </label>
);

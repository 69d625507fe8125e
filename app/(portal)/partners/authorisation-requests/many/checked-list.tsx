'use client';

import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button, ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { CheckedRow } from './checked';
import { CheckedTable, tones } from './checked-table';
import type { Progress } from './sending';
import { SendingBar } from './sending-bar';
import { type ManyWords, numbered } from './words';

const perPage = 100;

/** The checked rows: how many of each kind, the press that sends those that can be sent, and the rows themselves. */
export function CheckedList({
  words,
  rows,
  problem,
  sent,
  isChecking,
  progress,
  onSend,
  onStop,
  onChange,
}: {
  words: ManyWords;
  rows: CheckedRow[];
  problem: string;
  /** How many were sent from here. */
  sent: number;
  isChecking: boolean;
  progress: Progress;
  onSend: () => void;
  onStop: () => void;
  onChange: () => void;
}) {
  const [page, setPage] = useState(0);
  const valid = rows.filter(({ client }) => client).length;
  const isSending = progress.state === 'sending';
  return (
    <div className="flex flex-col gap-4">
      <div aria-live="polite" className="flex flex-col gap-3 empty:hidden">
        {problem && <Notice tone="warn">{problem}</Notice>}
        {!isChecking && <Result {...{ words, progress, sent, valid }} />}
      </div>
      <Counts rows={rows} />
      {isSending || isChecking ? (
        <SendingBar words={words} progress={progress} onStop={onStop} />
      ) : (
        <div className="flex flex-wrap gap-2">
          {valid > 0 && (
            <Button variant="primary" onClick={onSend} autoFocus>
              {sendWords(words, progress, valid)}
            </Button>
          )}
          <Button onClick={onChange}>{words.change}</Button>
        </div>
      )}
      <CheckedTable words={words} rows={rows.slice(page * perPage, (page + 1) * perPage)} />
      {rows.length > perPage && <Pages {...{ words, page, setPage }} all={rows.length} />}
    </div>
  );
}

const sendWords = (words: ManyWords, { state }: Progress, valid: number) =>
  state === 'stopped' || state === 'interrupted'
    ? words.goOn
    : numbered(valid === 1 ? words.sendOne : words.sendMany, valid);

/** What came of sending, and that nothing is doubled by going on. */
function Result({
  words,
  progress: { state, message },
  sent,
  valid,
}: {
  words: ManyWords;
  progress: Progress;
  sent: number;
  valid: number;
}) {
  if (state === 'idle') return valid === 0 ? <Notice>{words.nothingToSend}</Notice> : null;
  if (state === 'sending') return null;
  const isWhole = state === 'done' && valid === 0;
  const said = state === 'interrupted' ? words.interrupted : message;
  return (
    <Notice
      tone={isWhole ? 'success' : 'warn'}
      action={<ButtonLink href="/partners/authorisation-requests">{words.toList}</ButtonLink>}
    >
      {numbered(isWhole || valid === 0 ? words.done : words.left, sent, valid)} {said}
    </Notice>
  );
}

const verdicts = ['valid', 'invalid', 'doubled', 'colleague', 'pending', 'partner'] as const;

/** How many rows of each kind. */
function Counts({ rows }: { rows: CheckedRow[] }) {
  const kinds = verdicts.map((verdict) => rows.filter((row) => row.verdict === verdict));
  return (
    <p className="flex flex-wrap gap-2">
      {kinds.flatMap((same) =>
        same[0] ? (
          <Badge key={same[0].verdict} tone={tones[same[0].verdict]}>
            {same[0].word}: {same.length}
          </Badge>
        ) : (
          []
        ),
      )}
    </p>
  );
}

function Pages({
  words,
  page,
  setPage,
  all,
}: {
  words: ManyWords;
  page: number;
  setPage: (page: number) => void;
  all: number;
}) {
  const isLast = (page + 1) * perPage >= all;
  return (
    <div className="flex flex-wrap items-center justify-end gap-2">
      <span className="text-muted text-small">
        {page * perPage + 1}–{Math.min((page + 1) * perPage, all)} / {all}
      </span>
      <Button size="sm" disabled={page === 0} onClick={() => setPage(page - 1)}>
        {words.previous}
      </Button>
      <Button size="sm" disabled={isLast} onClick={() => setPage(page + 1)}>
        {words.next}
      </Button>
    </div>
  );
}

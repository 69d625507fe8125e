'use client';

import { useEffect, useRef } from 'react';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { fill } from '../ui/words';
import type { InvoiceWords } from './invoice-words';

export type Difference = { label: string; theirs: string; yours: string };

/** Somebody else saved first: both values of every field that differs, and a choice. Nothing is overwritten before it is made. */
export function InvoiceConflict({
  name,
  message,
  differences,
  words,
  onKeep,
  onTake,
}: {
  name: string;
  message: string;
  differences: readonly Difference[];
  words: InvoiceWords;
  onKeep: () => void;
  onTake: () => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1}>
      <Notice
        tone="warn"
        title={name ? fill(words.conflict, name) : message}
        alert
        action={
          <>
            <Button variant="primary" onClick={onKeep}>
              {words.keepMine}
            </Button>
            <Button onClick={onTake}>{words.takeTheirs}</Button>
          </>
        }
      >
        <p>{words.conflictHelp}</p>
        {differences.length > 0 && (
          <div className="mt-3 overflow-x-auto">
            <table className="w-full min-w-96 text-left text-sm">
              <thead className="text-muted">
                <tr>
                  <th className="py-1 pr-4 font-medium">{words.conflictField}</th>
                  <th className="py-1 pr-4 font-medium">{fill(words.theirs, name)}</th>
                  <th className="py-1 font-medium">{words.yours}</th>
                </tr>
              </thead>
              <tbody>
                {differences.map(({ label, theirs, yours }) => (
                  <tr key={label} className="border-attention-line border-t align-top">
                    <th className="py-1.5 pr-4 font-normal text-muted">{label}</th>
                    <td className="py-1.5 pr-4">{theirs || <i>{words.empty}</i>}</td>
                    <td className="py-1.5">{yours || <i>{words.empty}</i>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Notice>
    </div>
  );
}

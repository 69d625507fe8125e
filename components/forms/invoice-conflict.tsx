'use client';

import { type ReactNode, useEffect, useRef } from 'react';
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
          <table className="mt-3 w-full text-left text-sm max-sm:block">
            <thead className="text-muted max-sm:sr-only">
              <tr>
                <th className="py-1 pr-4 font-medium">{words.conflictField}</th>
                <th className="py-1 pr-4 font-medium">{fill(words.theirs, name)}</th>
                <th className="py-1 font-medium">{words.yours}</th>
              </tr>
            </thead>
            <tbody className="max-sm:block">
              {differences.map(({ label, theirs, yours }) => (
                <tr key={label} className="border-attention-line border-t align-top max-sm:block max-sm:py-1.5">
                  <th scope="row" className="py-1.5 pr-4 font-normal text-muted max-sm:block max-sm:py-0.5">
                    {label}
                  </th>
                  <Value of={fill(words.theirs, name)} text={theirs || <i>{words.empty}</i>} />
                  <Value of={words.yours} text={yours || <i>{words.empty}</i>} />
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Notice>
    </div>
  );
}

/** One side's value; on a phone, where there are no columns, whose it is stands before it. */
const Value = ({ of, text }: { of: string; text: ReactNode }) => (
  <td
    data-of={of}
    className="break-words py-1.5 pr-4 max-sm:block max-sm:py-0.5 max-sm:before:text-muted max-sm:before:content-[attr(data-of)_':_']"
  >
    {text}
  </td>
);

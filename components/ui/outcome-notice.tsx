'use client';

import { useEffect, useRef } from 'react';
import type { Outcome } from '@/lib/policy/outcome';
import { Checklist } from './checklist';
import { ErrorSummary } from './error-summary';
import { Link } from './link';
import { Notice } from './notice';
import { fill, usePartWords } from './words';

/** The request did not come through, or the portal failed; `reference` finds the fault in its log. */
export type Fault = { code: 'fault'; reference?: string | undefined };

/** What an action answered, above the form that asked: errors with links, missing conditions with who can give them, or a notice. */
export function OutcomeNotice({ outcome, formId }: { outcome: Outcome | Fault; formId: string }) {
  const words = usePartWords();
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new answer takes the focus anew.
  useEffect(() => box.current?.focus(), [outcome]);

  if (outcome.code === 'invalid') {
    const { fields, message, values } = outcome;
    return <ErrorSummary title={words.problem} posted={values} {...{ fields, message, formId }} />;
  }
  if (outcome.code === 'ok') {
    return outcome.message ? <Notice tone="success">{outcome.message}</Notice> : null;
  }
  const isRefusal = outcome.code === 'forbidden' || outcome.code === 'fault';
  const missing = outcome.code === 'forbidden' ? outcome.missing : [];
  return (
    <div ref={box} tabIndex={-1}>
      <Notice tone={isRefusal ? 'danger' : 'warn'} title={words[outcome.code]} alert>
        <p>{outcome.code === 'fault' ? words.faultHelp : outcome.message}</p>
        {outcome.code === 'fault' && outcome.reference && (
          <p className="mt-1 text-muted">{fill(words.faultReference, outcome.reference)}</p>
        )}
        {outcome.code === 'conflict' && outcome.at && (
          <Link href={outcome.at} className="link">
            {words.look}
          </Link>
        )}
        {missing.length > 0 && <Checklist className="mt-2" items={missing.map((one) => ({ isMet: false, ...one }))} />}
      </Notice>
    </div>
  );
}

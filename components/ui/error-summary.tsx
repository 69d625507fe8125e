'use client';

import { useEffect, useRef } from 'react';
import type { Values } from '@/lib/policy/outcome';
import { fieldId } from './form-context';

/** "There is a problem": what is wrong with which field, each a link to it; takes the focus with each answer, not when there is less of it. */
export function ErrorSummary({
  title,
  message,
  fields,
  posted,
  formId,
}: {
  title: string;
  message?: string | undefined;
  fields: Record<string, string>;
  /** What the answer was to. */
  posted: Values;
  formId: string;
}) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new answer takes the focus anew.
  useEffect(() => box.current?.focus(), [posted]);
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      className="rounded-lg border border-danger-line border-l-4 border-l-danger bg-danger-soft px-4 py-3"
    >
      <h2 className="font-semibold text-form text-ink">{title}</h2>
      {message && message !== title && <p className="mt-1 text-ink text-sm">{message}</p>}
      <ul className="mt-1.5 flex flex-col gap-1">
        {Object.entries(fields).map(([name, error]) => (
          <li key={name}>
            <a
              href={`#${fieldId(formId, name)}`}
              className="link font-medium text-danger-ink text-sm"
              onClick={toField}
            >
              {error}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Moves the focus without an entry in the history; without JavaScript the fragment does it. */
function toField(event: React.MouseEvent<HTMLAnchorElement>) {
  const field = document.getElementById(decodeURIComponent(event.currentTarget.hash.slice(1)));
  if (!field) return;
  event.preventDefault();
  field.focus({ preventScroll: true });
  (field.closest('[data-field]') ?? field).scrollIntoView({ block: 'nearest', behavior: 'smooth' });
}

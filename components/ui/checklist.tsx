'use client';

import { CircleCheck, CircleX } from 'lucide-react';
import { cx } from './classes';
import { usePartWords } from './words';

export type Condition = { isMet: boolean; condition: string; remedy?: string | undefined };

/** Conditions one by one, each met or missing in icon and word; a missing one says who can give it. */
export function Checklist({ items, className }: { items: Condition[]; className?: string | undefined }) {
  const words = usePartWords();
  return (
    <ul className={cx('flex flex-col gap-2', className)}>
      {items.map(({ isMet, condition, remedy }) => (
        <li key={condition} className="flex gap-2">
          {isMet ? (
            <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-done" />
          ) : (
            <CircleX aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
          )}
          <div className="min-w-0 text-ink">
            <span className="sr-only">{isMet ? words.met : words.missing}: </span>
            {condition}
            {!isMet && remedy && <p className="text-muted">{remedy}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}

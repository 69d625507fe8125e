'use client';

import type { ReactNode } from 'react';
import { Notice } from '../ui/notice';
import { fill } from '../ui/words';
import type { GroupChoice } from './group-members';

export type OutsideWords = { notInside: string; twoPartners: string };

/** A partner group that would hold those who do not fit: nothing where one cannot, since they are of several environments. */
export const partnerOf = (outside: readonly GroupChoice[]): GroupChoice | undefined =>
  outside.every((one) => one.environmentId === outside[0]!.environmentId) ? outside[0] : undefined;

/**
 * Says of whoever was chosen that they do not fit in the group, with the offer of a partner group, or why there is none (C-10).
 * Always there, so that what comes into it is spoken.
 */
export function GroupOutside({
  outside,
  offer,
  reason,
  words,
}: {
  outside: readonly GroupChoice[];
  offer: ReactNode;
  /** Why the reader makes no partner group. */
  reason: string | undefined;
  words: OutsideWords;
}) {
  const isEmpty = outside.length === 0;
  const names = outside.map((one) => one.label).join(', ');
  return (
    <div role="status" className={isEmpty ? 'sr-only' : undefined}>
      {!isEmpty && (
        <Notice tone="warn" action={offer}>
          {fill(words.notInside, names)} {reason ?? (offer ? '' : words.twoPartners)}
        </Notice>
      )}
    </div>
  );
}

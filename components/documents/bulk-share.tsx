'use client';

import type { RefObject } from 'react';
import type { ChosenDocument } from './list-desk';

/** The share dialog for documents that were chosen in a list. */
export function BulkShare(_: {
  documents: readonly ChosenDocument[];
  opener: RefObject<HTMLElement | null>;
  onClose: () => void;
}) {
  return null;
}

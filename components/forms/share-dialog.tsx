'use client';

import { type RefObject, useCallback, useEffect, useState } from 'react';
import type { FormAction } from '@/lib/policy/outcome';
import { AccessList, type AccessRow } from '../documents/panels/access-list';
import { Button } from '../ui/button';
import DialogPopup from '../ui/dialog-popup';
import { Skeleton } from '../ui/skeleton';
import { ShareForm } from './share-form';
import { type ShareWords, said } from './share-words';

/** What sharing needs from the page around: the verbs and the words. */
export type Sharing = {
  share: FormAction;
  change: FormAction;
  withdraw: FormAction;
  /** Who shares: what is left of a press is theirs to go on with, and nobody else's. */
  giver: string;
  words: ShareWords;
};

/**
 * Share: whom with, what they may do, and, for one document, who has access already and why. Stays mounted only while it
 * is open. Loaded by whoever opens it.
 */
export default function ShareDialog({
  documents,
  sharing,
  opener,
  onClose,
}: {
  documents: readonly { id: string; name: string }[];
  sharing: Sharing;
  opener: RefObject<HTMLElement | null>;
  onClose: () => void;
}) {
  const { words } = sharing;
  const [one, ...others] = documents;
  const title =
    others.length > 0
      ? said(words.titleMany, { count: String(documents.length) })
      : said(words.titleOne, { name: one?.name ?? '' });
  return (
    <DialogPopup isOpen onClose={onClose} opener={opener} title={title} width="md">
      <ShareForm documents={documents} sharing={sharing} />
      <section aria-label={words.access.title} className="mt-6 border-line border-t pt-4">
        {one && others.length === 0 ? (
          <Access documentId={one.id} sharing={sharing} />
        ) : (
          <p className="text-muted text-small">{words.manyHint}</p>
        )}
      </section>
    </DialogPopup>
  );
}

/** Who has access already, asked of the server; read again after every change. */
function Access({ documentId, sharing }: { documentId: string; sharing: Sharing }) {
  const { words } = sharing;
  const [rows, setRows] = useState<readonly AccessRow[] | 'failed' | null>(null);
  const read = useCallback(async () => {
    const response = await fetch(`/documents/${documentId}/access`).catch(() => null);
    setRows(response?.ok ? ((await response.json()) as { rows: AccessRow[] }).rows : 'failed');
  }, [documentId]);
  useEffect(() => {
    read();
  }, [read]);

  const andRead =
    (action: FormAction): FormAction =>
    async (before, form) => {
      const outcome = await action(before, form);
      await read();
      return outcome;
    };

  return (
    <>
      <h2 className="mb-2 font-medium text-sm">{words.access.title}</h2>
      {rows === null && <Skeleton className="h-24" />}
      {rows === 'failed' && (
        <p className="flex items-center gap-3 text-muted text-small">
          {words.failed} <Button onClick={read}>{words.retry}</Button>
        </p>
      )}
      {Array.isArray(rows) && (
        <AccessList
          documentId={documentId}
          rows={rows}
          words={words.access}
          change={andRead(sharing.change)}
          withdraw={andRead(sharing.withdraw)}
        />
      )}
    </>
  );
}

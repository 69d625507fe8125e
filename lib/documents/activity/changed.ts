import type { Read } from '@/db/client';
import { changedMeanwhile } from '@/lib/environments/settings/last-change';
import type { DocumentFacts } from '@/lib/policy/facts';
import type { Refusal } from '@/lib/policy/refusal';

/** The acts that make a new version of a document, by their names in the log. */
const actions = [
  'document.changeStatus',
  'document.editDraft',
  'document.send',
  'document.resend',
  'document.deliveryFailed',
  'document.statusReceived',
];

/** The refusal of what was made from an older version of the document, with who changed it since (D-17). */
export const changedSince = (tx: Read, { environmentId, documentId }: DocumentFacts): Promise<Refusal> =>
  changedMeanwhile(tx, { environmentId, documentId, actions });

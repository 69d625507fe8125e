import type { Read } from '@/db/client';
import type { Actor } from '@/lib/policy/actor';
import { addresseeOf, senderOf } from '../drafts/facts';
import { blanksOf, type PartyDetails, partyOf, type SenderDetails } from '../drafts/invoice-form/parties';
import { latestRevision, type Revision } from '../drafts/revisions/revision';
import { documentFacts } from '../facts';
import type { EDocument } from '../ubl/model';

/** The document, held alone: of two that send it at the same moment one finds it sent. */
export const heldDocumentFacts = (tx: Read, actor: Actor, { documentId }: { documentId: string }) =>
  documentFacts(tx, actor, documentId, 'update');

/** A draft as it would leave at this moment: with its organisation's and its recipient's details as they are now. */
export type Departure = {
  model: EDocument;
  sender: SenderDetails;
  /** The organisation on the platform; nothing for an address outside. */
  recipient: PartyDetails | null;
  /** Chosen once, and no longer to be found. */
  isRecipientGone: boolean;
  latest: Revision;
};

/** Gathers what is sent; for a draft that the actor is known to reach. */
export async function departureOf(tx: Read, documentId: string, organisationId: string): Promise<Departure> {
  const latest = await latestRevision(tx, documentId);
  const sender = await senderOf(tx, organisationId);
  const addressee = await addresseeOf(tx, documentId, sender.environmentId);
  const recipient = addressee === 'gone' ? null : addressee;
  const { model } = latest;
  const completed: EDocument = {
    ...model,
    seller: partyOf(sender, blanksOf(model.seller)),
    buyer: recipient ? partyOf(recipient, blanksOf(model.buyer)) : model.buyer,
    paymentMeans: model.paymentMeans.map((one) => ({ ...one, iban: one.iban ?? (sender.iban || null) })),
  };
  return { model: completed, sender, recipient, isRecipientGone: addressee === 'gone', latest };
}

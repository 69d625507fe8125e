import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { documentRecipients, organisations } from '@/db/schema';
import { organisationFacts } from '@/lib/organisations/facts';
import type { Actor } from '@/lib/policy/actor';
import { documentFacts } from '../facts';
import type { Addressee, PartyDetails, SenderDetails } from './invoice-form/parties';

/** The organisation that an invoice is made for. */
export const newDraftFacts = (tx: Read, actor: Actor, input: { organisationId: string }) =>
  organisationFacts(tx, actor, input);

/** The draft, held alone: two saves of the same version come one after the other. */
export const heldDraftFacts = (tx: Read, actor: Actor, { documentId }: { documentId: string }) =>
  documentFacts(tx, actor, documentId, 'update');

/** What an invoice says of an organisation. */
export const partyColumns = {
  id: organisations.id,
  name: organisations.name,
  legalNumber: organisations.legalNumber,
  country: organisations.country,
  vatNumber: organisations.vatNumber,
  street: organisations.street,
  postcode: organisations.postcode,
  city: organisations.city,
  email: organisations.email,
};

const senderColumns = {
  ...partyColumns,
  environmentId: organisations.environmentId,
  iban: organisations.iban,
  paymentTermDays: organisations.paymentTermDays,
};

/** The organisation as the sender of an invoice; for one that the actor is known to reach. */
export async function senderOf(tx: Read, organisationId: string): Promise<SenderDetails> {
  const [found] = await tx.select(senderColumns).from(organisations).where(eq(organisations.id, organisationId));
  if (!found) throw new Error('The organisation of a document is always there.');
  return found;
}

/** An organisation for which the actor creates and sends documents; nothing for any other. */
export async function heldSender(tx: Read, organisationId: string): Promise<SenderDetails | null> {
  const isHeld = sql`${organisations.id} in (select held_principals())`;
  const [found] = await tx
    .select(senderColumns)
    .from(organisations)
    .where(and(eq(organisations.id, organisationId), isNull(organisations.deletedAt), isHeld));
  return found ?? null;
}

/** Who can be sent to: whoever lets itself be found, one's own environment, and its live partners. */
export const isReachable = (environmentId: string): SQL => sql`(${organisations.deletedAt} is null
  and (${organisations.isFindable} or ${organisations.environmentId} = ${environmentId}
    or exists (select from live_sides s where s.environment_id = ${environmentId} and s.other_environment_id = ${organisations.environmentId})))`;

/** The organisation as a recipient; nothing for one that cannot be sent to. */
export async function recipientOf(
  tx: Read,
  environmentId: string,
  organisationId: string,
): Promise<PartyDetails | null> {
  const [found] = await tx
    .select(partyColumns)
    .from(organisations)
    .where(and(eq(organisations.id, organisationId), isReachable(environmentId)));
  return found ?? null;
}

/** Who a document is for: an organisation as it is now, one that cannot be sent to any more, or nothing for an address outside. */
export async function addresseeOf(tx: Read, documentId: string, environmentId: string): Promise<Addressee> {
  const [chosen] = await tx
    .select({ id: documentRecipients.organisationId })
    .from(documentRecipients)
    .where(eq(documentRecipients.documentId, documentId));
  if (!chosen) return null;
  return (chosen.id && (await recipientOf(tx, environmentId, chosen.id))) || 'gone';
}

/** Holds the organisation that the document is meant for until the end: nobody closes it meanwhile. */
export async function holdRecipient(tx: Read, documentId: string): Promise<void> {
  await tx.execute(sql`
    select from organisations where id = (select organisation_id from document_recipients where document_id = ${documentId}) for key share`);
}

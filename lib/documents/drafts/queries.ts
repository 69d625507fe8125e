import { and, eq, or, sql } from 'drizzle-orm';
import { type Read, reading } from '@/db/client';
import { newId } from '@/db/id';
import { beginningWith, holding, isNarrow } from '@/db/like';
import { documentRecipients, documents, organisations } from '@/db/schema';
import type { Language } from '@/db/vocabulary';
import { type HeldOrganisation, listHeldOrganisations } from '@/lib/organisations/facts';
import type { Actor } from '@/lib/policy/actor';
import type { DocumentFacts } from '@/lib/policy/facts';
import { can } from '@/lib/policy/policy';
import { countUse } from '@/lib/policy/use-limits';
import { documentFacts } from '../facts';
import { addresseeOf, heldSender, isReachable, senderOf } from './facts';
import { recipientQuestion } from './input';
import type { InvoiceFields } from './invoice-form/fields';
import { newFields, toCreditNote, toFields } from './invoice-form/from-model';
import type { PartyDetails, SenderDetails } from './invoice-form/parties';
import { type KeptFile, latestRevision } from './revisions/revision';

/** What the directory tells of a recipient before it is chosen: name, number, city. */
export type RecipientChoice = { id: string; name: string; legalNumber: string; city: string };

/** A draft as the form shows it. */
export type DraftForm = {
  sender: SenderDetails;
  fields: InvoiceFields;
  recipient: PartyDetails | null;
  /** Organisations of the platform that a typed name might mean. */
  candidates: RecipientChoice[];
  /** Whom this organisation sent to before, latest first. */
  suggestions: RecipientChoice[];
};

export type SavedDraft = DraftForm & {
  facts: DocumentFacts;
  version: number;
  attachments: KeptFile[];
  changedByName: string;
  changedAt: Date;
};

export type NewInvoice = DraftForm & { source: { id: string; number: string } | null };

/** An id for a draft that is about to be made: the form carries it, so that sending it twice makes one. */
export const newDraftId = (): string => newId();

/** How many organisations are offered at once; whoever has more looks for one by a part of its name or number. */
export const offeredSenders = 30;

/** The organisations that the actor may make invoices for whose name or number holds the text, by name; at most one more than are offered. */
export async function findSenders(actor: Actor, text = ''): Promise<HeldOrganisation[]> {
  return reading(actor, (tx) => listHeldOrganisations(tx, text, offeredSenders + 1));
}

/** A new invoice of the organisation, or a credit note for an invoice of it that the actor reads; nothing when either is not there. */
export async function findNewInvoice(
  actor: Actor,
  { organisationId, creditOf }: { organisationId?: string | undefined; creditOf?: string | undefined },
  language: Language,
): Promise<NewInvoice | null> {
  return reading(actor, async (tx) => {
    if (creditOf) return creditNoteFor(tx, actor, creditOf, language);
    const sender = organisationId ? await heldSender(tx, organisationId) : null;
    if (!sender) return null;
    const suggestions = await recentRecipients(tx, sender);
    return { sender, fields: newFields(sender), recipient: null, candidates: [], suggestions, source: null };
  });
}

/** Only what this organisation sent itself can be taken back by it. */
async function creditNoteFor(
  tx: Read,
  actor: Actor,
  documentId: string,
  language: Language,
): Promise<NewInvoice | null> {
  const facts = await documentFacts(tx, actor, documentId, 'none');
  if (facts?.box !== 'inbox_out') return null;
  const sender = await heldSender(tx, facts.organisationId);
  if (!sender) return null;
  const { model } = await latestRevision(tx, documentId);
  if (model.kind !== 'invoice') return null;
  const addressee = await addresseeOf(tx, documentId, sender.environmentId);
  return {
    sender,
    fields: toCreditNote(model, sender, addressee, language),
    recipient: addressee === 'gone' ? null : addressee,
    candidates: [],
    suggestions: [],
    source: { id: documentId, number: model.number ?? '' },
  };
}

/** The draft as its form shows it, for whoever reads it; nothing when it is not there. Whether the actor may edit it, say the facts. */
export async function findDraft(
  actor: Actor,
  documentId: string,
  language: Language,
): Promise<SavedDraft | 'not_a_draft' | null> {
  return reading(actor, async (tx) => {
    const facts = await documentFacts(tx, actor, documentId, 'none');
    if (!facts || !can('document.open', actor, facts).allowed) return null;
    if (facts.status !== 'draft') return 'not_a_draft';
    const latest = await latestRevision(tx, documentId);
    const sender = await senderOf(tx, facts.organisationId);
    const addressee = await addresseeOf(tx, documentId, sender.environmentId);
    const fields = toFields(latest.model, sender, addressee, language);
    const isOpen = fields.buyerName !== '' && fields.buyerEmail === '';
    return {
      facts,
      sender,
      fields,
      recipient: addressee === 'gone' ? null : addressee,
      candidates: isOpen ? await lookUp(tx, sender.environmentId, fields.buyerName) : [],
      suggestions: can('document.create', actor, facts).allowed ? await recentRecipients(tx, sender) : [],
      version: facts.version,
      attachments: latest.attachments,
      changedByName: latest.changedByName,
      changedAt: latest.changedAt,
    };
  });
}

/** At most ten organisations whose name holds the text, or whose number it is, that let themselves be found. Refuses more than sixty questions a minute. */
export async function findRecipients(actor: Actor, text: string): Promise<RecipientChoice[]> {
  const asked = recipientQuestion.safeParse(text);
  if (!asked.success) return [];
  await countUse('recipients', actor);
  return reading(actor, (tx) => lookUp(tx, actor.environmentId, asked.data));
}

const choiceColumns = {
  id: organisations.id,
  name: organisations.name,
  legalNumber: organisations.legalNumber,
  city: organisations.city,
};

/** A word of three letters, or a whole number: anything shorter would list the directory. */
async function lookUp(tx: Read, environmentId: string, text: string): Promise<RecipientChoice[]> {
  const number = text.replace(/[\s.]/g, '').toUpperCase();
  const isName = isNarrow(text);
  if (!isName && number.length < 8) return [];
  const name = text.toLowerCase();
  return tx
    .select(choiceColumns)
    .from(organisations)
    .where(
      and(
        isReachable(environmentId),
        or(
          eq(organisations.legalNumber, number),
          eq(organisations.vatNumber, number),
          isName ? sql`lower(${organisations.name}) like ${holding(name)}` : undefined,
        ),
      ),
    )
    .orderBy(sql`lower(${organisations.name}) like ${beginningWith(name)} desc`, organisations.name, organisations.id)
    .limit(10);
}

/** The last five recipients of the organisation, for the list before anything is typed. */
async function recentRecipients(tx: Read, sender: SenderDetails): Promise<RecipientChoice[]> {
  return tx
    .select(choiceColumns)
    .from(documentRecipients)
    .innerJoin(documents, eq(documents.id, documentRecipients.documentId))
    .innerJoin(organisations, eq(organisations.id, documentRecipients.organisationId))
    .where(and(eq(documents.organisationId, sender.id), isReachable(sender.environmentId)))
    .groupBy(organisations.id)
    .orderBy(sql`max(${documents.createdAt}) desc`)
    .limit(5);
}

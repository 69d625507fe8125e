import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { documentReads, documentRecipients, documents } from '@/db/schema';
import { deleteDocuments, hashOf, keepFiles } from '@/lib/environments/files/keep';
import type { Grant } from '@/lib/policy/grant';
import { conflict, invalid, notFound } from '@/lib/policy/refusal';
import { documentFacts } from '../facts';
import { headerOf } from '../intake/header';
import type { EDocument } from '../ubl/model';
import { writeUbl } from '../ubl/write';
import { lookAtAttachment, mostAttachedBytes } from './attachments/look-at';
import { isReachable, recipientOf, senderOf } from './facts';
import type { CreateDraftInput, InvoiceInput, SaveDraftInput } from './input';
import type { PartyDetails } from './invoice-form/parties';
import { toModel } from './invoice-form/to-model';
import { type KeptFile, latestRevision, shownAttachments, writeRevision } from './revisions/revision';

const draftName = 'draft.xml';

/**
 * Makes a draft under the form's own id; answers that id. The same form sent twice makes one draft; refuses another form
 * under the id of a document that the actor reads, and under anybody else's as not there.
 */
export async function createDraft(grant: Grant<'document.create'>, input: CreateDraftInput): Promise<string> {
  const { tx, actor, facts } = grant;
  const { environmentId, organisationId } = facts;
  const recipient = await resolveRecipient(tx, environmentId, input);
  const model = toModel(input, await senderOf(tx, organisationId), recipient);
  const header = headerOf(model, 'documents');
  const bytes = writeUbl(model);
  const id = input.documentId;
  const made = await tx
    .insert(documents)
    .values({
      ...{ id, environmentId, organisationId, ...header },
      ...{ box: 'documents', status: 'draft', createdBy: actor.userId, createdByName: actor.name },
    })
    .onConflictDoNothing()
    .returning({ id: documents.id });
  if (made.length === 0) return refuseUnlessRepeated(grant, id, bytes);
  const content = { model, bytes, fileName: draftName, attachments: [] };
  await writeRevision(tx, actor, { documentId: id, environmentId, number: 1 }, content);
  await keepRecipient(tx, { documentId: id, environmentId }, recipient);
  await tx.insert(documentReads).values({ userId: actor.userId, documentId: id, environmentId });
  grant.about({ kind: 'document', id, name: header.subject }, { documentId: id });
  grant.note({ box: 'documents', type: header.type, status: 'draft' });
  return id;
}

/** A second press on "Save" finds its own first one; whatever else has the id is somebody else's. */
async function refuseUnlessRepeated(
  { tx, actor, nothingChanged }: Grant<'document.create'>,
  documentId: string,
  bytes: Uint8Array,
) {
  const [same] =
    await tx.execute(sql`select from documents d join document_versions v on v.document_id = d.id and v.number = 1
    where d.id = ${documentId} and d.created_by = ${actor.userId} and v.sha256 = ${hashOf(bytes)}`);
  if (!same) throw (await documentFacts(tx, actor, documentId, 'none')) ? conflict('draft_exists') : notFound();
  nothingChanged();
  return documentId;
}

/** Saves a draft as a new version of it. Refuses when somebody saved since the form was drawn (D-17), and tells who. */
export async function saveDraft(grant: Grant<'document.editDraft'>, input: SaveDraftInput): Promise<string> {
  const { tx, facts } = grant;
  const latest = await latestRevision(tx, facts.documentId);
  refuseOtherVersion(facts.version, input.version, latest.changedByName);
  const recipient = await resolveRecipient(tx, facts.environmentId, input);
  const sender = await senderOf(tx, facts.organisationId);
  const model = toModel(input, sender, recipient, shownAttachments(latest.attachments));
  await keepRecipient(tx, facts, recipient);
  await storeNext(grant, latest.number, model, latest.attachments);
  return facts.documentId;
}

/** Attaches a file to the draft. Refuses what is neither PDF, PNG, JPEG nor CSV by its content, and more than 5 MB in all. */
export async function attachFile(
  grant: Grant<'document.editDraft'>,
  { version, name, bytes }: { version: number; name: string; bytes: Uint8Array },
): Promise<void> {
  const latest = await latestRevision(grant.tx, grant.facts.documentId);
  refuseOtherVersion(grant.facts.version, version, latest.changedByName);
  const attached = latest.attachments.reduce((sum, each) => sum + each.size, bytes.length);
  if (attached > mostAttachedBytes) throw invalid('file', 'attachments_too_large');
  const file = lookAtAttachment(bytes, name);
  const [sha256] = await keepFiles(grant.tx, grant.facts.environmentId, [bytes]);
  await storeAttached(grant, latest, [...latest.attachments, { ...file, sha256: sha256!, size: bytes.length }]);
  grant.note({ attached: file.name, size: bytes.length });
}

/** Takes an attachment off the draft; earlier versions keep it. */
export async function removeAttachment(
  grant: Grant<'document.editDraft'>,
  { version, number }: { version: number; number: number },
): Promise<void> {
  const latest = await latestRevision(grant.tx, grant.facts.documentId);
  refuseOtherVersion(grant.facts.version, version, latest.changedByName);
  const removed = latest.attachments[number - 1];
  if (!removed) throw conflict('attachment_gone');
  await storeAttached(
    grant,
    latest,
    latest.attachments.filter((each) => each !== removed),
  );
  grant.note({ removed: removed.name });
}

/** Deletes the draft, its versions, and bytes that nothing else names (C-33). Refuses when somebody saved since the version named. */
export async function deleteDraft(grant: Grant<'document.deleteDraft'>, input: { version?: number | undefined }) {
  const { tx, facts } = grant;
  const latest = await latestRevision(tx, facts.documentId);
  refuseOtherVersion(facts.version, input.version ?? facts.version, latest.changedByName);
  await deleteDocuments(tx, facts.environmentId, sql`${facts.documentId}::uuid`);
}

/** Nobody overwrites what they have not seen. */
function refuseOtherVersion(now: number, seen: number, name: string): void {
  if (now !== seen) throw conflict('version', { name });
}

async function storeAttached(
  grant: Grant<'document.editDraft'>,
  latest: { number: number; model: EDocument },
  attachments: KeptFile[],
): Promise<void> {
  const model = { ...latest.model, attachments: shownAttachments(attachments) };
  await storeNext(grant, latest.number, model, attachments);
}

/** The next version, and the document's columns with it. */
async function storeNext(
  { tx, actor, facts }: Grant<'document.editDraft'>,
  before: number,
  model: EDocument,
  attachments: readonly KeptFile[],
): Promise<void> {
  const { documentId, environmentId, version } = facts;
  const content = { model, bytes: writeUbl(model), fileName: draftName, attachments };
  await writeRevision(tx, actor, { documentId, environmentId, number: before + 1 }, content);
  const changed = await tx
    .update(documents)
    .set({ ...headerOf(model, 'documents'), version: version + 1 })
    .where(and(eq(documents.id, documentId), eq(documents.status, 'draft'), eq(documents.version, version)))
    .returning({ id: documents.id });
  if (changed.length === 0) throw conflict('conflict');
}

/** The organisation on the platform that the form names: by choice, or by a number or whole name typed where there was no list. */
async function resolveRecipient(tx: Tx, environmentId: string, input: InvoiceInput): Promise<PartyDetails | null> {
  if (input.recipient === 'outside') return null;
  if (input.recipientText) return namedRecipient(tx, environmentId, input.recipientText);
  if (!input.recipientId) return null;
  const found = await recipientOf(tx, environmentId, input.recipientId);
  if (!found) throw invalid('recipientId', 'recipient_unknown');
  return found;
}

/** The one organisation that has this name or number; nothing when none has, or several. */
async function namedRecipient(tx: Tx, environmentId: string, text: string): Promise<PartyDetails | null> {
  if ([...text].length < 3) return null;
  const found = await tx.execute<{ id: string }>(sql`
    select organisations.id from organisations where ${isReachable(environmentId)}
      and (lower(name) = lower(${text}) or legal_number = ${text.replace(/[\s.]/g, '')}) limit 2`);
  return found.length === 1 ? recipientOf(tx, environmentId, found[0]!.id) : null;
}

/** Who the draft is meant for; an address outside stands in the document itself. */
async function keepRecipient(
  tx: Tx,
  { documentId, environmentId }: { documentId: string; environmentId: string },
  recipient: PartyDetails | null,
): Promise<void> {
  if (!recipient) {
    await tx.delete(documentRecipients).where(eq(documentRecipients.documentId, documentId));
    return;
  }
  await tx
    .insert(documentRecipients)
    .values({ documentId, environmentId, organisationId: recipient.id })
    .onConflictDoUpdate({ target: documentRecipients.documentId, set: { organisationId: recipient.id } });
}

import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { newId } from '@/db/id';
import { deliveries, documents, organisations } from '@/db/schema';
import { enqueueMail } from '@/lib/notifications/commands';
import { tellOfArrival } from '@/lib/notifications/told/commands';
import type { Grant } from '@/lib/policy/grant';
import { countAttempt } from '@/lib/policy/limits';
import { conflict } from '@/lib/policy/refusal';
import { changedSince } from '../activity/changed';
import { holdRecipient } from '../drafts/facts';
import { bytesOfAttachments, latestRevision, shownAttachments, writeRevision } from '../drafts/revisions/revision';
import { findVersionFile } from '../files/stored';
import { headerOf } from '../intake/header';
import type { EDocument } from '../ubl/model';
import { withDefaults, writeUbl } from '../ubl/write';
import { type Departure, departureOf } from './facts';
import { problemsOf } from './findings/findings';

/** How many documents one person sends: each reaches somebody else, by mail or in their inbox (D-26). */
const mostSent = { most: 5000, seconds: 3600 };
const countSent = ({ tx, actor }: Pick<Grant<'document.send'>, 'tx' | 'actor'>) =>
  countAttempt(tx, { name: 'documents_sent', key: actor.userId, ...mostSent });

export type Sent = { documentId: string; number: string; recipientName: string };

/**
 * Sends a draft, in one transaction: number from the organisation's series, final UBL, Inbox OUT, and the recipient's Inbox IN
 * or a mail in the outbox. Refuses another version than the one seen, and what is not complete; then no number is taken.
 */
export async function sendDraft(grant: Grant<'document.send'>, { version }: { version: number }): Promise<Sent> {
  const { tx, facts } = grant;
  const { documentId } = facts;
  await countSent(grant);
  await holdRecipient(tx, documentId);
  const departure = await departureOf(tx, documentId, facts.organisationId);
  if (facts.version !== version) throw conflict('version', { name: departure.latest.changedByName });
  if (departure.isRecipientGone) throw conflict('recipient_left');
  if (problemsOf(departure).length > 0) throw conflict('not_ready');
  const number = await takeNumber(tx, facts.organisationId);
  const model = numbered(departure, number);
  const bytes = await storeFinal(grant, model, departure);
  const recipientName = await deliver(grant, departure, model, bytes);
  grant.about({ kind: 'document', id: documentId, name: number });
  grant.note({ number, to: recipientName, channel: departure.recipient ? 'platform' : 'mail' });
  return { documentId, number, recipientName };
}

/** The next number of the organisation's gapless series. Its row is held until the end: who sends meanwhile waits, who fails gives it back (E-065). */
async function takeNumber(tx: Tx, organisationId: string): Promise<string> {
  const [taken] = await tx
    .update(organisations)
    .set({ nextInvoiceNumber: sql`${organisations.nextInvoiceNumber} + 1` })
    .where(eq(organisations.id, organisationId))
    .returning({ prefix: organisations.invoicePrefix, next: organisations.nextInvoiceNumber });
  return `${taken!.prefix}${String(taken!.next - 1).padStart(4, '0')}`;
}

/** The document as it leaves: with its number, by which it is paid unless another reference was given. */
function numbered({ model, latest }: Departure, number: string): EDocument {
  const paymentMeans = model.paymentMeans.map((one) => ({ ...one, remittance: one.remittance ?? number }));
  return withDefaults({ ...model, number, paymentMeans, attachments: shownAttachments(latest.attachments) });
}

/** The last version there will be, with its attachments inside, and the document's move to Inbox OUT; one of two moves it. */
async function storeFinal(
  { tx, actor, facts }: Grant<'document.send'>,
  model: EDocument,
  { latest }: Departure,
): Promise<Uint8Array> {
  const { documentId, environmentId, version } = facts;
  const files = await bytesOfAttachments(tx, documentId, latest.number);
  const bytes = writeUbl(
    model,
    files.map((file, place) => ({ place, bytes: file })),
  );
  const content = { model, bytes, fileName: `${fileNameFor(model)}.xml`, attachments: latest.attachments };
  await writeRevision(tx, actor, { documentId, environmentId, number: latest.number + 1 }, content);
  const moved = await tx
    .update(documents)
    .set({ ...headerOf(model, 'inbox_out'), box: 'inbox_out', status: 'sent', version: version + 1 })
    .where(and(eq(documents.id, documentId), eq(documents.status, 'draft'), eq(documents.version, version)))
    .returning({ id: documents.id });
  if (moved.length === 0) throw conflict('conflict');
  return bytes;
}

/** Into the recipient's Inbox IN at once, whose people are told, or into the outbox; answers the recipient's name. */
async function deliver(
  grant: Grant<'document.send'>,
  { recipient, model: { buyer } }: Departure,
  model: EDocument,
  bytes: Uint8Array,
): Promise<string> {
  const { tx, facts } = grant;
  if (recipient) {
    const receivedId = newId();
    await tx.execute(sql`select deliver_document(${facts.documentId}, ${recipient.id}, ${receivedId}, ${newId()})`);
    await tellOfArrival(tx, receivedId);
    return recipient.name;
  }
  await mail(grant, model, bytes, buyer.contact.email!);
  return buyer.name!;
}

/** Sends a document whose mail was given up to another address: the same bytes under the same number. */
export async function resendDocument(
  grant: Grant<'document.resend'>,
  { version, email }: { version: number; email: string },
): Promise<void> {
  const { tx, facts } = grant;
  if (facts.version !== version) throw await changedSince(tx, facts);
  await countSent(grant);
  const { model } = await latestRevision(tx, facts.documentId);
  const moved = await tx
    .update(documents)
    .set({ status: 'sent', version: version + 1 })
    .where(and(eq(documents.id, facts.documentId), eq(documents.status, 'delivery_failed')))
    .returning({ id: documents.id });
  if (moved.length === 0) throw conflict('conflict');
  const file = await findVersionFile(tx, facts.documentId);
  await mail(grant, model, file!.bytes, email);
  grant.note({ to: email, channel: 'mail' });
}

/** The delivery and its letter with the UBL, frozen as it is now (D-18), from which the worker draws the PDF: meanwhile nobody who sends waits for its number. */
async function mail(
  { tx, actor, facts }: Grant<'document.send'> | Grant<'document.resend'>,
  model: EDocument,
  bytes: Uint8Array,
  to: string,
): Promise<void> {
  const kind = model.kind === 'credit_note' ? 'credit_note' : 'invoice';
  const name = fileNameFor(model);
  const mailId = await enqueueMail(tx, {
    kind: 'document',
    to,
    language: actor.language,
    payload: {
      type: kind,
      number: model.number ?? '',
      senderName: model.seller.name ?? '',
      senderAddress: model.seller.contact.email ?? actor.email,
      recipientName: model.buyer.name ?? '',
      amount: model.totals.payable ?? '0.00',
      currency: model.currency ?? 'EUR',
      dueDate: model.dueDate,
    },
    attachments: [
      { fileName: `${name}.xml`, mediaType: 'application/xml', base64: Buffer.from(bytes).toString('base64') },
    ],
    drawings: [{ fileName: `${name}.pdf`, mediaType: 'application/pdf', from: `${name}.xml` }],
  });
  await tx.insert(deliveries).values({
    id: newId(),
    documentId: facts.documentId,
    environmentId: facts.environmentId,
    channel: 'mail',
    recipientName: model.buyer.name ?? to,
    recipientAddress: to,
    mailId,
  });
}

/** A number as a file's name. */
const fileNameFor = (model: EDocument) => (model.number ?? 'document').replace(/[^\p{L}\p{N}._-]+/gu, '-');

import { and, eq, ne, sql } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { documentReads, documents, organisations } from '@/db/schema';
import type { Actor } from '@/lib/policy/actor';
import { heldAccess } from '../facts';

export type DocumentColumns = Awaited<ReturnType<typeof columnsOf>>;

/** What a document's own row says, and whether the actor has read it; for a document that is known to be there. */
export async function columnsOf(tx: Read, actor: Actor, documentId: string) {
  const [found] = await tx
    .select({
      id: documents.id,
      organisationId: documents.organisationId,
      organisationName: organisations.name,
      box: documents.box,
      type: documents.type,
      status: documents.status,
      createdAt: documents.createdAt,
      createdByName: documents.createdByName,
      number: documents.number,
      counterparty: documents.counterparty,
      subject: documents.subject,
      amountCents: documents.amountCents,
      currency: documents.currency,
      issueDate: documents.issueDate,
      dueDate: documents.dueDate,
      senderKey: documents.senderKey,
      version: documents.version,
      isUnread: sql<boolean>`not exists (${tx
        .select({ one: sql`1` })
        .from(documentReads)
        .where(and(eq(documentReads.userId, actor.userId), eq(documentReads.documentId, documents.id)))})`,
    })
    .from(documents)
    .innerJoin(organisations, eq(organisations.id, documents.organisationId))
    .where(eq(documents.id, documentId));
  return found!;
}

/** The oldest other document of the organisation with the same sender, number and type, where the reader may see it. */
export async function originalOf(tx: Read, of: DocumentColumns) {
  const same = await tx
    .select({ id: documents.id, name: documents.number })
    .from(documents)
    .where(
      and(
        eq(documents.organisationId, of.organisationId),
        eq(documents.senderKey, of.senderKey),
        eq(documents.number, of.number),
        eq(documents.type, of.type),
        ne(documents.id, of.id),
        ne(documents.status, 'draft'),
      ),
    )
    .orderBy(documents.createdAt)
    .limit(10);
  const seen = await heldAccess(
    tx,
    same.map((one) => one.id),
  );
  return same.find((one) => seen.has(one.id)) ?? null;
}

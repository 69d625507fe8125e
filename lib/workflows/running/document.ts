import { desc, eq } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { documents, documentVersions } from '@/db/schema';
import type { EDocument } from '@/lib/documents/ubl/model';
import { type Values, valuesOf, valuesOfFile } from '../checks/fields';

/** A document as its workflow sees it: whose it is, what its checks can ask, and the version that is decided about (D-15). */
export type RunningDocument = NonNullable<Awaited<ReturnType<typeof findRunningDocument>>>;

/** The document as it is now; throws for one that is not there for the actor, whom its facts have let through. */
export async function runningDocument(tx: Read, documentId: string): Promise<RunningDocument> {
  const found = await findRunningDocument(tx, documentId);
  if (!found) throw new Error('A document that runs is there.');
  return found;
}

/** The same, held on request; nothing for one that is not there. */
export async function findRunningDocument(tx: Read, documentId: string, lock?: 'update') {
  if (lock) await tx.select({ id: documents.id }).from(documents).where(eq(documents.id, documentId)).for(lock);
  const [found] = await tx
    .select({
      id: documents.id,
      environmentId: documents.environmentId,
      organisationId: documents.organisationId,
      box: documents.box,
      type: documents.type,
      status: documents.status,
      number: documents.number,
      subject: documents.subject,
      counterparty: documents.counterparty,
      amountCents: documents.amountCents,
      currency: documents.currency,
      issueDate: documents.issueDate,
      dueDate: documents.dueDate,
      createdBy: documents.createdBy,
      version: documentVersions.number,
      sha256: documentVersions.sha256,
      model: documentVersions.model,
    })
    .from(documents)
    .innerJoin(documentVersions, eq(documentVersions.documentId, documents.id))
    .where(eq(documents.id, documentId))
    .orderBy(desc(documentVersions.number))
    .limit(1);
  if (!found) return null;
  const { model, ...rest } = found;
  const values: Values = model ? valuesOf(model as EDocument, found.type) : valuesOfFile(found);
  return { ...rest, name: found.number || found.subject, values };
}

/** How an event speaks of the document. */
export const aboutDocument = ({ id, environmentId, organisationId, name }: RunningDocument) => ({
  environmentId,
  organisationId,
  documentId: id,
  subject: { kind: 'document', id, name },
});

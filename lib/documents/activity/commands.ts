import { and, eq } from 'drizzle-orm';
import { newId } from '@/db/id';
import { comments, documentLabels, documents } from '@/db/schema';
import type { Grant } from '@/lib/policy/grant';
import { countAttempt } from '@/lib/policy/limits';
import { invalid } from '@/lib/policy/refusal';
import { changedSince } from './changed';
import { isInWorkflow } from './in-workflow';
import type { ChangeStatusInput } from './input';
import { movesByHand } from './moves';
import { tellOfComment } from './told';

/** How many labels one document carries at most. */
const mostLabels = 20;

/** How many comments one person writes: each is told to everybody who takes part. */
const mostComments = { most: 600, seconds: 3600 };

/** Adds a comment under the actor's name as it is now, and tells those who take part. Refuses more than anybody writes (D-26). */
export async function addComment(grant: Grant<'document.comment'>, { body }: { body: string }): Promise<void> {
  const { facts, actor, tx } = grant;
  await countAttempt(tx, { name: 'comments', key: actor.userId, ...mostComments });
  await tx.insert(comments).values({
    id: newId(),
    documentId: facts.documentId,
    environmentId: facts.environmentId,
    authorId: actor.userId,
    authorName: actor.name,
    authorEnvironmentName: actor.environmentName,
    body,
  });
  await tellOfComment(grant);
}

/** Puts a label on the document; one that is there already stays. Labels go beside each other: they make no new version of it. Refuses more labels than a reader can take in. */
export async function addLabel(grant: Grant<'document.label'>, { label }: { label: string }): Promise<void> {
  const { documentId, environmentId } = grant.facts;
  const present = await grant.tx
    .select({ label: documentLabels.label })
    .from(documentLabels)
    .where(eq(documentLabels.documentId, documentId));
  grant.note({ label });
  if (present.some((one) => one.label.toLocaleLowerCase() === label.toLocaleLowerCase())) return grant.nothingChanged();
  if (present.length >= mostLabels) throw invalid('label', 'labels_full', { most: mostLabels });
  await grant.tx.insert(documentLabels).values({ documentId, environmentId, label });
}

/** Takes a label off the document; does nothing when it is gone already. */
export async function removeLabel(grant: Grant<'document.label'>, { label }: { label: string }): Promise<void> {
  const { documentId } = grant.facts;
  grant.note({ label, isRemoved: true });
  const removed = await grant.tx
    .delete(documentLabels)
    .where(and(eq(documentLabels.documentId, documentId), eq(documentLabels.label, label)))
    .returning({ label: documentLabels.label });
  if (removed.length === 0) grant.nothingChanged();
}

/**
 * Sets the status by hand (E-058). Refuses a document that somebody changed since the reader saw it, naming them (D-17),
 * and a status that does not follow from the present one. While a workflow runs it asks for the reason, and the trail is marked.
 */
export async function changeStatus(grant: Grant<'document.changeStatus'>, input: ChangeStatusInput): Promise<void> {
  const { documentId, version, status: from, box } = grant.facts;
  if (version !== input.version) throw await changedSince(grant.tx, grant.facts);
  const [document] = await grant.tx
    .select({ type: documents.type })
    .from(documents)
    .where(eq(documents.id, documentId));
  const moves = movesByHand({ box, type: document!.type, status: from });
  if (!moves.includes(input.status)) throw invalid('status', 'status_does_not_follow');
  const despiteWorkflow = await isInWorkflow(grant.tx, documentId);
  if (despiteWorkflow && input.reason === '') throw invalid('reason', 'reason_despite_workflow');
  await grant.tx
    .update(documents)
    .set({ status: input.status, version: version + 1 })
    .where(eq(documents.id, documentId));
  grant.note({
    from,
    to: input.status,
    ...(input.reason && { reason: input.reason }),
    ...(despiteWorkflow && { despiteWorkflow }),
  });
}

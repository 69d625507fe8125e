import { factsOfListed, type ListedDocument } from '@/lib/documents/lists/list';
import type { Actor } from '@/lib/policy/actor';
import type { DocumentFacts } from '@/lib/policy/facts';
import { can } from '@/lib/policy/policy';

/** A row with what its menu may offer. */
export function withRights(actor: Actor, row: ListedDocument) {
  const facts = factsOfListed(row);
  return {
    ...row,
    mayShare: can('document.share', actor, { ...facts, recipients: [] }).allowed,
    mayStart: mayStart(actor, row, facts),
    mayMarkAsOriginal: row.status === 'duplicate' && can('document.changeStatus', actor, facts).allowed,
  };
}

/**
 * Of one's own environment's documents, whose Workflow Engine is known here; for another's the document's page knows (O18). Whoever is a member
 * holds them fully; to somebody who does by a share alone, and of one that runs already, the dialog says why not.
 */
const mayStart = (actor: Actor, row: ListedDocument, facts: DocumentFacts): boolean =>
  row.environmentId === actor.environmentId &&
  can('workflow.start', actor, {
    ...facts,
    isMember: can('document.seeAccess', actor, facts).allowed,
    hasWorkflowEngine: actor.hasWorkflowEngine,
    isRunning: false,
  }).allowed;

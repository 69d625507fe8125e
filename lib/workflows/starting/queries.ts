import { sql } from 'drizzle-orm';
import { reading } from '@/db/client';
import type { Actor } from '@/lib/policy/actor';
import type { StartFacts } from '@/lib/policy/facts';
import { type Condition, can } from '@/lib/policy/policy';
import { startFacts } from '../facts';

/** What relates the actor to starting a workflow for a document by hand, and those that may be started. */
export type Starting = { facts: StartFacts; workflows: { id: string; name: string }[] };

const most = 100;

/**
 * The workflows of the document's environment that whoever may start one (`workflow.start`) chooses from, without their steps: published,
 * not paused, by name (E-075). Nothing for a document that is not there for the actor.
 */
export async function findStarting(actor: Actor, documentId: string): Promise<Starting | null> {
  return reading(actor, async (tx) => {
    const facts = await startFacts(tx, actor, { documentId }, 'none');
    if (!facts) return null;
    if (!can('workflow.start', actor, facts).allowed) return { facts, workflows: [] };
    const workflows = await tx.execute<{ id: string; name: string }>(sql`
      select w.id, w.name from workflows w where w.environment_id = ${facts.environmentId} and not w.is_paused
        and exists (select from workflow_versions v where v.workflow_id = w.id and v.published_at is not null)
      order by lower(w.name), w.id limit ${most}::int`);
    return { facts, workflows: [...workflows] };
  });
}

/** The same for several documents of a list: what may be started for the first of them that may go through one, else what is missing for that. */
export async function findStartingOfAny(
  actor: Actor,
  documentIds: readonly string[],
): Promise<{ workflows: Starting['workflows']; missing: Condition[] } | null> {
  let missing: Condition[] | null = null;
  for (const documentId of documentIds) {
    const starting = await findStarting(actor, documentId);
    if (!starting) continue;
    const answer = can('workflow.start', actor, starting.facts);
    if (answer.allowed) return { workflows: starting.workflows, missing: [] };
    missing ??= answer.missing;
  }
  return missing && { workflows: [], missing };
}

import { and, eq, ne, sql } from 'drizzle-orm';
import { newId } from '@/db/id';
import { documents, workflowRuns } from '@/db/schema';
import type { DocumentType, Progress, Status, Verdict } from '@/db/vocabulary';
import type { Hand } from '@/lib/policy/grant';
import { conflict } from '@/lib/policy/refusal';
import type { Definition } from '../definition/definition';
import { advance, begin, type Checked, type Reached } from '../engine/advance';
import { aboutDocument, type RunningDocument } from './document';
import { openStep } from './open-step';

// A document's way through its workflow, in the transaction of whatever moved it: the start, or the decision that closed a step.

/** A version of a workflow that documents can run through. */
export type Runnable = { workflowId: string; number: number; name: string; definition: Definition };
export type Run = Runnable & { id: string };

/** Begins a document's run and takes it to its first human step, or to its end; it is under review from then on. Refuses a document that runs already. */
export async function startRun(hand: Hand, document: RunningDocument, runnable: Runnable): Promise<void> {
  const id = newId();
  const started = await hand.tx
    .insert(workflowRuns)
    .values({
      id,
      environmentId: document.environmentId,
      workflowId: runnable.workflowId,
      workflowVersion: runnable.number,
      workflowName: runnable.name,
      documentId: document.id,
      startedBy: hand.actor.userId,
      startedByName: hand.actor.name,
    })
    .onConflictDoNothing()
    .returning({ id: workflowRuns.id });
  if (started.length === 0) throw conflict('workflow_started');
  await setStatus(hand, document, 'under_review');
  await reach(hand, document, { ...runnable, id }, begin(runnable.definition, document.values));
}

/** Ends a document's run without an outcome, and begins it anew, from the first step (E-074). */
export async function restartRun(
  hand: Hand,
  document: RunningDocument,
  runId: string,
  newest: Runnable,
): Promise<void> {
  await closeRun(hand, runId, 'restarted');
  await startRun(hand, document, newest);
}

/** Takes a document on from a step that was closed. */
export const carryOn = (
  hand: Hand,
  document: RunningDocument,
  run: Run,
  step: string,
  verdict: Verdict,
): Promise<void> => reach(hand, document, run, advance(run.definition, step, verdict, document.values));

async function reach(
  hand: Hand,
  document: RunningDocument,
  run: Run,
  { checks, reached }: { checks: Checked[]; reached: Reached },
): Promise<void> {
  for (const { step, isPassed } of checks)
    hand.also('workflow.checked', aboutDocument(document), { workflow: run.name, step: step.name, isPassed });
  if ('step' in reached) await openStep(hand, document, run, reached.step);
  else await endRun(hand, document, run, reached.verdict);
}

/** Ends a run, once, and the document's status follows, but for what is paid already (E-081). */
async function endRun(hand: Hand, document: RunningDocument, run: Run, verdict: Verdict): Promise<void> {
  await closeRun(hand, run.id, verdict);
  await setStatus(hand, document, verdict === 'approved' ? approvedStatus(document.type) : 'rejected');
  hand.also('workflow.ended', aboutDocument(document), { workflow: run.name, outcome: verdict });
}

async function closeRun({ tx }: Hand, runId: string, state: Exclude<Progress, 'open'>): Promise<void> {
  const ended = await tx
    .update(workflowRuns)
    .set({ state, endedAt: sql`now()` })
    .where(and(eq(workflowRuns.id, runId), eq(workflowRuns.state, 'open')))
    .returning({ id: workflowRuns.id });
  if (ended.length === 0) throw conflict('task_moved');
}

const payable: readonly DocumentType[] = ['invoice', 'credit_note', 'expense_claim'];

/** What is approved is approved for payment where there is something to pay. */
const approvedStatus = (type: DocumentType): Status => (payable.includes(type) ? 'approved_for_payment' : 'approved');

async function setStatus({ tx }: Hand, { id }: RunningDocument, status: Status): Promise<void> {
  await tx
    .update(documents)
    .set({ status, version: sql`${documents.version} + 1` })
    .where(and(eq(documents.id, id), ne(documents.status, status), ne(documents.status, 'paid')));
}

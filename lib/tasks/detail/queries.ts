import { and, desc, eq } from 'drizzle-orm';
import { type Read, reading } from '@/db/client';
import { taskDecisions, tasks } from '@/db/schema';
import { documentFacts } from '@/lib/documents/facts';
import type { Actor } from '@/lib/policy/actor';
import type { TaskFacts } from '@/lib/policy/facts';
import { isId } from '@/lib/policy/shapes';
import { type DocumentPage, documentPageIn, type PagePart } from '@/lib/shares/queries';
import { seenTask } from '../facts';
import { rowsAsRead, rowsOf, type TaskRow } from '../mine/rows';
import { type Part, partsOf } from './parts';

/** A task as its page shows it, with what relates the reader to it. */
export type FoundTask = TaskRow & { facts: TaskFacts; parts: Part[] };

/** The task's page; nothing when the task is not there for the reader. */
export async function findTask(actor: Actor, taskId: string): Promise<FoundTask | null> {
  if (!isId(taskId)) return null;
  return reading(actor, async (tx) => {
    const seen = await seenTask(tx, actor, taskId);
    const [row] = seen ? await rowsAsRead(tx, [taskId]) : [];
    return seen && row ? { ...row, facts: seen.facts, parts: await partsOf(tx, actor, seen.task) } : null;
  });
}

/** What the reader decided in a task, each their receipt: also when the task and its document are out of their reach (C-34). */
export async function listReceipts(actor: Actor, taskId: string) {
  if (!isId(taskId)) return [];
  return reading(actor, (tx) =>
    tx
      .select()
      .from(taskDecisions)
      .where(and(eq(taskDecisions.taskId, taskId), eq(taskDecisions.decidedBy, actor.userId)))
      .orderBy(desc(taskDecisions.decidedAt)),
  );
}

/** A document's page with its newest fifty tasks in the order they came, and the one that is open with what relates the reader to it. */
export type DocumentWithTasks = DocumentPage & { tasks: TaskRow[]; openTask: FoundTask | null };

/** The page of a document, read at one moment; nothing when no path leads the actor to it. */
export async function findDocumentWithTasks(
  actor: Actor,
  documentId: string,
  part: PagePart = {},
): Promise<DocumentWithTasks | null> {
  if (!isId(documentId)) return null;
  return reading(actor, async (tx) => {
    const facts = await documentFacts(tx, actor, documentId, 'none');
    if (!facts) return null;
    return { ...(await documentPageIn(tx, actor, facts, part)), ...(await tasksIn(tx, actor, documentId)) };
  });
}

async function tasksIn(tx: Read, actor: Actor, documentId: string) {
  const ids = await tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(eq(tasks.documentId, documentId))
    .orderBy(desc(tasks.createdAt), desc(tasks.id))
    .limit(50);
  const rows = await rowsOf(tx, ids.map((one) => one.id).reverse());
  const row = rows.find((one) => one.state === 'open');
  const seen = row && (await seenTask(tx, actor, row.id));
  const openTask = seen ? { ...row, facts: seen.facts, parts: await partsOf(tx, actor, seen.task) } : null;
  return { tasks: rows, openTask };
}

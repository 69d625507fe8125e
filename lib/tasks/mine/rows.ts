import { sql } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { type Progress, progress, type StepMode, stepModes } from '@/db/vocabulary';
import { heldAccess } from '@/lib/documents/facts';

/** A task as the lists show it. */
export type TaskRow = {
  id: string;
  stepName: string;
  workflowName: string;
  documentId: string;
  documentName: string;
  counterparty: string;
  amountCents: number;
  currency: string;
  /** Whose document it is: for the intermediary, which client. */
  organisationName: string;
  environmentId: string;
  environmentName: string;
  state: Progress;
  mode: StepMode;
  /** How many have decided, of how many who are to: "2 of 3 done". */
  decided: number;
  seats: number;
  /** Who delegated it to whom last, where it was delegated. */
  delegatedBy: string | null;
  delegatedTo: string | null;
  createdAt: Date;
  dueAt: Date | null;
  closedAt: Date | null;
};

type Row = Omit<TaskRow, 'state' | 'mode' | 'createdAt' | 'dueAt' | 'closedAt'> & {
  state: number;
  mode: number;
  createdAt: string;
  dueAt: string | null;
  closedAt: string | null;
};

/** What the lists show of these tasks, in their order; nothing of one that the wall hides. */
export async function rowsOf(tx: Read, ids: string[]): Promise<TaskRow[]> {
  if (ids.length === 0) return [];
  const rows = await tx.execute<Row>(sql`
    select t.id, t.step_name as "stepName", r.workflow_name as "workflowName", t.document_id as "documentId",
      coalesce(nullif(d.number, ''), d.subject) as "documentName", d.counterparty, d.amount_cents::float8 as "amountCents", d.currency,
      o.name as "organisationName", t.environment_id as "environmentId", e.name as "environmentName", t.state::int, t.mode::int,
      decided.count as decided, decided.count + (select count(*)::int from open_seats(t.id)) as seats,
      given.given_by_name as "delegatedBy", given.holder as "delegatedTo", t.created_at as "createdAt", t.due_at as "dueAt", t.closed_at as "closedAt"
    from tasks t join workflow_runs r on r.id = t.run_id join documents d on d.id = t.document_id
      join organisations o on o.id = t.organisation_id join environments e on e.id = t.environment_id
      cross join lateral (select count(*)::int as count from task_decisions x where x.task_id = t.id and x.round = t.round) decided
      left join lateral (select a.given_by_name, u.name as holder from task_assignments a
        cross join lateral (select h.principal_id from task_assignments h where h.task_id = a.task_id and h.seat_id = a.seat_id
          and h.position >= a.position order by h.position desc limit 1) top join users u on u.id = top.principal_id
        where a.task_id = t.id and a.position > 0 and (a.principal_id = current_user_id() or a.given_by = current_user_id())
        order by a.position desc limit 1) given on true
    where t.id in ${ids}`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [toTaskRow(row)] : [];
  });
}

/** The same for who may see a task without reading its document, as who looks after workflows: then it says nothing of the document (C-38). */
export async function rowsAsRead(tx: Read, ids: string[]): Promise<TaskRow[]> {
  const rows = await rowsOf(tx, ids);
  const read = await heldAccess(
    tx,
    rows.map((row) => row.documentId),
  );
  return rows.map((row) => (read.has(row.documentId) ? row : { ...row, ...nothingOfDocument(row) }));
}

const nothingOfDocument = ({ stepName }: TaskRow) => ({
  documentName: stepName,
  counterparty: '',
  amountCents: 0,
  currency: 'XXX',
});

const toTaskRow = ({ state, mode, createdAt, dueAt, closedAt, ...row }: Row): TaskRow => ({
  ...row,
  state: progress[state - 1]!,
  mode: stepModes[mode - 1]!,
  createdAt: new Date(createdAt),
  dueAt: momentOf(dueAt),
  closedAt: momentOf(closedAt),
});

const momentOf = (text: string | null) => (text === null ? null : new Date(text));

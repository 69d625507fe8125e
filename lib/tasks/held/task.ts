import { sql } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { type Progress, progress, type StepMode, stepModes, type Verdict, verdicts } from '@/db/vocabulary';
import { conflict } from '@/lib/policy/refusal';
import type { CanAct, Delegation, OpenTask } from '@/lib/workflows/engine/seats';

/** A delegation as it is stored: the row to take away, and who gave it to whom. */
export type Given = Delegation & { id: string; holderName: string; holderEnvironmentId: string };

/** A task with everything that is decided from: what the engine asks, and what the log and those who are told call it. */
export type HeldTask = {
  id: string;
  environmentId: string;
  environmentName: string;
  organisationId: string;
  documentId: string;
  documentName: string;
  runId: string;
  workflowId: string;
  workflowVersion: number;
  workflowName: string;
  step: string;
  stepName: string;
  round: number;
  state: Progress;
  version: number;
  hasWorkflowEngine: boolean;
  open: OpenTask;
  delegations: Given[];
  canAct: CanAct;
};

type Row = Omit<HeldTask, 'state' | 'open' | 'delegations' | 'canAct'> & {
  state: number;
  mode: number;
  waitsForAll: boolean;
  excluded: string[];
  named: string[];
  delegations: Given[];
  decided: { seatId: string; verdict: number }[];
  unable: string[];
};

/** The task as it is at this moment; nothing for one that the wall hides. */
export async function readTask(tx: Read, taskId: string): Promise<HeldTask | null> {
  const [row] = await tx.execute<Row>(sql`
    select t.id, t.environment_id as "environmentId", e.name as "environmentName", t.organisation_id as "organisationId",
      t.document_id as "documentId", coalesce(nullif(d.number, ''), d.subject) as "documentName",
      t.run_id as "runId", r.workflow_id as "workflowId", r.workflow_version as "workflowVersion", r.workflow_name as "workflowName",
      t.step, t.step_name as "stepName", t.round, t.state::int, t.version, e.has_workflow_engine as "hasWorkflowEngine",
      t.mode::int, t.waits_for_all as "waitsForAll", to_json(t.excluded) as excluded,
      to_json(array(select s.id from task_seats(t.id) as s(id) order by s.id)) as named,
      coalesce((select json_agg(json_build_object('id', a.id, 'seatId', a.seat_id, 'position', a.position, 'holderId', a.principal_id,
          'holderName', u.name, 'holderEnvironmentId', a.principal_environment_id) order by a.seat_id, a.position)
        from task_assignments a join users u on u.id = a.principal_id where a.task_id = t.id and a.position > 0), '[]'::json) as delegations,
      coalesce((select json_agg(json_build_object('seatId', x.seat_id, 'verdict', x.verdict)) from task_decisions x
        where x.task_id = t.id and x.round = t.round), '[]'::json) as decided,
      to_json(array(select u.id from users u where (u.blocked_at is not null or u.removed_at is not null or u.is_anonymous_proxy)
        and (u.id in (select s.id from task_seats(t.id) as s(id))
          or u.id in (select a.principal_id from task_assignments a where a.task_id = t.id and a.position > 0)))) as unable
    from tasks t join workflow_runs r on r.id = t.run_id join documents d on d.id = t.document_id join environments e on e.id = t.environment_id
    where t.id = ${taskId}`);
  return row ? heldTask(row) : null;
}

function heldTask({ mode, waitsForAll, excluded, named, decided, unable, ...row }: Row): HeldTask {
  return {
    ...row,
    state: progress[row.state - 1]!,
    open: {
      mode: stepModes[mode - 1] as StepMode,
      waitsForAll,
      named,
      excluded,
      delegations: row.delegations,
      decided: new Map(decided.map((one) => [one.seatId, verdicts[one.verdict - 1] as Verdict])),
    },
    canAct: (personId) => !unable.includes(personId),
  };
}

/** The task that a grant is about: its row is held since its facts were gathered. */
export async function taskOf({ tx, facts }: { tx: Read; facts: { taskId: string } }): Promise<HeldTask> {
  const task = await readTask(tx, facts.taskId);
  if (!task) throw conflict('task_over');
  return task;
}

/** How an event speaks of the task: as of its document, in whose trail it stands. */
export const aboutTask = ({ environmentId, organisationId, documentId, documentName }: HeldTask) => ({
  environmentId,
  organisationId,
  documentId,
  subject: { kind: 'document', id: documentId, name: documentName },
});

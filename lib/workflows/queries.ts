import { sql } from 'drizzle-orm';
import { type Read, reading } from '@/db/client';
import { environmentFacts } from '@/lib/environments/facts';
import type { Actor } from '@/lib/policy/actor';
import type { WorkflowFacts } from '@/lib/policy/facts';
import { can } from '@/lib/policy/policy';
import { isId } from '@/lib/policy/shapes';
import { assigneesById, type NamedAssignee, namedIn } from './assignees/queries';
import { type Definition, readDefinition } from './definition/definition';

/** A workflow as the list shows it. */
export type WorkflowRow = {
  id: string;
  name: string;
  isPaused: boolean;
  /** The version that new documents go through; nothing where none was published yet. */
  published: number | null;
  /** The version that is being written. */
  draft: number | null;
  /** How many documents are in it now, in whichever version. */
  running: number;
  /** Of the newest version. */
  definition: Definition;
  /** The steps of the newest version that name somebody who gets no tasks any more (C-13). */
  lacking: string[];
};

const most = 500;

/** The workflows of the actor's environment by name; none for who does not look after them (C-37). At most five hundred. */
export async function listWorkflows(actor: Actor): Promise<WorkflowRow[]> {
  if (!can('workflow.see', actor, environmentFacts(actor)).allowed) return [];
  return reading(actor, async (tx) => {
    const rows = await tx.execute<Omit<WorkflowRow, 'definition' | 'lacking'> & { definition: unknown }>(sql`
      select w.id, w.name, w.is_paused as "isPaused", newest.definition,
        (select max(v.number) from workflow_versions v where v.workflow_id = w.id and v.published_at is not null) as published,
        case when newest.published_at is null then newest.number end as draft,
        (select count(*)::int from workflow_runs r where r.workflow_id = w.id and r.state = 1) as running
      from workflows w join lateral (
        select v.number, v.published_at, v.definition from workflow_versions v where v.workflow_id = w.id order by v.number desc limit 1) as newest on true
      where w.environment_id = current_environment_id() order by lower(w.name), w.id limit ${most}::int`);
    const read = rows.map((row) => ({ ...row, definition: readDefinition(row.definition) }));
    const ids = [...new Set(read.flatMap((row) => namedIn(row.definition)))];
    const known = await assigneesById(tx, actor.environmentId, ids);
    return read.map((row) => ({ ...row, lacking: lackingSteps(row.definition, known) }));
  });
}

/** The names of the steps that name somebody who is gone or gets nothing. */
function lackingSteps({ steps }: Definition, known: readonly NamedAssignee[]): string[] {
  const usable = new Set(known.filter((one) => one.lack === null).map((one) => one.id));
  return steps
    .filter((step) => step.kind === 'task' && step.assignees.some((one) => one.kind !== 'role' && !usable.has(one.id)))
    .map((step) => step.name);
}

export type WorkflowVersion = {
  number: number;
  publishedAt: Date | null;
  publishedByName: string | null;
  changedAt: Date;
  changedByName: string;
  /** How many documents run through it now. */
  running: number;
};

/** A workflow for its page: one of its versions, the newest unless another is asked for, and the list of them. */
export type WorkflowPage = {
  id: string;
  name: string;
  isPaused: boolean;
  /** Of the newest save. */
  revision: number;
  /** The newest first; a draft is among them. */
  versions: WorkflowVersion[];
  shown: WorkflowVersion & { definition: Definition };
  assignees: NamedAssignee[];
  organisations: { id: string; name: string }[];
  facts: WorkflowFacts;
};

type VersionRow = Omit<WorkflowVersion, 'publishedAt' | 'changedAt'> & {
  name: string;
  isPaused: boolean;
  revision: number;
  publishedAt: string | null;
  changedAt: string;
};

/** A workflow of the actor's environment; nothing for another's, for a version it does not have, and for who does not look after workflows. */
export async function findWorkflow(
  actor: Actor,
  workflowId: string,
  number: number | null = null,
): Promise<WorkflowPage | null> {
  if (!isId(workflowId) || !can('workflow.see', actor, environmentFacts(actor)).allowed) return null;
  return reading(actor, async (tx) => {
    const rows = await tx.execute<VersionRow>(sql`
      select w.name, w.is_paused as "isPaused", v.number, v.revision, v.published_at as "publishedAt", v.published_by_name as "publishedByName",
        v.changed_at as "changedAt", v.changed_by_name as "changedByName",
        (select count(*)::int from workflow_runs r where r.workflow_id = w.id and r.workflow_version = v.number and r.state = 1) as running
      from workflows w join workflow_versions v on v.workflow_id = w.id
      where w.id = ${workflowId} and w.environment_id = current_environment_id() order by v.number desc`);
    const [newest] = rows;
    const versions = rows.map(versionOf);
    const shown = number === null ? versions[0] : versions.find((one) => one.number === number);
    if (!newest || !shown) return null;
    const definition = await definitionOf(tx, workflowId, shown.number);
    const { name, isPaused, revision } = newest;
    return {
      id: workflowId,
      name,
      isPaused,
      revision,
      versions,
      shown: { ...shown, definition },
      assignees: await assigneesById(tx, actor.environmentId, namedIn(definition)),
      organisations: await organisationsOf(tx),
      facts: {
        environmentId: actor.environmentId,
        subject: { kind: 'workflow', id: workflowId, name },
        workflowId,
      },
    };
  });
}

const versionOf = ({ number, publishedAt, publishedByName, changedAt, changedByName, running }: VersionRow) => ({
  number,
  publishedAt: publishedAt === null ? null : new Date(publishedAt),
  publishedByName,
  changedAt: new Date(changedAt),
  changedByName,
  running,
});

async function definitionOf(tx: Read, workflowId: string, number: number): Promise<Definition> {
  const [row] = await tx.execute<{ definition: unknown }>(
    sql`select v.definition from workflow_versions v where v.workflow_id = ${workflowId} and v.number = ${number}`,
  );
  return readDefinition(row!.definition);
}

/** The organisations of the environment whose documents can start a workflow, by name. */
const organisationsOf = async (tx: Read): Promise<{ id: string; name: string }[]> => [
  ...(await tx.execute<{ id: string; name: string }>(sql`
    select o.id, o.name from organisations o where o.environment_id = current_environment_id() and o.deleted_at is null
    order by lower(o.name), o.id limit ${most}::int`)),
];

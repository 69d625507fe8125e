import { and, eq, notInArray, sql } from 'drizzle-orm';
import { code } from '@/db/columns';
import { environmentFacts } from '@/lib/environments/facts';
import { codes } from '@/lib/notifications/told/commands';
import { exerciseIn } from '@/lib/policy/grant';
import { decideTask } from '@/lib/tasks/commands';
import { delegateBack, delegateTask, recallTask } from '@/lib/tasks/delegating/commands';
import { delegationFacts, taskFacts } from '@/lib/tasks/facts';
import { createWorkflow, pauseWorkflow, publishDraft, saveDraft, startByHand } from '@/lib/workflows/commands';
import type { Definition } from '@/lib/workflows/definition/definition';
import { startFacts, workflowFacts } from '@/lib/workflows/facts';
import type { Tx } from '../client';
import { documents } from '../schema';
import { mailings } from '../vocabulary';
import { cast, castId } from './cast';
import { type Arrival, recordArrivals } from './documents';
import { actAt, inThePast } from './past';
import { documentsAtHand, type Take } from './workflow-documents';
import { boardApproves, expenseClaims, purchaseInvoices, twoEyes } from './workflow-plans';
import { type Act, clientsWithEngine, type Story, stories } from './workflow-stories';

const day = 86_400_000;

/** Something that happened at a moment of the demo world's past. */
type Event = { daysAgo: number; who: string; act: (moment: Date) => Promise<unknown> };

/** What the acts need to know of each other: the workflows by owner and name, and the documents that are left. */
type World = { tx: Tx; workflows: Map<string, string>; take: Take };

/**
 * Makes the workflows of the demo world and lets people take documents through them, by the product's own acts, in the order they happened in;
 * the arrivals of documents are written in the log between them. Inside `asOwner`.
 */
export async function seedWorkflows(tx: Tx, arrivals: Arrival[], today = new Date()): Promise<void> {
  await inThePast(tx, async () => {
    const world = { tx, workflows: new Map<string, string>(), take: await documentsAtHand(tx) };
    const events = [...making(world), ...stories.flatMap((story) => telling(world, story))];
    const waiting = arrivals.toSorted((a, b) => a.moment.getTime() - b.moment.getTime());
    for (const { daysAgo, who, act } of events.toSorted((a, b) => b.daysAgo - a.daysAgo)) {
      const moment = new Date(today.getTime() - daysAgo * day);
      const later = waiting.findIndex((arrival) => arrival.moment > moment);
      await recordArrivals(tx, waiting.splice(0, later < 0 ? waiting.length : later));
      await actAt(tx, moment, personOf(who), () => act(moment));
    }
    await recordArrivals(tx, waiting);
    await remind(tx, today);
  });
}

const homes = new Map(
  cast.flatMap(({ key, users }) => users.map((user) => [user.key, castId(`environment ${key}`)] as const)),
);
const personOf = (who: string) => ({ userId: castId(`user ${who}`), environmentId: homes.get(who)! });

/** De Boer's three workflows, one of them paused and one in its second version with a draft behind it; and the clients'. */
function making(world: World): Event[] {
  const { first, second, draft } = purchaseInvoices;
  const made = (home: string, daysAgo: number, who: string, name: string, definition: Definition): Event[] => [
    {
      daysAgo,
      who,
      act: async () => world.workflows.set(`${home} ${name}`, await create(world.tx, who, name, definition)),
    },
    { daysAgo: daysAgo - 0.01, who, act: () => publish(world, who, `${home} ${name}`, 1) },
  ];
  const purchases = 'deboer Purchase invoices';
  return [
    ...made('deboer', 90, 'anna', 'Purchase invoices', first),
    ...made('deboer', 88, 'anna', 'Everybody of the board approves', boardApproves),
    ...made('deboer', 85, 'anna', 'Expense claims', expenseClaims),
    ...clientsWithEngine.flatMap(([client, who]) => made(client, 60, who, 'Two eyes above € 1,000', twoEyes(client))),
    { daysAgo: 35, who: 'anna', act: () => save(world, 'anna', purchases, second, 1) },
    { daysAgo: 34, who: 'anna', act: () => publish(world, 'anna', purchases, 2) },
    { daysAgo: 12, who: 'anna', act: () => pause(world, 'anna', 'deboer Expense claims') },
    { daysAgo: 2, who: 'anna', act: () => save(world, 'anna', purchases, draft, 2) },
  ];
}

const create = (tx: Tx, who: string, name: string, definition: Definition) =>
  exerciseIn(
    tx,
    'workflow.create',
    personOf(who),
    async (_, actor) => environmentFacts(actor),
    (grant) => createWorkflow(grant, { name, definition }),
  );

const aboutWorkflow = (world: World, key: string) => ({ workflowId: world.workflows.get(key)! });

const save = (world: World, who: string, key: string, definition: Definition, revision: number) =>
  exerciseIn(
    world.tx,
    'workflow.define',
    personOf(who),
    (tx, actor) => workflowFacts(tx, actor, aboutWorkflow(world, key)),
    (grant) => saveDraft(grant, { name: grant.facts.subject.name, definition, revision }),
  );

const publish = (world: World, who: string, key: string, revision: number) =>
  exerciseIn(
    world.tx,
    'workflow.publish',
    personOf(who),
    (tx, actor) => workflowFacts(tx, actor, aboutWorkflow(world, key)),
    (grant) => publishDraft(grant, { revision }),
  );

const pause = (world: World, who: string, key: string) =>
  exerciseIn(
    world.tx,
    'workflow.pause',
    personOf(who),
    (tx, actor) => workflowFacts(tx, actor, aboutWorkflow(world, key)),
    (grant) => pauseWorkflow(grant, { isPaused: true }),
  );

/** A story's start and its acts; the document is chosen when it starts, from what had arrived by then. */
function telling(world: World, story: Story): Event[] {
  const [daysAgo, who] = story.started;
  let documentId: string;
  const start = async (moment: Date) => {
    documentId = world.take(story, moment);
    await asItCame(world.tx, documentId);
    await exerciseIn(
      world.tx,
      'workflow.start',
      personOf(who),
      (tx, actor) => startFacts(tx, actor, { documentId }),
      (grant) => startByHand(grant, aboutWorkflow(world, `${story.organisation} ${story.workflow}`)),
    );
  };
  return [
    { daysAgo, who, act: start },
    ...story.acts.map((act) => ({ daysAgo: act[0], who: act[1], act: () => perform(world.tx, documentId, act) })),
  ];
}

/** The archive may say that it was paid long ago: before its story begins it has only been looked at. */
const asItCame = (tx: Tx, documentId: string) =>
  tx
    .update(documents)
    .set({ status: 'opened' })
    .where(and(eq(documents.id, documentId), notInArray(documents.status, ['received', 'opened'])));

/** One act on the document's open task. */
async function perform(tx: Tx, documentId: string, [, who, verb, more = '']: Act): Promise<void> {
  const [task] = await tx.execute<{ id: string }>(
    sql`select id from tasks where document_id = ${documentId} and state = 1`,
  );
  if (!task) throw new Error(`${who} finds no task to ${verb}.`);
  const actor = personOf(who);
  const taskId = task.id;
  if (verb === 'delegate')
    await exerciseIn(
      tx,
      'task.delegate',
      actor,
      (read, by) => delegationFacts(read, by, { taskId, toId: castId(`user ${more}`) }),
      delegateTask,
    );
  else if (verb === 'back')
    await exerciseIn(tx, 'task.delegateBack', actor, (read, by) => taskFacts(read, by, { taskId }), delegateBack);
  else if (verb === 'recall')
    await exerciseIn(tx, 'task.recall', actor, (read, by) => taskFacts(read, by, { taskId }), recallTask);
  else
    await exerciseIn(
      tx,
      'task.decide',
      actor,
      (read, by) => taskFacts(read, by, { taskId }),
      (grant) => decideTask(grant, { verdict: verb === 'approve' ? 'approved' : 'rejected', reason: more }),
    );
}

/** Whoever holds a task whose moment has come was reminded at that moment; what is older than four days has been read. */
async function remind(tx: Tx, today: Date): Promise<void> {
  await tx.execute(sql`create temporary table reminded on commit drop as
    select '/tasks/' || id as path, remind_at from tasks where state = 1 and remind_at <= ${today.toISOString()}::timestamptz`);
  await tx.execute(
    sql`update tasks set remind_at = now() - interval '1 second' where state = 1 and '/tasks/' || id in (select path from reminded)`,
  );
  await tx.execute(sql`select tell_of_reminders(${codes('task_reminder')}, '/tasks/', 1000)`);
  await tx.execute(sql`update notifications n set created_at = r.remind_at, mailing = ${code(mailings, 'never')}
    from reminded r where n.path = r.path and n.created_at >= now()::timestamptz(3)`);
  await tx.execute(sql`update notifications set read_at = created_at + interval '2 hours'
    where path like '/tasks/%' and created_at < ${today.toISOString()}::timestamptz - interval '4 days'`);
}

import { eq, inArray, sql } from 'drizzle-orm';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { confirmTask, decideTask, reassignTask } from '@/app/(portal)/tasks/actions';
import { identifying } from '@/db/client';
import { newId } from '@/db/id';
import { environments, groupMembers, groups, notifications, principals, users } from '@/db/schema';
import { asOwner, within } from '@/db/seed/owner';
import type * as holding from '@/lib/tasks/held/hold';
import type * as moving from '@/lib/tasks/moving/commands';
import { actAs, asPerson, post } from '../acting';
import { addCompany, type Company } from '../partners';
import { addPersonTo } from '../people';
import { Claim, timesFor } from '../proof/claim';
import { giveWorkflow, humanStep, start, toGroup, toPerson } from '../workflowing';
import { giveDocumentTo } from '../world';

// Many people at the same moment (C-48, T-43): a step is over once, and no step is stuck. `npm run proof` runs the long forms; each is run once
// more with what protects it taken out, and must then fail.

const votes = timesFor('KOPPEL_VOTES', 100);
const allActs = timesFor('KOPPEL_ALL_ACT_TASKS', 10);
const voters = 50;

// The lock of the task's row, and the conditional update of its version and state, as a test may take them out.
const without = vi.hoisted(() => ({ lock: false, condition: false }));
vi.mock('@/lib/tasks/held/hold', async (original) => {
  const real = await original<typeof holding>();
  return {
    ...real,
    holdTask: (...args: Parameters<typeof real.holdTask>) =>
      without.lock ? Promise.resolve(true) : real.holdTask(...args),
  };
});
vi.mock('@/lib/tasks/moving/commands', async (original) => {
  const real = await original<typeof moving>();
  const unconditional: typeof real.moveTask = async (tx, task, outcome) => {
    await tx.execute(
      sql`update tasks set version = version + 1, state = ${outcome ? 2 : 1}, closed_at = ${outcome ? new Date().toISOString() : null}::timestamptz where id = ${task.id}`,
    );
  };
  return {
    ...real,
    moveTask: (...args: Parameters<typeof real.moveTask>) =>
      without.condition ? unconditional(...args) : real.moveTask(...args),
  };
});
afterEach(() => Object.assign(without, { lock: false, condition: false }));

let home: Company;
let people: string[];
let next: string;

beforeAll(async () => {
  home = await addCompany();
  await asOwner((tx) =>
    tx.update(environments).set({ hasWorkflowEngine: true }).where(eq(environments.id, home.environmentId)),
  );
  people = [];
  for (let at = 0; at < voters; at++) people.push(await addPersonTo(home.environmentId, { name: `Voter ${at}` }));
  next = await addPersonTo(home.environmentId, { name: 'Whoever is next' });
});

async function inside<T>(work: (tx: Parameters<Parameters<typeof asOwner>[0]>[0]) => Promise<T>): Promise<T> {
  const answers: T[] = [];
  await asOwner((tx) =>
    within(tx, home.environmentId, async () => {
      answers.push(await work(tx));
    }),
  );
  return answers[0]!;
}

async function giveGroup(members: string[]): Promise<string> {
  const id = newId();
  await asOwner(async (tx) => {
    await tx.insert(principals).values({ id, kind: 'group', environmentId: home.environmentId });
    await tx.insert(groups).values({ id, environmentId: home.environmentId, name: `Group ${id}` });
    await tx.insert(groupMembers).values(
      members.map((userId) => ({
        userId,
        groupId: id,
        environmentId: home.environmentId,
        userEnvironmentId: home.environmentId,
      })),
    );
  });
  return id;
}

async function running(workflowId: string) {
  const documentId = await giveDocumentTo(home);
  const started = await start(home, documentId, workflowId);
  if (started.code !== 'ok') throw new Error(JSON.stringify(started));
  const [task] = await inside((tx) =>
    tx.execute<{ id: string }>(sql`select id from tasks where document_id = ${documentId}`),
  );
  return { documentId, taskId: task!.id };
}

/** What came of a document: decisions that counted, steps behind the first, words to whoever is next, events. */
async function outcomeOf(documentId: string, taskId: string) {
  const [row] = await inside((tx) =>
    tx.execute<{ decided: number; steps: number; completions: number; state: number }>(sql`
      select (select count(*)::int from task_decisions where task_id = ${taskId}) as decided,
        (select count(*)::int from tasks where document_id = ${documentId}) as steps,
        (select count(*)::int from audit_events where document_id = ${documentId} and action = 'task.decide') as completions,
        (select state::int from tasks where id = ${taskId}) as state`),
  );
  const told = await identifying((tx) =>
    tx
      .select({ id: notifications.id })
      .from(notifications)
      .where(sql`${notifications.userId} = ${next} and ${notifications.documentId} = ${documentId}`),
  );
  return { ...row!, told: told.length };
}

const decideAs = (userId: string, taskId: string) =>
  asPerson({ userId }, () => post(decideTask, { taskId, verdict: 'approved' })).catch((error: unknown) => ({
    code: `fault: ${error}`,
  }));

/** Runs the work, so many at once. */
async function atOnce<T, R>(items: readonly T[], width: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < items.length; from += width)
    results.push(...(await Promise.all(items.slice(from, from + width).map(work))));
  return results;
}

/** So many decisions on one task at the same moment; answers what went wrong. */
async function oneSufficient(count: number): Promise<string[]> {
  const group = await giveGroup(people);
  const { documentId, taskId } = await running(
    await giveWorkflow(home, [humanStep([toGroup(group)]), humanStep([toPerson({ userId: next })], { name: 'Next' })]),
  );
  const answers = await atOnce(
    Array.from({ length: count }, (_, at) => people[at % voters]!),
    50,
    (userId) => decideAs(userId, taskId),
  );
  const codes = answers.map((answer) => answer.code);
  const outcome = await outcomeOf(documentId, taskId);
  return [
    codes.filter((code) => code === 'ok').length === 1
      ? ''
      : `${codes.filter((code) => code === 'ok').length} decisions were taken`,
    codes.every((code) => ['ok', 'conflict', 'forbidden'].includes(code))
      ? ''
      : `answers: ${[...new Set(codes)].join()}`,
    outcome.decided === 1 && outcome.completions === 1
      ? ''
      : `${outcome.decided} decisions stand, ${outcome.completions} are written down`,
    outcome.steps === 2 ? '' : `${outcome.steps - 1} next steps`,
    outcome.told === 1 ? '' : `${outcome.told} words to whoever is next`,
  ].filter(Boolean);
}

/** A task that all fifty must act on, with somebody joining, somebody leaving and the group being deleted between; answers what went wrong. */
async function allMustAct(round: number): Promise<string[]> {
  const [late, gone] = [people[0]!, people[1]!];
  const group = await giveGroup(people.slice(1));
  const { documentId, taskId } = await running(
    await giveWorkflow(home, [
      humanStep([toGroup(group)], { mode: 'all_must_act' }),
      humanStep([toPerson({ userId: next })]),
    ]),
  );
  const pause = () => new Promise((done) => setTimeout(done, Math.random() * 120));
  const change = async () => {
    await pause();
    await asOwner((tx) =>
      tx.insert(groupMembers).values({
        userId: late,
        groupId: group,
        environmentId: home.environmentId,
        userEnvironmentId: home.environmentId,
      }),
    );
    await pause();
    await asOwner((tx) =>
      tx.delete(groupMembers).where(sql`${groupMembers.userId} = ${gone} and ${groupMembers.groupId} = ${group}`),
    );
    await pause();
    if (round % 2 === 0)
      await asOwner((tx) => tx.update(groups).set({ closedAt: new Date() }).where(eq(groups.id, group)));
  };
  const vote = async (userId: string) => {
    await pause();
    return (await decideAs(userId, taskId)).code;
  };
  const [codes] = await Promise.all([Promise.all(people.slice(2).map(vote)), change()]);
  const halfway = await outcomeOf(documentId, taskId);
  // Whoever came late acts last; where they came too late, it is over. Where only whoever left was missing, it waits to be confirmed.
  const last = (await decideAs(late, taskId)).code;
  await actAs(home);
  const confirmed = (await post(confirmTask, { taskId })).code;
  const outcome = await outcomeOf(documentId, taskId);
  return [
    codes.every((code) => code === 'ok') ? '' : `round ${round}: answers ${[...new Set(codes)].join()}`,
    outcome.decided === 48 + (last === 'ok' ? 1 : 0) ? '' : `round ${round}: ${outcome.decided} decisions`,
    outcome.state === 2 ? '' : `round ${round}: stuck after ${last}, ${confirmed}`,
    outcome.steps === 2 && outcome.told === 1
      ? ''
      : `round ${round}: ${outcome.steps - 1} next steps, ${outcome.told} words`,
    halfway.steps <= 2 ? '' : `round ${round}: completed twice`,
  ].filter(Boolean);
}

/** The same with all fifty at once and nothing between; answers what went wrong. */
async function everybodyAtOnce(): Promise<string[]> {
  const group = await giveGroup(people);
  const { documentId, taskId } = await running(
    await giveWorkflow(home, [
      humanStep([toGroup(group)], { mode: 'all_must_act' }),
      humanStep([toPerson({ userId: next })]),
    ]),
  );
  const codes = (await Promise.all(people.map((userId) => decideAs(userId, taskId)))).map((answer) => answer.code);
  const outcome = await outcomeOf(documentId, taskId);
  return [
    codes.every((code) => code === 'ok') ? '' : `answers ${[...new Set(codes)].join()}`,
    outcome.state === 2 ? '' : `stuck with ${outcome.decided} decisions`,
    outcome.steps <= 2 ? '' : 'completed twice',
  ].filter(Boolean);
}

describe('at the same moment', () => {
  test(`one person sufficient: ${votes} decisions at once come to one completion, one next step, one word to whoever is next`, async () => {
    const claim = new Claim('One person sufficient: one completion, whoever decides at once', 'decisions', votes);
    claim.count(votes, await oneSufficient(votes));
    expect(claim.close()).toEqual([]);
  }, 1_800_000);

  test(`all members must act: ${allActs} tasks of ${voters} voters, with joins, leaves and deletions between, each over once and none stuck`, async () => {
    const claim = new Claim('All members must act: over once, and never stuck', 'tasks', allActs);
    for (let round = 0; round < allActs; round++) claim.count(1, await allMustAct(round));
    expect(claim.close()).toEqual([]);
  }, 3_600_000);

  test('all members must act, all of them at once: over, once', async () => {
    for (let round = 0; round < 3; round++) expect(await everybodyAtOnce()).toEqual([]);
  }, 120_000);

  test('assigned anew and decided at the same moment: one of the two, and nobody holds what is over', async () => {
    for (let round = 0; round < 10; round++) {
      const { taskId } = await running(await giveWorkflow(home, [humanStep([toPerson({ userId: people[0]! })])]));
      const [decided, assigned] = await Promise.all([
        decideAs(people[0]!, taskId),
        asPerson(home, () => post(reassignTask, { taskId, principals: [people[1]!] })),
      ]);
      expect([decided.code, assigned.code].filter((code) => code === 'ok')).toHaveLength(1);
      const [open] = await inside((tx) =>
        tx.execute<{ count: number }>(
          sql`select count(*)::int as count from task_assignments where task_id = ${taskId} and is_open`,
        ),
      );
      expect(open!.count).toBe(decided.code === 'ok' ? 0 : 1);
    }
  });
});

describe('the proof itself', () => {
  test('without the lock, all who must act leave a task stuck, or complete it twice', async () => {
    without.lock = true;
    without.condition = true;
    const wrong: string[] = [];
    for (let round = 0; round < 5; round++) wrong.push(...(await everybodyAtOnce()));
    expect(wrong.join()).toMatch(/stuck|twice/);
  }, 120_000);

  test('without the lock, with the conditional update alone, voters are turned away', async () => {
    without.lock = true;
    expect((await everybodyAtOnce()).join()).toMatch(/answers/);
  }, 120_000);

  test('without either, one person sufficient is decided more than once', async () => {
    without.lock = true;
    without.condition = true;
    expect((await oneSufficient(50)).join()).toMatch(/decisions were taken|decisions stand|answers/);
  }, 120_000);

  test('and each of the two protects one person sufficient by itself', async () => {
    without.lock = true;
    expect(await oneSufficient(50)).toEqual([]);
    Object.assign(without, { lock: false, condition: true });
    expect(await oneSufficient(50)).toEqual([]);
    await asOwner((tx) => tx.update(users).set({ blockedAt: null }).where(inArray(users.id, people)));
  }, 120_000);
});

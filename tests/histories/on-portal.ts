import { and, eq, inArray, sql } from 'drizzle-orm';
import { blockUser, unblockUser } from '@/app/(portal)/environment/users/[userId]/actions';
import { addGroupMembers, deleteGroup, leaveGroup, removeGroupMember } from '@/app/(portal)/groups/[groupId]/actions';
import { endPartnership } from '@/app/(portal)/partners/actions';
import {
  confirmTask,
  decideTask,
  delegateBack,
  delegateTask,
  reassignTask,
  recallTask,
} from '@/app/(portal)/tasks/actions';
import { reading } from '@/db/client';
import { environments, groupMembers, groups, liveSides, rateLimits, users } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import type { Cursor } from '@/lib/policy/shapes';
import { readTask } from '@/lib/tasks/held/task';
import { listDue } from '@/lib/tasks/mine/due';
import { openSeats, standingOf } from '@/lib/workflows/engine/seats';
import { actAs, post } from '../acting';
import { isSeated, makeGroup } from '../grouping';
import { addCompany, type Company } from '../partners';
import { addPersonTo } from '../people';
import { giveWorkflow, start } from '../workflowing';
import { giveDocumentTo } from '../world';
import { type Happening, type History, environments as homes, people, type Seen } from './history';
import { definitionOf } from './on-engine';

// The same histories through the real actions, on PostgreSQL: what people do is posted.

/** Three companies and the people of the histories, by number. */
export type Stage = { companies: [Company, Company, Company]; ids: string[] };

export async function makeStage(): Promise<Stage> {
  const companies: Stage['companies'] = [await addCompany(), await addCompany(), await addCompany()];
  const ids: string[] = [];
  for (const who of people)
    ids.push(await addPersonTo(companies[homes[who]!]!.environmentId, { name: `Person ${who}` }));
  await asOwner((tx) =>
    tx.update(environments).set({ hasWorkflowEngine: true }).where(eq(environments.id, companies[0].environmentId)),
  );
  return { companies, ids };
}

export class OnPortal {
  private groupIds: string[] = [];
  private documentId = '';
  private since: Cursor | null = null;
  private partnershipIds = new Map<number, string>();
  private readonly blocked = new Set<number>();

  private constructor(
    private readonly stage: Stage,
    private readonly history: History,
    private readonly partner: (one: Company, other: Company) => Promise<string>,
  ) {}

  static async begin(stage: Stage, history: History, partner: (one: Company, other: Company) => Promise<string>) {
    const portal = new OnPortal(stage, history, partner);
    await portal.set();
    return portal;
  }

  private async set(): Promise<void> {
    const { stage, history } = this;
    this.since = { at: new Date(Date.now() - 1), id: '00000000-0000-0000-0000-000000000000' };
    const [home] = stage.companies;
    await asOwner(async (tx) => {
      await tx.update(users).set({ blockedAt: null }).where(inArray(users.id, stage.ids));
      // Nobody makes as many groups in an hour as a long proof does.
      await tx.delete(rateLimits);
    });
    for (const at of [1, 2]) this.partnershipIds.set(at, await this.ensurePartner(stage.companies[at]!));
    this.groupIds = [];
    for (const [at, members] of history.groups.entries())
      this.groupIds.push(
        await makeGroup(home, {
          ...(at === 1 && { type: 'partner', partner: stage.companies[1] }),
          members: members.map((who) => ({ userId: stage.ids[who]! })),
        }),
      );
    const definition = definitionOf(history, (names) =>
      names.map((name) =>
        'user' in name
          ? { kind: 'user', id: stage.ids[name.user]! }
          : { kind: 'group', id: this.groupIds[name.group]! },
      ),
    );
    const workflowId = await giveWorkflow(home, definition.steps);
    this.documentId = await giveDocumentTo(home, { createdBy: stage.ids[history.creator]! });
    const started = await start(home, this.documentId, workflowId);
    if (started.code !== 'ok') throw new Error(JSON.stringify(started));
  }

  async happen(one: Happening): Promise<boolean> {
    const { stage } = this;
    const by = 'who' in one ? stage.ids[one.who]! : '';
    const [home] = stage.companies;
    switch (one.what) {
      case 'decide':
        return this.asOne(one.who, decideTask, {
          verdict: one.verdict,
          ...(one.verdict === 'rejected' && { reason: 'No.' }),
        });
      case 'delegate':
        return this.asOne(one.who, delegateTask, { toId: stage.ids[one.to]! });
      case 'giveBack':
        return this.asOne(one.who, delegateBack, {});
      case 'recall':
        return this.asOne(one.who, recallTask, {});
      case 'reassign':
        await actAs(home);
        return this.onTask(reassignTask, { principals: one.to.map((who) => stage.ids[who]!) });
      case 'confirm':
        await actAs(home);
        return this.onTask(confirmTask, {});
      case 'join':
        await actAs(home);
        return this.seats(one, addGroupMembers, { userIds: [by] });
      case 'leave':
        if (!this.blocked.has(one.who)) {
          await actAs({ userId: by });
          return this.seats(one, leaveGroup, {});
        }
        await actAs(home);
        return this.seats(one, removeGroupMember, { userId: by });
      case 'deleteGroup':
        return this.deleteGroup(one.group);
      case 'endPartnership': {
        const partnershipId = this.partnershipIds.get(one.environment);
        if (!partnershipId) return false;
        this.partnershipIds.delete(one.environment);
        await actAs(home);
        return (await post(endPartnership, { partnershipId })).code === 'ok';
      }
      case 'block':
      case 'unblock': {
        if (this.blocked.has(one.who) === (one.what === 'block')) return false;
        if (one.what === 'block') this.blocked.add(one.who);
        else this.blocked.delete(one.who);
        await actAs(stage.companies[homes[one.who]!]!);
        return (await post(one.what === 'block' ? blockUser : unblockUser, { userId: by })).code === 'ok';
      }
    }
  }

  async seen(isDone: boolean): Promise<Seen> {
    const [home] = this.stage.companies;
    return reading(home, async (tx) => {
      const [run] = await tx.execute<{ state: number }>(
        sql`select state::int from workflow_runs where document_id = ${this.documentId}`,
      );
      const [row] = await tx.execute<{ id: string }>(
        sql`select id from tasks where document_id = ${this.documentId} and state = 1`,
      );
      if (!row)
        return {
          isDone,
          run: run!.state === 2 ? 'approved' : 'rejected',
          step: null,
          round: 0,
          holders: {},
          standing: null,
        };
      const task = (await readTask(tx, row.id))!;
      const listed = await tx.execute<{ seat_id: string; holder_id: string }>(
        sql`select seat_id, holder_id from open_seats(${row.id})`,
      );
      const engine = openSeats(task.open, task.canAct);
      const pairs = (seats: { seatId: string; holderId: string }[]) =>
        seats.map((one) => `${one.seatId} ${one.holderId}`).toSorted();
      const said = pairs(listed.map((one) => ({ seatId: one.seat_id, holderId: one.holder_id })));
      if (said.join() !== pairs(engine).join()) throw new Error('The lists and the engine disagree on who may decide.');
      const holders: Record<number, number> = {};
      for (const { holderId } of engine)
        holders[this.stage.ids.indexOf(holderId)] = (holders[this.stage.ids.indexOf(holderId)] ?? 0) + 1;
      return {
        isDone,
        run: 'open',
        step: Number(task.step.slice(1)),
        round: task.round,
        holders,
        standing: standingOf(task.open, task.canAct),
      };
    });
  }

  /** Whose list of tasks the document's open task is in, by number; behind what other histories left in it. */
  async listed(): Promise<number[]> {
    const rows = await reading(this.stage.companies[0], (tx) =>
      tx.execute<{ id: string }>(sql`select id from tasks where document_id = ${this.documentId} and state = 1`),
    );
    const found = await Promise.all(
      people.map(async (who) => {
        const due = await reading({ userId: this.stage.ids[who]! }, (tx) => listDue(tx, 'either', this.since, 100));
        return due.some((one) => one.taskId === rows[0]?.id);
      }),
    );
    return people.filter((who) => found[who]);
  }

  /** Everybody with a path to the document through its task is somebody it is named for, or delegated to; nobody once it is over. */
  async strayPaths(): Promise<number> {
    return reading(this.stage.companies[0], async (tx) => {
      const [row] = await tx.execute<{ count: number }>(sql`
        select count(*)::int as count from grants g left join task_assignments a on a.id = g.origin_id left join tasks t on t.id = a.task_id
        where g.document_id = ${this.documentId} and g.origin = 3 and (t.state is distinct from 1 or a.principal_id is distinct from g.principal_id)`);
      return row!.count;
    });
  }

  private async asOne(
    who: number,
    action: Parameters<typeof post>[0],
    values: Record<string, string>,
  ): Promise<boolean> {
    if (this.blocked.has(who)) return false;
    await actAs({ userId: this.stage.ids[who]! });
    return this.onTask(action, values);
  }

  private async onTask(
    action: Parameters<typeof post>[0],
    values: Record<string, string | string[]>,
  ): Promise<boolean> {
    const [task] = await reading(this.stage.companies[0], (tx) =>
      tx.execute<{ id: string }>(
        sql`select id from tasks where document_id = ${this.documentId} order by state, created_at desc limit 1`,
      ),
    );
    return (await post(action, { taskId: task!.id, ...values })).code === 'ok';
  }

  /** Answers whether the act gave the person a seat, or took it. */
  private async seats(
    { who, group }: { who: number; group: number },
    action: Parameters<typeof post>[0],
    values: Record<string, string | string[]>,
  ): Promise<boolean> {
    const groupId = this.groupIds[group]!;
    const isIn = () => isSeated(groupId, { userId: this.stage.ids[who]! });
    const before = await isIn();
    await post(action, { groupId, ...values });
    return (await isIn()) !== before;
  }

  /** Closed with its people still in it; then also emptied, or gone altogether: it must make no difference. */
  private async deleteGroup(at: number): Promise<boolean> {
    const groupId = this.groupIds[at]!;
    await actAs(this.stage.companies[0]);
    if ((await post(deleteGroup, { groupId })).code !== 'ok') return false;
    await asOwner(async (tx) => {
      if (at === 1) await tx.delete(groupMembers).where(eq(groupMembers.groupId, groupId));
      if (at === 2) await tx.delete(groups).where(eq(groups.id, groupId));
    });
    return true;
  }

  private async ensurePartner(other: Company): Promise<string> {
    const [home] = this.stage.companies;
    const [side] = await asOwner((tx) =>
      tx
        .select({ id: liveSides.partnershipId })
        .from(liveSides)
        .where(
          and(eq(liveSides.environmentId, home.environmentId), eq(liveSides.otherEnvironmentId, other.environmentId)),
        ),
    );
    return side?.id ?? this.partner(home, other);
  }
}

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { GET as exportLog } from '@/app/(portal)/environment/audit/export/route';
import { changeName } from '@/app/(portal)/profile/actions';
import { cast } from '@/db/seed/cast';
import { seedDocuments } from '@/db/seed/documents';
import { seedGroups } from '@/db/seed/groups';
import { asOwner } from '@/db/seed/owner';
import { seedPartnerships } from '@/db/seed/partnerships';
import { seedCast } from '@/db/seed/seed-cast';
import { seedWorkflows } from '@/db/seed/workflows';
import { openEnvironmentLog } from '@/lib/audit/facts';
import { verifyLog } from '@/lib/audit/queries';
import { countMyTasks, listDecided, listDelegated, listMyTasks, listWaiting } from '@/lib/tasks/queries';
import { readDefinition } from '@/lib/workflows/definition/definition';
import { problemsOf } from '@/lib/workflows/definition/problems';
import { findTampering, readExport } from '@/scripts/audit-verify.mjs';
import { actAs, post } from '../acting';
import { actor } from '../sharing';
import { toldTo } from '../telling';
import { person } from '../world';

// The workflows of the demo world: tasks in every state, made by the product's own acts, and dated to the days they are told to have happened on.

const today = new Date('2026-11-20T12:00:00Z');

let membershipsBefore: number;
/** How often the login that owns the tables is in the role over the wall. */
async function memberships(): Promise<number> {
  let count = 0;
  await asOwner(async (tx) => {
    const rows =
      await tx.execute(sql`select from pg_auth_members m join pg_roles r on r.oid = m.roleid join pg_roles u on u.oid = m.member
      where r.rolname = 'koppel_wall' and u.rolname = current_user`);
    count = rows.length;
  });
  return count;
}

beforeAll(async () => {
  membershipsBefore = await memberships();
  await asOwner(async (tx) => {
    await seedCast(tx);
    const arrivals = await seedDocuments(tx, today);
    await seedPartnerships(tx, today);
    await seedGroups(tx);
    await seedWorkflows(tx, arrivals, today);
  });
}, 120_000);

/** What a query finds over the wall. */
async function found<R extends Record<string, unknown>>(query: string): Promise<R[]> {
  let rows: unknown[] = [];
  await asOwner(async (tx) => {
    await tx.execute(sql`grant koppel_wall to current_user`);
    rows = [...(await tx.execute(sql.raw(query)))];
    await tx.execute(sql`revoke koppel_wall from current_user`);
  });
  return rows as R[];
}
const names = (rows: { name: string }[]) => rows.map(({ name }) => name);

describe('workflows', () => {
  test('De Boer has three, one in its second version with a draft behind it, one paused; three clients have one each', async () => {
    const rows = await found<{ name: string; owner: string; is_paused: boolean; published: number; drafts: number }>(`
      select w.name, e.name as owner, w.is_paused, count(v.published_at)::int as published, count(*) filter (where v.published_at is null)::int as drafts
      from workflows w join environments e on e.id = w.environment_id join workflow_versions v on v.workflow_id = w.id group by 1, 2, 3 order by 2, 1`);
    const of = (owner: string, name: string, more: object = {}) => ({
      ...{ owner, name, is_paused: false, published: 1, drafts: 0 },
      ...more,
    });
    expect(rows).toEqual([
      ...['Bosman Bouw'].map((owner) => of(owner, 'Four eyes above € 1,000')),
      of('De Boer Accountants', 'Everybody of the board approves'),
      of('De Boer Accountants', 'Expense claims', { is_paused: true }),
      of('De Boer Accountants', 'Purchase invoices', { published: 2, drafts: 1 }),
      ...['Friso Software', 'Kramer Transport'].map((owner) => of(owner, 'Four eyes above € 1,000')),
    ]);
  });

  test('every version leads to an end past somebody who decides, and documents run on the older one too', async () => {
    const versions = await found<{ definition: unknown }>('select definition from workflow_versions');
    for (const { definition } of versions) expect(problemsOf(readDefinition(definition))).toEqual([]);
    const running = await found<{ version: number; count: number }>(`
      select workflow_version as version, count(*)::int as count from workflow_runs
      where workflow_name = 'Purchase invoices' and state = 1 group by 1 order by 1`);
    expect(running).toEqual([
      { version: 1, count: 2 },
      { version: 2, count: expect.any(Number) },
    ]);
  });
});

describe('no state that cannot be', () => {
  const nothing = async (query: string) => expect(await found(query), query).toEqual([]);

  test('a run that is open has one open task, one that is over has none; the document says what became of it', async () => {
    await nothing(
      `select r.id from workflow_runs r where (select count(*) from tasks t where t.run_id = r.id and t.state = 1) <> case r.state when 1 then 1 else 0 end`,
    );
    // Under review; approved for payment; rejected.
    await nothing(`select r.id from workflow_runs r join documents d on d.id = r.document_id
      where r.state <> 4 and d.status <> case r.state when 1 then 7 when 2 then 9 else 11 end`);
    // One that was restarted is followed by another, in the same moment.
    await nothing('select document_id from workflow_runs where state <> 4 group by 1 having count(*) > 1');
    await nothing(`select r.id from workflow_runs r where r.state = 4
      and not exists (select from workflow_runs n where n.document_id = r.document_id and n.started_at = r.ended_at)`);
  });

  test('an open task is held, but for the two that wait for whoever looks after workflows; one that is over is nobody’s', async () => {
    const waiting = await found<{
      name: string;
    }>(`select e.name from tasks t join environments e on e.id = t.environment_id
      where t.state = 1 and not exists (select from open_seats(t.id)) order by 1`);
    expect(names(waiting)).toEqual(['Bosman Bouw', 'De Boer Accountants']);
    await nothing(
      'select a.id from task_assignments a join tasks t on t.id = a.task_id where a.is_open <> (t.state = 1)',
    );
    await nothing(`select a.id from task_assignments a left join grants g on g.task_assignment_id = a.id
      where (g.document_id is not null) <> (a.is_open and a.role is null)`);
    await nothing(`select a.id from task_assignments a where a.environment_id <> a.principal_environment_id
      and not exists (select from live_sides s where s.partnership_id = a.partnership_id and s.environment_id = a.environment_id)`);
  });

  test('a task that is over was decided or its workflow restarted, nobody decided who may not, and nothing happened before what it followed', async () => {
    await nothing(
      `select t.id from tasks t where t.state in (2, 3) and not exists (select from task_decisions x where x.task_id = t.id and x.verdict = t.state - 1)`,
    );
    await nothing(
      'select t.id from tasks t join task_decisions x on x.task_id = t.id where x.seat_id = any (t.excluded) or x.decided_by = any (t.excluded)',
    );
    await nothing(`select t.id from tasks t join workflow_runs r on r.id = t.run_id join documents d on d.id = t.document_id
      where not (d.created_at <= r.started_at and r.started_at <= t.created_at and t.created_at <= coalesce(t.closed_at, now()) and t.created_at < t.due_at)`);
    await nothing(
      'select x.task_id from task_decisions x join tasks t on t.id = x.task_id where x.decided_at not between t.created_at and coalesce(t.closed_at, now())',
    );
    await nothing(
      `select id from workflow_runs where started_at > '2026-11-20T12:00:00Z' or ended_at > '2026-11-20T12:00:00Z'`,
    );
  });
});

describe('tasks', () => {
  test('most people who can sign in find something to decide; the stranger, the holding and the kiosk nothing', async () => {
    for (const who of [
      'anna',
      'bram',
      'chris',
      'dewi',
      'emma',
      'fatima',
      'gijs',
      'hanna',
      'thijs',
      'jelle',
      'bas',
      'noor',
      'sanne',
    ])
      expect(await countMyTasks(person(who)), who).toBeGreaterThan(0);
    for (const who of ['olaf', 'pien', 'ivo', 'julia', 'kees', 'quinten']) {
      expect(await countMyTasks(person(who)), who).toBe(0);
      expect(await listDecided(await actor(who)), who).toEqual([]);
    }
  });

  test('some in each way: through a group, by name, delegated, all must act with some done, overdue, ended both ways', async () => {
    const progress = async (who: string) =>
      (await listMyTasks(await actor(who))).tasks
        .filter((task) => task.mode === 'all_must_act')
        .map(({ decided, seats }) => `${decided} of ${seats}`);
    expect(await progress('anna')).toEqual(['2 of 3', '1 of 3', '0 of 3']);
    expect(await progress('bram')).toEqual(['1 of 3', '0 of 3']);
    expect((await listMyTasks(await actor('dewi'), { through: 'others' })).tasks.length).toBeGreaterThan(2);
    const ofFatima = (await listMyTasks(await actor('fatima'), { through: 'oneself' })).tasks;
    expect(ofFatima.map((task) => task.delegatedBy)).toEqual(['Bram Vos', 'Bram Vos']);
    expect((await listDelegated(await actor('bram'))).map((task) => task.delegatedTo)).toEqual(
      expect.arrayContaining(['Fatima Jansen', 'Noor Groen', 'Thijs Bosman', 'Sanne Aarts', 'Dewi Santoso']),
    );
    expect(await listWaiting(await actor('anna'))).toHaveLength(1);
    expect(await listWaiting(await actor('thijs'))).toHaveLength(1);
    expect(new Set((await listDecided(await actor('emma'))).map((one) => one.verdict))).toEqual(
      new Set(['approved', 'rejected']),
    );
  });

  test('some dozens, and overdue ones at several clients', async () => {
    const [counts] = await found<{ all: number; open: number }>(
      'select count(*)::int as all, count(*) filter (where state = 1)::int as open from tasks',
    );
    expect(counts!.all).toBeGreaterThan(60);
    expect(counts!.all).toBeLessThan(150);
    expect(counts!.open).toBeGreaterThan(25);
    const late = await found<{ name: string }>(`select distinct e.name from tasks t join open_seats(t.id) s on true
      join users u on u.id = s.holder_id join environments e on e.id = u.environment_id
      where t.due_at < '2026-11-20T12:00:00Z' order by 1`);
    expect(names(late)).toEqual([
      'Bakkerij Jansen',
      'Bosman Bouw',
      'De Boer Accountants',
      'Friso Software',
      'Groen Retail',
      'Kramer Transport',
    ]);
  });

  test('who holds a task was told, and reminded of what is late; nobody by mail', async () => {
    const told = await toldTo('bram');
    expect(new Set(told.map(({ said }) => said.event))).toEqual(
      new Set(['task_given', 'task_delegated', 'task_returned', 'task_reminder']),
    );
    for (const who of ['chris', 'fatima', 'hanna', 'thijs'])
      for (const { said } of await toldTo(who)) expect(said.event).toMatch(/^task_/);
    expect(await found('select id from notifications where mailing < 3')).toEqual([]);
    expect(await found(`select id from notifications where created_at > '2026-11-20T12:00:00Z'`)).toEqual([]);
  });
});

describe('the log', () => {
  test('every environment’s is whole, and its moments follow its numbers', async () => {
    for (const { key, users } of cast) {
      const who = await actor(users.find((user) => user.role === 'administrator')!.key);
      const log = (await openEnvironmentLog(who, { isEvent: false }))!;
      expect(await verifyLog(who, log), key).toMatchObject({ brokenAt: null });
    }
    expect(
      await found(`select id from (select id, occurred_at, lag(occurred_at) over (partition by environment_id order by number) as before from audit_events) e
        where occurred_at < before`),
    ).toEqual([]);
  });

  test('an export of De Boer’s is whole to the script that stands alone', async () => {
    await actAs('anna');
    const text = await (await exportLog(new Request('http://localhost/export?format=json'))).text();
    const exported = readExport(text);
    expect(exported.isWhole).toBe(true);
    expect(exported.events.filter(({ action }) => action === 'task.decide').length).toBeGreaterThan(20);
    expect(findTampering(exported)).toEqual([]);
    const folder = mkdtempSync(path.join(tmpdir(), 'koppel-demo-'));
    const file = path.join(folder, 'log.json');
    writeFileSync(file, text);
    const said = spawnSync(process.execPath, ['scripts/audit-verify.mjs', file], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(said.stdout).toContain(`${exported.events.length} events, each as it was written, none missing.`);
    expect(said.status).toBe(0);
  });

  test('tells what was done across the partnership on both sides, of the days it happened on', async () => {
    const told = async (name: string) =>
      found<{
        action: string;
        at: string;
      }>(`select a.action, to_char(a.occurred_at, 'YYYY-MM-DD') as at from audit_events a
        join environments e on e.id = a.environment_id where e.name = '${name}' and a.document_id = (select d.id from task_decisions x join tasks t on t.id = x.task_id
          join documents d on d.id = t.document_id where x.reason = 'We sent these goods back.') order by a.number`);
    const acts = (await told('De Boer Accountants')).map(({ action }) => action);
    expect(acts).toEqual([
      ...['document.import', 'workflow.start', 'workflow.checked', 'task.opened', 'task.decide', 'task.opened'],
      ...['task.delegate', 'task.delegate', 'task.decide', 'workflow.ended'],
    ]);
    expect(await told('Bakkerij Jansen')).toMatchObject([
      { action: 'task.delegate', at: '2026-10-24' },
      { action: 'task.delegate', at: '2026-10-24' },
      { action: 'task.decide', at: '2026-10-26' },
    ]);
  });

  test('is written by the clock again, what is published is kept again, and the role over the wall is given back', async () => {
    const before = Date.now();
    await actAs('gijs');
    expect(await post(changeName, { name: 'Gijs Bakker-Smit' })).toMatchObject({ code: 'ok' });
    const [last] = await found<{ at: string }>(
      `select max(occurred_at) as at from audit_events where action = 'profile.change'`,
    );
    expect(new Date(last!.at).getTime()).toBeGreaterThanOrEqual(before - 1000);
    await expect(
      found('update workflow_versions set definition = definition where published_at is not null'),
    ).rejects.toThrow();
    expect(await memberships()).toBe(membershipsBefore);
  });
});

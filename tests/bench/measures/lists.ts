import { type SQL, sql } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { literal } from '@/db/columns';
import { boxes } from '@/db/vocabulary';
import { listDocuments } from '@/lib/documents/lists/list';
import { listDue } from '@/lib/tasks/mine/due';
import {
  type Bench,
  compare,
  everyKind,
  type InRead,
  inbox,
  type Measure,
  noWall,
  type Part,
  principalsOf,
  seenBy,
  type Who,
} from './measure';

const list: InRead = (tx) => () => listDocuments(tx, inbox);
const asOwner = (query: SQL) => noWall((tx) => () => tx.execute(query));

/** A page of the list, for each kind of user, against what it cannot do without. */
export async function measureLists(bench: Bench): Promise<Measure[]> {
  const { owner, rounds } = bench;
  const against = 'one key probe per principal';
  const wide = async (who: Who, name: string, goal: number): Promise<Measure> => {
    const principals = await principalsOf(who);
    const part = await compare(who, list, asOwner(newestOfEach(principals)), rounds);
    return { name: `list, ${name}`, against, unit: 'ms', goal, parts: [part] };
  };
  const busiest = await busiestOf(owner, 'typical');
  const many = async (who: Who) => (await principalsOf(who)).length.toLocaleString('en');
  return [
    {
      name: 'list, typical user',
      against: '51 rows of one principal with join, no wall',
      unit: 'ms',
      goal: 2,
      parts: [await compare('typical', list, asOwner(rowsOf(busiest)), rounds * 2)],
    },
    await wide('groups300', '300 groups', 3.5),
    await wide('manager', `manager with ${await many('manager')} principals`, 4),
    await wide('accountant', `${await many('accountant')} principals`, 3),
    await taskList(bench),
    await laterPage(bench),
    await wall(bench),
  ];
}

/** The limit of any list: the newest row of each principal by one descent into the list's index, and nothing else. */
const newestOfEach = (principals: string[]): SQL =>
  sql`select count(h.created_at) from unnest(${uuids(principals)}) as held(id) cross join lateral (
    select g.created_at, g.document_id from grants g where g.principal_id = held.id and g.box = ${literal(boxes, 'inbox_in')}
    order by g.created_at desc, g.document_id desc limit 1) h`;

/** The limit of the task list: the oldest open task of each principal by one descent into the index, and nothing else. */
const oldestTaskOfEach = (principals: string[]): SQL =>
  sql`select count(h.created_at) from unnest(${uuids(principals)}) as held(id) cross join lateral (
    select a.created_at, a.task_id from task_assignments a where a.principal_id = held.id and a.is_open order by a.created_at, a.task_id limit 1) h`;

/** Written into the text: as a parameter it would have to be sent and read each time. */
const uuids = (ids: string[]) => sql.raw(`array['${ids.join("','")}']::uuid[]`);

/** The limit of a page: 51 rows of one principal, with what a list shows of each. */
const rowsOf = (principal: string): SQL => sql`
  select d.id, d.environment_id, d.organisation_id, o.name as organisation_name, d.box, d.type, d.status, d.created_at, d.number, d.counterparty, d.subject,
    d.amount_cents::text, d.currency, d.issue_date::text, d.due_date::text, d.version, g.access
  from (select document_id, created_at, access from grants g where g.principal_id = ${principal} and g.box = ${literal(boxes, 'inbox_in')}
      order by g.created_at desc, g.document_id desc limit 51) g
    join documents d on d.id = g.document_id join organisations o on o.id = d.organisation_id order by g.created_at desc, g.document_id desc`;

/** The principal of somebody with the most documents in the inbox. */
async function busiestOf(owner: Read, who: Who): Promise<string> {
  const [row] = await owner.execute<{ id: string }>(sql`select principal_id as id from grants
    where box = ${literal(boxes, 'inbox_in')} and principal_id = any (${uuids(await principalsOf(who))}) group by 1 order by count(*) desc limit 1`);
  return row!.id;
}

async function taskList({ rounds }: Bench): Promise<Measure> {
  const principals = await principalsOf('groups300');
  const ours: InRead = (tx) => () => listDue(tx, 'either', null, 51);
  return {
    name: 'task list, 300 groups',
    against: 'one key probe per principal',
    unit: 'ms',
    goal: 4.5,
    parts: [await compare('groups300', ours, asOwner(oldestTaskOfEach(principals)), rounds)],
  };
}

const deep = 10_000;

/** Deep in the list of whoever sees so much; in a small world half way down. */
async function laterPage({ rounds }: Bench): Promise<Measure> {
  const rows = await seenBy('accountant', deep);
  const place = rows.length < deep ? Math.floor(rows.length / 2) : deep;
  const last = rows[place - 1]!;
  const later: InRead = (tx) => () => listDocuments(tx, inbox, { createdAt: last.createdAt, documentId: last.id });
  return {
    name: `page after row ${place.toLocaleString('en')}`,
    against: 'first page',
    unit: 'ms',
    goal: 1.1,
    parts: [await compare('accountant', later, list, rounds)],
  };
}

/** The same queries as the owner, whom this database lets through. */
async function wall({ rounds }: Bench): Promise<Measure> {
  const parts: Part[] = [];
  for (const who of everyKind) {
    parts.push(await compare(who, list, noWall(list), rounds));
  }
  return { name: 'list, wall on', against: 'the same, wall off', unit: 'ms', goal: 1.4, parts };
}

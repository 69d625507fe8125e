import { type SQL, sql } from 'drizzle-orm';
import { type Read, reading } from '@/db/client';
import { heldAccess } from '@/lib/documents/facts';
import { countDocuments, listDocuments } from '@/lib/documents/lists/list';
import { searchDocuments } from '@/lib/documents/lists/search';
import { listDue } from '@/lib/tasks/mine/due';
import { benchUsers } from './world';

/** Tables that grow with the platform: no query of the product walks through one of them. */
const large = [
  'documents',
  'grants',
  'files',
  'document_versions',
  'shares',
  'comments',
  'document_reads',
  'audit_events',
  'organisation_members',
  'group_members',
  'tasks',
  'task_assignments',
  'task_decisions',
];

type Plan = { 'Node Type': string; 'Relation Name'?: string; Plans?: Plan[] };

/** Every walk through a large table in the plans of the product's queries, explained as the serving role; empty is the goal. */
export async function walks(): Promise<string[]> {
  const inbox = { box: 'inbox_in' } as const;
  const organisationId = '00000000-0002-7000-8000-0000000000c8';
  const found: string[] = [];
  const explain = (name: string, run: (tx: Read) => Promise<unknown>) =>
    reading({ userId: benchUsers.groups300 }, async (tx) => {
      await run(explaining(tx, (plan) => found.push(...walksOf(plan).map((table) => `${name}: ${table}`))));
    });
  await explain('list', (tx) => listDocuments(tx, inbox));
  await explain('list, later page', (tx) =>
    listDocuments(tx, inbox, { createdAt: new Date(), documentId: organisationId }),
  );
  await explain('list of an organisation', (tx) => listDocuments(tx, { ...inbox, organisationId }));
  await explain('list of a type and status', (tx) =>
    listDocuments(tx, { ...inbox, type: 'order', status: 'rejected' }),
  );
  await explain('list of a period', (tx) => listDocuments(tx, { ...inbox, from: '2025-01-01', to: '2025-02-01' }));
  await explain('list of the shared', (tx) => listDocuments(tx, { ...inbox, isShared: true }));
  await explain('count', (tx) => countDocuments(tx, inbox));
  await explain('search for a number', (tx) => searchDocuments(tx, inbox, 'F2025-0123456'));
  await explain('search for a word', (tx) => searchDocuments(tx, inbox, 'bakker'));
  await explain('check', (tx) => heldAccess(tx, ['00000000-0004-7000-8000-000000000001']));
  await explain('task list', (tx) => listDue(tx, 'either', null, 51));
  await explain('task list, later page', (tx) =>
    listDue(tx, 'either', { at: new Date('2024-06-01'), id: organisationId }, 51),
  );
  return found;
}

/** A handle that explains each statement before it runs it, and hands the plan over. */
function explaining(tx: Read, hand: (plan: Plan) => void): Read {
  return new Proxy(tx, {
    get(target, name, receiver) {
      if (name !== 'execute') return Reflect.get(target, name, receiver);
      return async (query: SQL) => {
        const [row] = await target.execute<{ 'QUERY PLAN': { Plan: Plan }[] }>(sql`explain (format json) ${query}`);
        hand(row!['QUERY PLAN'][0]!.Plan);
        return target.execute(query);
      };
    },
  });
}

const walksOf = (plan: Plan): string[] => [
  ...(plan['Node Type'] === 'Seq Scan' && large.includes(plan['Relation Name'] ?? '') ? [plan['Relation Name']!] : []),
  ...(plan.Plans ?? []).flatMap(walksOf),
];

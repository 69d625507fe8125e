import { type SQL, sql } from 'drizzle-orm';
import { reading } from '@/db/client';
import { questions } from './questions';
import { type Plan, plansOf } from './watching';
import { benchUsers } from './world';

/** Tables that grow with the platform: no query of the product walks through one of them. */
const large = [
  'environments',
  'principals',
  'users',
  'organisations',
  'organisation_members',
  'group_members',
  'partnership_sides',
  'partnership_organisations',
  'documents',
  'files',
  'document_versions',
  'document_attachments',
  'document_labels',
  'document_reads',
  'document_recipients',
  'comments',
  'deliveries',
  'shares',
  'grants',
  'audit_events',
  'notifications',
  'tasks',
  'task_assignments',
  'task_decisions',
];

/** Every walk through a large table in the plans of the product's queries, explained as the serving role; empty is the goal. */
export async function walks(): Promise<string[]> {
  const found = new Set<string>();
  for (const [name, ask] of Object.entries(questions))
    for (const plan of await plansOf(ask)) for (const table of walksOf(plan)) found.add(`${name}: ${table}`);
  for (const table of walksOf(await planOfPrincipals())) found.add(`held_principals: ${table}`);
  return [...found];
}

/** The query inside the function that every list begins with: a plan tells nothing of what a function does. */
async function planOfPrincipals(): Promise<Plan> {
  return reading({ userId: benchUsers.groups300 }, async (tx) => {
    const [found] = await tx.execute<{ source: string }>(
      sql`select prosrc as source from pg_proc where proname = 'held_principals'`,
    );
    const body = /return query(.*?);\s*end/is.exec(found!.source.replace(/--.*$/gm, ''))![1]!;
    const query: SQL = sql.raw(
      body.replace(/\bown\b/g, 'current_environment_id()').replace(/\bme\b/g, 'current_user_id()'),
    );
    const [row] = await tx.execute<{ 'QUERY PLAN': { Plan: Plan }[] }>(sql`explain (format json) ${query}`);
    return row!['QUERY PLAN'][0]!.Plan;
  });
}

/** A table read from end to end, or an index of it. */
const isWalk = (plan: Plan): boolean =>
  plan['Node Type'] === 'Seq Scan' ||
  (/^Index (Only )?Scan/.test(plan['Node Type']) && plan['Index Cond'] === undefined);

const walksOf = (plan: Plan): string[] => [
  ...(isWalk(plan) && large.includes(plan['Relation Name'] ?? '') ? [plan['Relation Name']!] : []),
  ...(plan.Plans ?? []).flatMap(walksOf),
];

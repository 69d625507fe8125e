import { PostgresJsSession } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';

export type Plan = { 'Node Type': string; 'Relation Name'?: string; 'Index Cond'?: string; Plans?: Plan[] };

type Prepared = { execute: (values?: Record<string, unknown>) => Promise<unknown> };
type Query = { sql: string; params: unknown[] };

let seen: Plan[] | null = null;

/**
 * Does the work and answers the plan of every query it asked, each explained right before it ran: in its transaction, so in the
 * role it runs in, behind the wall. Plans are the generic ones, which know no values: those that stay.
 */
export async function plansOf(work: () => Promise<unknown>): Promise<Plan[]> {
  watch();
  seen = [];
  try {
    await work();
    return seen;
  } finally {
    seen = null;
  }
}

let isWatched = false;

/** Every query of the product is prepared by this one function of Drizzle's. */
function watch(): void {
  if (isWatched) return;
  isWatched = true;
  const sessions = PostgresJsSession.prototype as unknown as {
    prepareQuery: (this: { client: postgres.TransactionSql }, query: Query, ...more: unknown[]) => Prepared;
  };
  const prepare = sessions.prepareQuery;
  sessions.prepareQuery = function (query, ...more) {
    const prepared = prepare.call(this, query, ...more);
    const execute = prepared.execute.bind(prepared);
    prepared.execute = async (values) => {
      if (seen && isExplained(query.sql)) seen.push(await explain(this.client, query));
      return execute(values);
    };
    return prepared;
  };
}

/** Who enters the wall reads no table. */
const isExplained = (text: string) =>
  /^\s*(with|select|insert|update|delete)\b/i.test(text) && !text.includes('set_config(');

async function explain(client: postgres.TransactionSql, { sql: text, params }: Query): Promise<Plan> {
  const types = params.map((value) =>
    typeof value === 'boolean' ? 'boolean' : value instanceof Date ? 'timestamptz' : 'unknown',
  );
  const listed = (all: string[]) => (all.length > 0 ? `(${all.join(', ')})` : '');
  await client.unsafe('set local plan_cache_mode = force_generic_plan');
  await client.unsafe(`prepare explained ${listed(types)} as ${text}`);
  const [row] = await client.unsafe<{ 'QUERY PLAN': { Plan: Plan }[] }[]>(
    `explain (format json) execute explained ${listed(params.map(() => 'null'))}`,
  );
  await client.unsafe('deallocate explained');
  return row!['QUERY PLAN'][0]!.Plan;
}

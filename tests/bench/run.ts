import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { asOwner } from '@/db/seed/owner';
import { measureChecks } from './measures/checks';
import { measureDashboard } from './measures/dashboard';
import { measureFilters } from './measures/filters';
import { measureLists } from './measures/lists';
import type { Bench, Measure } from './measures/measure';
import { measurePages, type Portals } from './measures/pages';
import { measureRevoking } from './measures/revoking';
import { measureSearches } from './measures/searches';
import { measureUsual } from './measures/usual';
import { measureWrites } from './measures/writes';
import { walks } from './plans';
import { growthSince } from './report/growth';
import { type Machine, machine } from './report/machine';
import { countsOf, type Size } from './size';
import { buildBenchWorld } from './world';

/** Everything a run found: what it measured, where and over how much. */
export type BenchReport = {
  machine: Machine;
  size: Size;
  bytes: Record<string, number>;
  measures: Measure[];
  walks: string[];
};

type Say = (line: string) => void;
type Options = {
  say: Say;
  /** The report of a tenth of the documents. */
  earlier: BenchReport | null;
  /** Where the portal is served from this database, for the measures of whole pages. */
  portals: Portals | null;
};

/** Builds the bench world in the database at hand, measures, and explains. */
export async function bench(
  size: Size,
  rounds: number,
  { say = () => {}, earlier = null, portals = null }: Partial<Options> = {},
): Promise<BenchReport> {
  await asOwner((tx) => buildBenchWorld(tx, size, say));
  await tidy();
  return measureWorld(size, rounds, { say, earlier, portals });
}

/** The same over a world that stands already. */
export async function measureWorld(
  size: Size,
  rounds: number,
  { say, earlier, portals }: Options,
): Promise<BenchReport> {
  const measures = await asOwner(async (owner) => {
    await owner.execute(sql`set local plan_cache_mode = force_generic_plan`);
    return measureAll({ owner, size, counts: countsOf(size), rounds }, say);
  });
  if (portals) measures.push(...(await timed('pages', say, () => measurePages(portals, countsOf(size), say))));
  measures.push(await timed('revoking', say, () => measureRevoking(rounds)));
  return {
    machine: await machine(),
    size,
    bytes: await sizes(),
    measures: [...measures, ...growthSince(earlier, measures)],
    walks: await walks(),
  };
}

async function measureAll(given: Bench, say: Say): Promise<Measure[]> {
  const found: Measure[] = [];
  const groups: [string, (bench: Bench) => Promise<Measure | Measure[]>][] = [
    ['checks', measureChecks],
    ['lists', measureLists],
    ['filters', measureFilters],
    ['searches', measureSearches],
    ['dashboard', measureDashboard],
    ['writes', measureWrites],
    ['the usual design', measureUsual],
  ];
  for (const [name, measure] of groups) {
    found.push(...[await timed(name, say, () => measure(given))].flat());
  }
  return found;
}

async function timed<T>(name: string, say: Say, measure: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const found = await measure();
  say(`Measured ${name} (${((performance.now() - begun) / 1000).toFixed(1)} s)`);
  return found;
}

/** What the database does by itself in time: statistics, and which pages everybody sees all of. */
async function tidy(): Promise<void> {
  const client = postgres(process.env.DATABASE_URL!, { max: 1, onnotice: () => {} });
  await client.unsafe('vacuum (analyze)');
  await client.end();
}

/** What each large table takes, its indexes with it. */
async function sizes(): Promise<Record<string, number>> {
  const rows = await asOwner((tx) =>
    tx.execute<{
      name: string;
      bytes: string;
    }>(sql`select relname as name, pg_total_relation_size(oid) as bytes from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace and pg_total_relation_size(oid) > 1000000 order by 2 desc`),
  );
  return Object.fromEntries(rows.map((row) => [row.name, Number(row.bytes)]));
}

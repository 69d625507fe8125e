import { sql } from 'drizzle-orm';
import { type Read, reading } from '@/db/client';
import { documentTypes, statuses } from '@/db/vocabulary';
import type { ListFilter } from '@/lib/documents/lists/filter';
import { listDocuments } from '@/lib/documents/lists/list';
import { benchId } from '../ids';
import { firstOrganisation } from '../size';
import { benchUsers } from '../world';
import { type Bench, compare, inbox, type Measure, type Part, ratioOf, type Who, whoSeesMuch } from './measure';
import { taken } from './rounds';

/** Every filter of the product, for everybody who sees much: all are tried, those that look worst are measured in earnest. */
export async function measureFilters(bench: Bench): Promise<Measure> {
  const tried: Part[] = [];
  for (const who of whoSeesMuch) tried.push(...(await tryAll(who, Math.ceil(bench.rounds / 8))));
  const worst = tried.toSorted((one, other) => ratioOf(other) - ratioOf(one)).slice(0, 4);
  const measured: Part[] = [];
  for (const { who } of worst) {
    const [user, name] = who.split(': ') as [Who, string];
    const filter = (await filtersOf(user))[name]!;
    const part = await compare(
      user,
      (tx) => () => listDocuments(tx, filter),
      (tx) => () => listDocuments(tx, inbox),
      bench.rounds,
    );
    measured.push({ ...part, who });
  }
  return { name: 'worst filter', against: 'unfiltered page', unit: 'ms', goal: 1.5, parts: measured, tried };
}

async function tryAll(who: Who, rounds: number): Promise<Part[]> {
  const filters = await filtersOf(who);
  const ask = (tx: Read, filter: ListFilter) => () => listDocuments(tx, filter);
  const times = await reading({ userId: benchUsers[who] }, (tx) =>
    taken(
      {
        unfiltered: ask(tx, inbox),
        ...Object.fromEntries(Object.entries(filters).map(([name, filter]) => [name, ask(tx, filter)])),
      } as Record<string, () => Promise<unknown>>,
      rounds,
    ),
  );
  return Object.keys(filters).map((name) => ({ who: `${who}: ${name}`, ours: times[name]!, limit: times.unfiltered! }));
}

/** What stands in the address of a list, one by one and in the pairs that leave the least. */
async function filtersOf(who: Who): Promise<Record<string, ListFilter>> {
  const [held] = await reading({ userId: benchUsers[who] }, (tx) =>
    tx.execute<{ id: string }>(
      sql`select o.id from held_principals() as held(id) join organisations o on o.id = held.id order by o.id desc limit 1`,
    ),
  );
  const named = (name: string, more: Partial<ListFilter>) => [name, { ...inbox, ...more }] as const;
  return Object.fromEntries([
    ...documentTypes.map((type) => named(type, { type })),
    ...statuses.map((status) => named(status, { status })),
    named('one organisation', { organisationId: held?.id ?? benchId('organisation', firstOrganisation) }),
    named('an organisation of others', { organisationId: benchId('organisation', firstOrganisation + 1) }),
    named('a month', { from: '2024-03-01', to: '2024-03-31' }),
    named('shared', { isShared: true }),
    named('shared, one organisation', {
      isShared: true,
      organisationId: held?.id ?? benchId('organisation', firstOrganisation),
    }),
    named('rare type and status', { type: 'expense_claim', status: 'rejected' }),
    named('rare type, shared', { type: 'expense_claim', isShared: true }),
    named('rare status, shared', { status: 'duplicate', isShared: true }),
    named('rare type of a month', { type: 'expense_claim', from: '2024-03-01', to: '2024-03-31' }),
    named('rare status of a month', { status: 'duplicate', from: '2024-03-01', to: '2024-03-31' }),
  ]);
}

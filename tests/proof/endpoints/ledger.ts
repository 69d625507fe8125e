import postgres from 'postgres';

/** A row that was written, changed or taken away, and the environments it belongs to. */
export type Change = { table: string; environments: string[] };

/** Counted by the portal at every request, and nobody's: how often somebody asked, and when somebody was last seen. */
const uncounted = ['rate_limits', 'plans', 'mail_switch'];

type Table = { name: string; columns: string };

/**
 * Every row of every table as it was, looked at over all walls by the superuser of the throw-away server; what has changed since is told,
 * with whose it is, and undone.
 */
export class Ledger {
  private constructor(
    private readonly sql: postgres.Sql,
    private readonly tables: Table[],
    private readonly owners: Map<string, string>,
    private sums: Map<string, string>,
  ) {}

  /** Keeps the database as it is now. */
  static async open(url = process.env.KOPPEL_SUPERUSER_URL!): Promise<Ledger> {
    const sql = postgres(url, { max: 2, onnotice: () => {} });
    const tables = await sql<Table[]>`
      select c.relname as name, string_agg(format('%I', a.attname), ', ' order by a.attnum) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all (${uncounted})
      group by 1 order by 1`;
    await sql.unsafe(
      `create schema kept; ${tables.map(({ name }) => `create table kept.${name} as table public.${name};`).join('')}`,
    );
    const owners = new Map<string, string>();
    for (const { id, environment } of await sql`
      select id, environment_id as environment from principals union all select id, environment_id from documents
      union all select id, environment_id from groups union all select id, environment_id from partnership_requests
      union all select id, environment_id from invitations union all select id, id from environments`)
      owners.set(id, environment);
    const ledger = new Ledger(sql, [...tables], owners, new Map());
    ledger.sums = await ledger.add();
    return ledger;
  }

  private async add(): Promise<Map<string, string>> {
    const each = this.tables.map(
      ({ name }) =>
        `select '${name}' as name, (select md5(string_agg(md5(t::text), '' order by md5(t::text))) from ${name} t) as sum`,
    );
    const rows = await this.sql.unsafe<{ name: string; sum: string | null }[]>(each.join(' union all '));
    return new Map(rows.map(({ name, sum }) => [name, sum ?? '']));
  }

  /** What has changed since it was opened; nothing of it is left afterwards. */
  async changesUndone(): Promise<Change[]> {
    const now = await this.add();
    const changed = this.tables.filter(({ name }) => now.get(name) !== this.sums.get(name));
    if (changed.length === 0) return [];
    const changes: Change[] = [];
    for (const { name } of changed) {
      const rows = await this.sql.unsafe<{ row: Record<string, unknown> }[]>(
        `select to_jsonb(t) as row from ((table public.${name} except table kept.${name}) union all (table kept.${name} except table public.${name})) t`,
      );
      changes.push(...rows.map(({ row }) => ({ table: name, environments: this.ownersOf(name, row) })));
    }
    await this.undo(changed);
    return changes;
  }

  /** Of the row's environment; where it names none, of everybody it names. */
  private ownersOf(table: string, row: Record<string, unknown>): string[] {
    if (typeof row.environment_id === 'string') return [row.environment_id];
    const named = Object.values(row).flatMap((value) => this.owners.get(String(value)) ?? []);
    return [...new Set(named)].length > 0 ? [...new Set(named)] : [`nobody (${table})`];
  }

  /** Neither triggers nor foreign keys: all tables are as they were in the end. */
  private async undo(changed: Table[]): Promise<void> {
    await this.sql.begin(async (sql) => {
      await sql.unsafe(`set local session_replication_role = replica`);
      for (const { name, columns } of changed)
        await sql.unsafe(
          `delete from public.${name}; insert into public.${name} (${columns}) select ${columns} from kept.${name}`,
        );
    });
  }

  /** Nobody has asked too often: what is counted is the portal's own, and other tests look at it. */
  async forgetHowOften(): Promise<void> {
    await this.sql`delete from rate_limits`;
  }

  async close(): Promise<void> {
    await this.sql.unsafe('drop schema kept cascade');
    await this.sql.end();
  }
}

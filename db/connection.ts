import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as schema from './schema';
import { wires } from './wire';

export type Database = PostgresJsDatabase<typeof schema>;
type DatabaseTransaction = Parameters<Parameters<Database['transaction']>[0]>[0];
/** What is done in a transaction. It may ask at once: `entered` fails where the transaction could not begin, and then so does all that it asks. */
export type Work<T> = (tx: DatabaseTransaction, entered: Promise<unknown>) => Promise<T>;
export type ConnectionOptions = Pick<postgres.Options<Record<string, never>>, 'prepare' | 'connection'>;

type Unsafe = (query: string, values?: unknown[], options?: object) => postgres.PendingQuery<postgres.Row[]>;

const dialect = new PgDialect({ casing: 'snake_case' });
const longestLife = 3_600_000;
const longestOpening = 10_000;
/** What is under way may take so long once the connections are to end. */
const lastWords = 5000;

/**
 * One connection to the database, for one transaction at a time. The driver opens a lost one again for whoever asks next, and sends on it what
 * was left of the lost transaction; so here nothing is sent any more, neither by a transaction that lost its connection nor by one that is over.
 */
export class Connection {
  private readonly isOldAt = performance.now() + randomInt(longestLife / 2, longestLife);
  private readonly client: postgres.Sql;
  private reserved: postgres.ReservedSql | undefined;
  private database: Database | undefined;
  private isLost = false;
  private tellOfLoss: (reason: Error) => void = () => {};
  private underWay: Promise<unknown> = Promise.resolve();

  /** Refuses where the database does not answer in time. */
  static async open(url: string, options: ConnectionOptions): Promise<Connection> {
    const connection = new Connection(url, options);
    try {
      await connection.reserve();
      return connection;
    } catch (error) {
      connection.end().catch(() => {});
      throw error;
    }
  }

  private constructor(
    url: string,
    private readonly options: ConnectionOptions,
  ) {
    const onclose = () => {
      this.isLost = true;
      this.tellOfLoss(lost());
    };
    // The driver closes by itself only what it opened once more after we had given it up.
    const own = { max: 1, max_lifetime: null, idle_timeout: 10, fetch_types: false, onnotice: () => {} };
    const socket = wires();
    this.client = postgres(url, { ...options, ...own, onclose, socket } as typeof options);
  }

  private async reserve(): Promise<void> {
    const deadline = setTimeout(() => this.client.end({ timeout: 0 }), longestOpening);
    try {
      // Without a question before it, the driver never hands out a connection that it has just opened.
      await this.client.unsafe('select');
      this.reserved = await this.client.reserve();
    } finally {
      clearTimeout(deadline);
    }
    const asked = { options: this.client.options, begin: (work: (tx: object) => unknown) => this.asking(work) };
    this.database = drizzle(asked as unknown as postgres.Sql, { schema, casing: 'snake_case' });
  }

  get isUsable(): boolean {
    return !this.isLost && performance.now() < this.isOldAt;
  }

  /**
   * Answers what `work` answers, once the database has said that it is committed. Its beginning goes along with what `work` asks first: where one
   * of them fails, the server refuses everything after it.
   */
  transaction<T>(entry: SQL | undefined, work: Work<T>): Promise<T> {
    const done = new Promise<T>((answer, fail) => {
      this.tellOfLoss = fail;
      this.run(entry, work).then(answer, fail);
    });
    this.underWay = done.catch(() => {});
    return done;
  }

  private async run<T>(entry: SQL | undefined, work: Work<T>): Promise<T> {
    const entering = Promise.all([this.send('begin'), entry && this.sendQuery(entry)]);
    entering.catch(() => {});
    const [entered, worked] = await Promise.allSettled([
      entering,
      this.database!.transaction((tx) => work(tx, entering)),
    ]);
    if (entered.status === 'fulfilled' && worked.status === 'fulfilled') {
      // A statement that failed unnoticed makes a rollback of it.
      const { command } = await this.send('commit');
      if (command !== 'COMMIT') throw new Error(`The transaction was not committed: ${command}.`);
      return worked.value;
    }
    await this.send('rollback');
    throw entered.status === 'rejected' ? entered.reason : (worked as PromiseRejectedResult).reason;
  }

  /** What drizzle takes for a transaction: a way to ask that closes when `work` has ended, for what it may have left running. */
  private async asking(work: (tx: object) => unknown): Promise<unknown> {
    let isOver = false;
    const unsafe: Unsafe = (query, values, options) =>
      isOver ? refused(new Error('The transaction is over.')) : this.unsafe(query, values, options);
    try {
      return await work({ unsafe });
    } finally {
      isOver = true;
    }
  }

  /** Drizzle asks for unprepared statements, two round trips each; this asks for prepared ones again (off behind an old pooler). */
  private readonly unsafe: Unsafe = (query, values = [], options = {}) =>
    this.isLost || !this.reserved
      ? refused(lost())
      : this.reserved.unsafe(query, values as never[], { ...options, prepare: this.options.prepare });

  private readonly send = (query: string, values?: unknown[]) => this.unsafe(query, values).execute();

  private sendQuery(query: SQL) {
    const { sql, params } = dialect.sqlToQuery(query);
    return this.send(sql, params);
  }

  /** Ends it, with what is under way on it after five seconds. */
  async end(): Promise<void> {
    const isFree = await Promise.race([this.underWay.then(() => true), pause(lastWords, false, { ref: false })]);
    if (isFree && !this.isLost) this.reserved?.release();
    await this.client.end({ timeout: 0 });
  }
}

const lost = () => new Error('The connection to the database was lost.');

/** What a question comes to that is not sent. */
function refused(reason: Error) {
  const failure = Promise.reject(reason);
  failure.catch(() => {});
  const asked = Object.assign(failure, { values: () => failure, execute: () => failure });
  return asked as unknown as postgres.PendingQuery<postgres.Row[]>;
}

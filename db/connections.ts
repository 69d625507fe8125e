import { randomInt } from 'node:crypto';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { preparing } from './preparing';
import * as schema from './schema';

export type Database = PostgresJsDatabase<typeof schema>;
type DatabaseTransaction = Parameters<Parameters<Database['transaction']>[0]>[0];
type Work = (tx: postgres.TransactionSql) => Promise<unknown>;

/**
 * One connection to the database, for one transaction at a time. The driver uses a connection again that broke off, for whoever comes next; what
 * was under way on it goes on asking, and would then ask, undo or commit in the midst of theirs. So a lost one is never used again.
 */
class Connection {
  /** It was closed, or could not be opened. */
  private isBroken = false;
  /** How often it was closed: the driver opens it again for what was asked while it closed. */
  private closings = 0;
  private readonly isOldAt = performance.now() + randomInt(longestLife / 2, longestLife);
  private readonly client: postgres.Sql;
  private readonly database: Database;

  constructor(url: string, options: postgres.Options<Record<string, never>>) {
    const onclose = () => {
      this.isBroken = true;
      this.closings++;
    };
    this.client = this.untilLost(postgres(url, { ...options, max: 1, max_lifetime: null, onclose }));
    this.database = drizzle(options.prepare ? preparing(this.client) : this.client, { schema, casing: 'snake_case' });
  }

  get isUsable(): boolean {
    return !this.isBroken && performance.now() < this.isOldAt;
  }

  /** Settles when the connection is free again: after the driver's own end of the transaction. */
  async transaction(work: (tx: DatabaseTransaction) => Promise<void>): Promise<void> {
    let hasBegun = false;
    try {
      await this.database.transaction((tx) => {
        hasBegun = true;
        return work(tx);
      });
    } finally {
      // The driver tells of a connection that could not be opened before it has closed it, and would open it once more for whoever comes next.
      if (!hasBegun) this.isBroken = true;
    }
  }

  /** Ends it, with what is under way on it after five seconds; nothing is left of a lost one either. */
  end(): Promise<void> {
    return this.client.end({ timeout: 5 });
  }

  /** The same client, whose transactions come to an end when their connection does: nothing of them is sent any more, not even their undoing. */
  private untilLost(client: postgres.Sql): postgres.Sql {
    const begin = client.begin.bind(client) as (work: Work) => Promise<unknown>;
    const whileConnected = (work: Work) => (tx: postgres.TransactionSql) => {
      const before = this.closings;
      const isLost = () => this.closings !== before;
      // Never settled once it is lost: the driver has told whoever waits, and would send an end of the transaction for this one.
      return new Promise((resolve, reject) => {
        work(silencedOnce(isLost, tx)).then(
          (result) => isLost() || resolve(result),
          (error) => isLost() || reject(error),
        );
      });
    };
    return Object.assign(client, { begin: (work: Work) => begin(whileConnected(work)) });
  }
}

function silencedOnce(isLost: () => boolean, tx: postgres.TransactionSql): postgres.TransactionSql {
  const unsafe = tx.unsafe.bind(tx) as (...query: unknown[]) => unknown;
  return Object.assign(tx, { unsafe: (...query: unknown[]) => (isLost() ? unanswered() : unsafe(...query)) });
}

const longestLife = 3_600_000;
const ended = () => new Error('The connections to the database have ended.');

/** What a query on a lost connection comes to. */
function unanswered() {
  const failure = Promise.reject(new Error('The connection of this transaction was lost.'));
  failure.catch(() => {});
  return Object.assign(failure, { values: () => failure });
}

/** So many connections at most, made when they are needed; whoever finds none free waits in turn. */
export class Connections {
  private readonly all = new Set<Connection>();
  private readonly idle: Connection[] = [];
  private readonly waiting: { given: (connection: Connection) => void; fail: (reason: Error) => void }[] = [];
  private hasEnded = false;

  constructor(
    private readonly most: number,
    private readonly url: string,
    private readonly options: postgres.Options<Record<string, never>>,
  ) {}

  /** Does the work in a transaction on a connection of its own; settles when that is free again. */
  async transaction(work: (tx: DatabaseTransaction) => Promise<void>): Promise<void> {
    const connection = await this.take();
    try {
      await connection.transaction(work);
    } finally {
      this.give(connection);
    }
  }

  /** Ends all of them, those at work when their transaction has ended, after five seconds at most; nobody is given one any more. */
  async end(): Promise<void> {
    this.hasEnded = true;
    for (const { fail } of this.waiting.splice(0)) fail(ended());
    await Promise.all([...this.all].map((connection) => connection.end()));
  }

  private take(): Connection | Promise<Connection> {
    if (this.hasEnded) throw ended();
    for (let last = this.idle.pop(); last; last = this.idle.pop()) {
      if (last.isUsable) return last;
      this.drop(last);
    }
    if (this.all.size < this.most) return this.open();
    return new Promise((given, fail) => this.waiting.push({ given, fail }));
  }

  private give(connection: Connection): void {
    const { isUsable } = connection;
    if (!isUsable) this.drop(connection);
    const next = this.waiting.shift();
    if (next) next.given(isUsable ? connection : this.open());
    else if (isUsable) this.idle.push(connection);
  }

  private open(): Connection {
    const connection = new Connection(this.url, this.options);
    this.all.add(connection);
    return connection;
  }

  private drop(connection: Connection): void {
    this.all.delete(connection);
    connection.end().catch(() => {});
  }
}

import type { SQL } from 'drizzle-orm';
import { Connection, type ConnectionOptions, type Work } from './connection';

const ended = () => new Error('The connections to the database have ended.');

/** So many connections at most, made when they are needed; whoever finds none free waits in turn. */
export class Connections {
  private readonly open = new Set<Connection>();
  private readonly idle: Connection[] = [];
  private readonly waiting: { take: () => void; fail: (reason: Error) => void }[] = [];
  private hasEnded = false;

  constructor(
    private free: number,
    private readonly url: string,
    private readonly options: ConnectionOptions,
  ) {}

  /** Does the work in a transaction on a connection of its own, after what `entry` sets for it. Answers what it answers, once that is committed. */
  async transaction<T>(entry: SQL | undefined, work: Work<T>): Promise<T> {
    await this.turn();
    try {
      const connection = await this.take();
      try {
        return await connection.transaction(entry, work);
      } finally {
        this.idle.push(connection);
      }
    } finally {
      const next = this.waiting.shift();
      if (next) next.take();
      else this.free++;
    }
  }

  /** Ends all of them, those at work when their transaction has ended, after five seconds at most; nobody is given one any more. */
  async end(): Promise<void> {
    this.hasEnded = true;
    for (const { fail } of this.waiting.splice(0)) fail(ended());
    await Promise.all([...this.open].map((connection) => connection.end()));
  }

  private async turn(): Promise<void> {
    if (this.hasEnded) throw ended();
    if (this.free > 0) this.free--;
    else await new Promise<void>((take, fail) => this.waiting.push({ take, fail }));
  }

  private async take(): Promise<Connection> {
    for (let last = this.idle.pop(); last; last = this.idle.pop()) {
      if (last.isUsable) return last;
      this.open.delete(last);
      last.end().catch(() => {});
    }
    const connection = await Connection.open(this.url, this.options);
    this.open.add(connection);
    return connection;
  }
}

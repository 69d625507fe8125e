import { setTimeout as pause } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { databaseCode, disconnect, reading, type Tx, transaction } from '@/db/client';
import { Connections } from '@/db/connections';
import { organisations } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import { type Cut, cuttingProxy } from '../proof/chaos/proxy';
import { makeWorld, organisation, person } from '../world';

// A connection that breaks off takes its transaction with it, whole: nothing of it goes on in somebody else's, nothing of theirs is ended by it,
// and what was not committed for certain is not answered as done (T-53).

const anna = person('anna');
const bram = person('bram');
const url = process.env.DATABASE_URL!;

beforeAll(makeWorld);
// One connection, so that the next transaction takes the place of the lost one.
beforeEach(async () => {
  await disconnect();
  process.env.DATABASE_POOL = '1';
});
afterEach(async () => {
  delete process.env.DATABASE_POOL;
  process.env.DATABASE_URL = url;
  await disconnect();
});

const rename = (tx: Tx, name: string) =>
  tx
    .update(organisations)
    .set({ name })
    .where(eq(organisations.id, organisation('deboer')));
const nameNow = () =>
  asOwner(async (tx) => {
    const [row] = await tx
      .select({ name: organisations.name })
      .from(organisations)
      .where(eq(organisations.id, organisation('deboer')));
    return row!.name;
  });

const pidOf = async (tx: Pick<Tx, 'execute'>) =>
  (await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`))[0]!.pid;
const terminate = (pid: number) => asOwner((tx) => tx.execute(sql`select pg_terminate_backend(${pid})`));

/** A moment that somebody waits for. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

class Undone extends Error {}

/** The connection of a transaction is lost between two of its statements, and another one takes its place; then the lost one goes on. */
async function goOnAfterLoss(goOn: (tx: Tx) => Promise<unknown>) {
  const [began, lost, isOver] = [gate(), gate(), gate()];
  let pid = 0;
  const dead = transaction(anna.userId, async (tx) => {
    pid = await pidOf(tx);
    await rename(tx, 'Before the loss');
    began.open();
    await lost.opened;
    await goOn(tx).finally(isOver.open);
  }).then(
    () => 'answered as done',
    () => 'failed',
  );
  await began.opened;
  await terminate(pid);
  expect(await dead).toBe('failed');
  const other = transaction(bram.userId, async (tx) => {
    await rename(tx, 'Half done');
    lost.open();
    // Where nothing is sent for it any more, it may never come to its end.
    await Promise.race([isOver.opened, pause(2000)]);
    await pause(50);
    const [row] = await tx.execute<{ role: string; id: string }>(
      sql`select current_user::text as role, current_user_id() as id`,
    );
    expect(row).toEqual({ role: 'koppel_app', id: bram.userId });
    throw new Undone();
  });
  await expect(other).rejects.toThrow(Undone);
}

describe('a transaction whose connection is lost', () => {
  test('asks nothing in the midst of the next one', async () => {
    const before = await nameNow();
    await goOnAfterLoss((tx) => rename(tx, 'After the loss'));
    expect(await nameNow()).toBe(before);
  });

  test('does not commit the next one by coming to its end', async () => {
    const before = await nameNow();
    await goOnAfterLoss(async () => {});
    expect(await nameNow()).toBe(before);
  });

  test('does not undo the next one by failing', async () => {
    const before = await nameNow();
    await goOnAfterLoss(async () => {
      throw new Undone();
    });
    expect(await nameNow()).toBe(before);
  });

  test('while it asks, leaves whoever comes next a connection that answers', async () => {
    for (const ask of [
      (work: (tx: Pick<Tx, 'execute'>) => Promise<unknown>) => transaction(anna.userId, work),
      (work: (tx: Pick<Tx, 'execute'>) => Promise<unknown>) => reading(anna, work),
    ]) {
      let pid = 0;
      const lost = ask(async (tx) => {
        pid = await pidOf(tx);
        await tx.execute(sql`select pg_sleep(4)`);
      });
      const failed = expect(lost).rejects.toThrow();
      while (pid === 0) await pause(5);
      await pause(50);
      await terminate(pid);
      await failed;
      expect(await reading(anna, pidOf)).not.toBe(pid);
    }
  });

  test.each<[Cut, boolean]>([
    ['before', false],
    ['after', true],
  ])('as it commits, is not answered as done, whatever became of it (cut %s the commit)', async (cut, isCommitted) => {
    const name = `Cut ${cut}`;
    let isArmed = false;
    const proxy = await cuttingProxy(url, (said) => (isArmed && /\bcommit and chain\0/.test(said) ? cut : undefined));
    process.env.DATABASE_URL = proxy.url;
    try {
      const written = transaction(anna.userId, async (tx) => {
        await rename(tx, name);
        isArmed = true;
      });
      await expect(written).rejects.toThrow();
      isArmed = false;
      await expect.poll(nameNow, { timeout: 30_000 }).toEqual(isCommitted ? name : expect.not.stringContaining(name));
      expect(await reading(anna, pidOf)).toBeGreaterThan(0);
    } finally {
      await disconnect();
      await proxy.close();
    }
  });
});

test('a connection that closes for having been idle is opened again for whoever asks at that very moment', async () => {
  const idle = 50;
  const connections = new Connections(1, url, { idle_timeout: idle / 1000, fetch_types: false, onnotice: () => {} });
  const pids = new Set<number>();
  const asked = () => connections.transaction(async (tx) => void pids.add(await pidOf(tx)));
  try {
    for (let times = 0; times < 20; times++) {
      await asked();
      // As long as the connection waits, so that the one comes right after the other.
      await pause(idle);
      expect(await Promise.race([asked().then(() => 'answered'), pause(10_000, 'nobody answers')])).toBe('answered');
    }
    // Otherwise it never closed at that moment.
    expect(pids.size).toBeGreaterThan(1);
  } finally {
    await connections.end();
  }
});

test('a statement that nobody waits for and that fails takes the whole with it, and the answer too', async () => {
  const before = await nameNow();
  const written = transaction(anna.userId, async (tx) => {
    await rename(tx, 'With a failure');
    tx.execute(sql`select 1 / (random() * 0)::int`).catch(() => {});
  });
  await expect(written).rejects.toThrow();
  expect(await nameNow()).toBe(before);
});

test('a plan that is outdated in the midst of a transaction fails it whole, and the next one goes well', async () => {
  const before = await nameNow();
  const asked = (tx: Tx) => tx.execute(sql`select * from plans where key <> ${'none'}`);
  await transaction(anna.userId, asked);
  await asOwner((tx) => tx.execute(sql`alter table plans add column more int`));
  try {
    const written = transaction(anna.userId, async (tx) => {
      await rename(tx, 'On an old plan');
      await asked(tx);
    });
    // cached plan must not change result type
    expect(await written.then(() => undefined, databaseCode)).toBe('0A000');
    expect(await nameNow()).toBe(before);
    await transaction(anna.userId, async (tx) => {
      await asked(tx);
      await rename(tx, before);
    });
  } finally {
    await asOwner((tx) => tx.execute(sql`alter table plans drop column more`));
  }
});

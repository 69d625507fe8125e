import { type AddressInfo, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { databaseCode, disconnect, reading, type Tx, transaction } from '@/db/client';
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
    const proxy = await cuttingProxy(url, (said) => (isArmed && /\bcommit\0/.test(said) ? cut : undefined));
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

test('what a transaction left running asks nothing once it is over, not even in the midst of the next one', async () => {
  const before = await nameNow();
  const [goOn, isAsked] = [gate(), gate()];
  let late: Promise<unknown> | undefined;
  const failed = transaction(anna.userId, async (tx) => {
    late = goOn.opened.then(() => rename(tx, 'Too late'));
    throw new Undone();
  });
  await expect(failed).rejects.toThrow(Undone);
  await transaction(bram.userId, async (tx) => {
    await pidOf(tx);
    goOn.open();
    await expect(late).rejects.toMatchObject({ cause: { message: 'The transaction is over.' } });
    isAsked.open();
  });
  await isAsked.opened;
  expect(await nameNow()).toBe(before);
});

test('a connection that is lost while nobody uses it is replaced, and there are never more than allowed', async () => {
  process.env.DATABASE_POOL = '3';
  await disconnect();
  const now = () => Promise.all(Array.from({ length: 20 }, () => reading(anna, pidOf)));
  const before = new Set(await now());
  expect(before.size).toBe(3);
  for (const pid of before) await terminate(pid);
  await pause(100);
  const after = new Set(await now());
  expect(after.size).toBe(3);
  expect([...after].filter((pid) => before.has(pid))).toEqual([]);
});

/** What a database says first to who signs in with a password. */
const authentication = Buffer.concat([Buffer.from([82, 0, 0, 0, 23, 0, 0, 0, 10]), Buffer.from('SCRAM-SHA-256\0\0')]);

test.each<[string, (socket: Socket) => unknown]>([
  ['at once', (socket) => socket.destroy()],
  ['when asked', (socket) => socket.once('data', () => socket.destroy())],
  ['as it answers', (socket) => socket.once('data', () => socket.end(authentication, () => socket.resetAndDestroy()))],
])(
  'a database that takes a connection and breaks it off %s lets nobody wait, ends nothing, and is used again',
  async (_, breakOff) => {
    const breaking = createServer((socket) => breakOff(socket.on('error', () => {})));
    await new Promise<void>((ready) => breaking.listen(0, '127.0.0.1', ready));
    const elsewhere = new URL(url);
    elsewhere.port = String((breaking.address() as AddressInfo).port);
    process.env.DATABASE_URL = elsewhere.href;
    const begun = performance.now();
    for (let times = 0; times < 20; times++) await expect(reading(anna, pidOf)).rejects.toThrow();
    expect(performance.now() - begun).toBeLessThan(5000);
    breaking.close();
    process.env.DATABASE_URL = url;
    await disconnect();
    expect(await reading(anna, pidOf)).toBeGreaterThan(0);
  },
);

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

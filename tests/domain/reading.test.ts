import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { databaseCode, disconnect, type Read, reading, transaction } from '@/db/client';
import { environments } from '@/db/schema';
import { makeWorld, organisation, person } from '../world';

// A read enters the wall and asks its first question in one breath, without waiting for the wall in between.

beforeAll(makeWorld);
// Each begins on connections that have never asked anything: what is asked first is prepared on them then.
beforeEach(disconnect);

const nobodyAtAll = { userId: 'not an id' };
const failed = '25P02';
const invalidId = '22P02';

describe('the first question of a read', () => {
  test('is asked in the serving role, as the actor, however it is put', async () => {
    const anna = person('anna');
    const asked = () =>
      reading(anna, async (tx) => {
        const [who] = await tx.execute<{ role: string; id: string }>(
          sql`select current_user::text as role, current_user_id() as id`,
        );
        return who;
      });
    expect(await asked()).toEqual({ role: 'koppel_app', id: anna.userId });
    expect(await asked()).toEqual({ role: 'koppel_app', id: anna.userId });
    const selected = () =>
      reading(anna, (tx) => tx.select({ role: sql<string>`current_user::text` }).from(environments).limit(1));
    expect(await selected()).toEqual([{ role: 'koppel_app' }]);
  });

  test('goes along with others that do not wait for it', async () => {
    const roles = await reading(person('anna'), (tx) =>
      Promise.all([1, 2, 3].map(() => tx.execute<{ role: string }>(sql`select current_user::text as role`))),
    );
    expect(roles.flat().map((row) => row.role)).toEqual(['koppel_app', 'koppel_app', 'koppel_app']);
  });

  test('cannot write', async () => {
    const written = reading(person('anna'), (tx) =>
      tx.execute(sql`update organisations set name = 'Changed' where id = ${organisation('deboer')}`),
    );
    expect(await codeOf(written)).toBe('25006');
  });
});

describe('where the wall cannot be entered', () => {
  test('nothing is answered, however often it is asked, and the reason is told', async () => {
    const codes: unknown[] = [];
    const stubborn = async (tx: Read) => {
      for (let time = 0; time < 3; time++) codes.push(await codeOf(tx.execute(sql`select name from environments`)));
      codes.push(await codeOf(tx.select().from(environments)));
      return 'an answer';
    };
    expect(await codeOf(reading(nobodyAtAll, stubborn))).toBe(invalidId);
    expect(codes).toEqual([failed, failed, failed, failed]);
  });

  test('nobody else notices', async () => {
    await Promise.all(
      Array.from({ length: 20 }, async (_, at) => {
        if (at % 2 === 0) return expect(await codeOf(reading(nobodyAtAll, names))).toBe(invalidId);
        expect((await reading(person('anna'), names)).length).toBeGreaterThan(0);
      }),
    );
    expect((await reading(person('anna'), names)).length).toBeGreaterThan(0);
  });
});

const names = (tx: Read) => tx.execute(sql`select name from environments`);

/** The database's code of what a promise failed with, or nothing. */
const codeOf = (work: PromiseLike<unknown>): Promise<string | undefined> =>
  Promise.resolve(work).then(() => undefined, databaseCode);

// Such a pooler gives each transaction another connection, where a statement that was prepared is unknown. The driver then tries a commit
// again that has failed already, which ends as a rollback and is answered as done (seen behind PgBouncer 1.18).
test('behind a pooler that knows no prepared statements, none is prepared', async () => {
  const { userId } = person('anna');
  const prepared = () =>
    transaction(userId, async (tx) =>
      (await tx.execute<{ statement: string }>(sql`select statement from pg_prepared_statements`)).map(
        (row) => row.statement,
      ),
    );
  process.env.DATABASE_PREPARE = 'off';
  try {
    for (let turn = 0; turn < 2; turn++) {
      await reading({ userId }, (tx) => tx.execute(sql`select 1`));
      await reading({ userId }, (tx) => tx.execute(sql`select 1 / 0`)).catch(() => {});
      expect(await prepared()).toEqual([]);
    }
  } finally {
    delete process.env.DATABASE_PREPARE;
    await disconnect();
  }
  expect(await prepared()).toContainEqual(expect.stringContaining('set_config'));
});

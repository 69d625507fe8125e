import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { loadBackup, NotRestorable } from '@/db/backup/load';
import { batchBytes, saveBackup } from '@/db/backup/save';
import { portalTables } from '@/db/backup/tables';
import type { Tx } from '@/db/client';
import { newId } from '@/db/id';
import { files, outbox, sessions, shares } from '@/db/schema';
import { asOwner, within } from '@/db/seed/owner';
import { createDatabase, dropDatabase } from '@/scripts/database/databases.mjs';
import { environment, everyRow, giveDocument, makeWorld, person } from '../world';

/** How much text the largest statement brought or carried. */
const largest = vi.hoisted(() => ({ statement: 0 }));
vi.mock('@/db/seed/owner', async (original) => {
  const real = await original<typeof import('@/db/seed/owner')>();
  return {
    ...real,
    asOwner: <T>(work: (tx: Tx) => Promise<T>) => real.asOwner((tx) => work(weighing(tx))),
  };
});

const weighing = (tx: Tx): Tx =>
  new Proxy(tx, {
    get: (target, name) => {
      const value = Reflect.get(target, name, target);
      if (name !== 'execute') return typeof value === 'function' ? value.bind(target) : value;
      return async (query: SQL) => {
        const carried = query.queryChunks.reduce<number>(
          (sum, one) => sum + (typeof one === 'string' ? one.length : 0),
          0,
        );
        const rows = [...(await target.execute<{ line?: string }>(query))];
        const brought = rows.reduce((sum, { line }) => sum + (line?.length ?? 0), 0);
        largest.statement = Math.max(largest.statement, carried, brought);
        return rows;
      };
    },
  });

const folder = mkdtempSync(join(tmpdir(), 'koppel-backup-'));
const file = join(folder, 'backup.gz');
const first = process.env.DATABASE_URL!;
let second: string;

beforeAll(async () => {
  await makeWorld();
  for (let at = 0; at < 25; at++) await giveDocument('bakkerij', { subject: `“Brood” & koek\n€ \u2028 \u2029 ${at}` });
  await asOwner(async (tx) => {
    await tx.execute(sql`alter table sessions no force row level security`);
    await tx
      .insert(sessions)
      .values({ tokenHash: 'a hash', id: newId(), userId: person('anna').userId, expiresAt: new Date('2030-01-01') });
    await tx.execute(sql`alter table sessions force row level security`);
    await tx.insert(outbox).values({
      id: newId(),
      kind: 'sign_in',
      toAddress: 'anna@deboer.example',
      language: 'en',
      payload: { told: 'long ago €' },
    });
  });
  await keepFiles(8, 2 * 1024 * 1024);
  await hangTheOldestOnTheYoungest(await giveDocument('bakkerij'));
  second = await createDatabase(
    first,
    `restored_${newId().slice(-12)}`,
    new URL(process.env.KOPPEL_TEST_TEMPLATE!).pathname.slice(1),
  );
}, 120_000);

const keepFiles = (count: number, size: number) =>
  asOwner((tx) =>
    within(tx, environment('jansen'), async () => {
      for (let at = 0; at < count; at++) {
        const sha256 = String(at).padStart(64, '0');
        await tx
          .insert(files)
          .values({ environmentId: environment('jansen'), sha256, size, bytes: Buffer.alloc(size, at) });
      }
    }),
  );

/** As it comes when a share is given anew after its source was lowered: what it hangs on is younger, and megabytes away among the rows. */
async function hangTheOldestOnTheYoungest(documentId: string): Promise<void> {
  const environmentId = environment('jansen');
  const [oldest, ...rest] = Array.from({ length: 400 }, (_, at) => ({
    id: newId(),
    documentId,
    environmentId,
    principalId: person('hanna').userId,
    principalEnvironmentId: environmentId,
    access: 'full_access' as const,
    message: 'x'.repeat(30_000),
    grantedBy: newId(),
    grantedByName: 'Somebody',
    recipientName: 'Hanna',
    recipientEnvironmentName: 'Bakkerij Jansen',
    createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, at)),
  }));
  const hung = { ...oldest!, parentId: rest.at(-1)!.id };
  await asOwner((tx) => within(tx, environmentId, () => tx.insert(shares).values([hung, ...rest])));
}

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await dropDatabase(second);
});

const everything = async () => {
  const names = await asOwner(async (tx) => (await portalTables(tx)).map((table) => table.name));
  return Object.fromEntries(
    await Promise.all(
      names.filter((name) => name !== 'mail_switch').map(async (name) => [name, await everyRow(name)] as const),
    ),
  );
};

describe('backup and restore', () => {
  test('bring back every row, files and sessions among them, with mail paused', async () => {
    const before = await everything();
    const saved = await saveBackup(file);
    expect(saved).toBeGreaterThan(200);
    process.env.DATABASE_URL = second;
    try {
      expect(await loadBackup(file)).toBe(saved);
      const after = await everything();
      for (const name of Object.keys(before)) expect([name, after[name]!.length]).toEqual([name, before[name]!.length]);
      expect(JSON.stringify(after) === JSON.stringify(before)).toBe(true);
      expect(await everyRow('mail_switch')).toEqual([{ row: { id: 1, is_paused: true } }]);
      await expect(loadBackup(file)).rejects.toThrow(NotRestorable);
    } finally {
      process.env.DATABASE_URL = first;
    }
  }, 120_000);

  test('never hold more than a part of it at once, however many files there are', () => {
    const fileAsText = 4 * 1024 * 1024 + 1000;
    expect(largest.statement).toBeGreaterThan(batchBytes);
    expect(largest.statement).toBeLessThan(batchBytes + fileAsText);
  });

  test('leave the wall and its triggers as they were, and lend nobody the role over it', async () => {
    for (const url of [first, second]) {
      process.env.DATABASE_URL = url;
      const [state] = await asOwner((tx) =>
        tx.execute(sql`select
        (select count(*)::int from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity and not relforcerowsecurity) as unforced,
        (select count(*)::int from pg_trigger where not tgisinternal and tgenabled = 'D') as disabled,
        (select count(*)::int from pg_constraint where condeferrable) as waiting,
        pg_has_role(current_user, 'koppel_wall', 'set') as lent`),
      );
      // PostgreSQL 15 knows no "set" of its own and answers for membership.
      expect(state).toMatchObject({ unforced: 0, disabled: 0, waiting: 0, lent: false });
    }
    process.env.DATABASE_URL = first;
  });

  test('refuse a backup that was cut off, and then nothing is there', async () => {
    const whole = readFileSync(file);
    const cut = join(folder, 'cut.gz');
    writeFileSync(cut, whole.subarray(0, whole.length / 2));
    const third = await createDatabase(
      first,
      `cut_${newId().slice(-12)}`,
      new URL(process.env.KOPPEL_TEST_TEMPLATE!).pathname.slice(1),
    );
    process.env.DATABASE_URL = third;
    try {
      await expect(loadBackup(cut)).rejects.toThrow(NotRestorable);
      expect(await everyRow('environments')).toEqual([]);
    } finally {
      process.env.DATABASE_URL = first;
      await dropDatabase(third);
    }
  });
});

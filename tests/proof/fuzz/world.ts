import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { disconnect } from '@/db/client';
import { asOwner, disconnectOwner } from '@/db/seed/owner';
import { createDatabase, dropDatabase } from '@/scripts/database/databases.mjs';
import { openForTheOwner } from '../../matrix';
import { giveDocument, makeWorld, person } from '../../world';
import type { Known } from './payload';
import { stopWatching, watchWrites } from './watch';

/** The cast with some documents, and the list of changes; in this test file's own database. */
export async function makeWatchedWorld(): Promise<void> {
  await makeWorld();
  for (const key of ['bakkerij', 'vastgoed', 'noord'])
    for (let at = 0; at < 5; at++) await giveDocument(key, { number: `F-${at}` });
  await asOwner(openForTheOwner);
  await watchWrites();
}

/** The cast, unless somebody made it before in this database. */
export async function makeCastOnce(): Promise<void> {
  const [found] = await asOwner((tx) => tx.execute(sql`select 1 from users where id = ${person('anna').userId}`));
  if (!found) await makeWorld();
}

/** Does the work on a copy of this file's database, which is thrown away afterwards: what was removed in it is there again. */
export async function onCopy<T>(work: () => Promise<T>): Promise<T> {
  const own = process.env.DATABASE_URL!;
  await Promise.all([disconnect(), disconnectOwner()]);
  process.env.DATABASE_URL = await createDatabase(
    own,
    `test_${randomBytes(6).toString('hex')}`,
    new URL(own).pathname.slice(1),
  );
  try {
    return await work();
  } finally {
    await Promise.all([disconnect(), disconnectOwner(), stopWatching()]);
    await dropDatabase(process.env.DATABASE_URL);
    process.env.DATABASE_URL = own;
  }
}

const tables = {
  organisation: 'organisations',
  user: 'users',
  document: 'documents',
  group: 'groups',
  partnership: 'live_partnerships',
  request: 'partnership_requests',
  accessrequest: 'access_requests',
  workflow: 'workflows',
  task: 'tasks',
  share: 'shares',
  invitation: 'invitations',
  notification: 'notifications',
  recipient: 'principals',
  principal: 'principals',
  to: 'users',
  partner: 'environments',
  session: 'sessions',
} as const;

/** The ids that stand in the database now. */
export async function knownIds(): Promise<Known> {
  return asOwner(async (tx) => {
    const known: Record<string, string[]> = {};
    for (const [name, table] of Object.entries(tables)) {
      const rows = await tx.execute<{ id: string }>(
        sql`select id from ${sql.identifier(table)} order by random() limit 100`,
      );
      known[name] = rows.map((row) => row.id);
    }
    return known;
  });
}

/** People who can sign in now. */
export async function livePeople(): Promise<string[]> {
  const rows = await asOwner((tx) =>
    tx.execute<{ id: string }>(sql`select id from users where blocked_at is null order by random()`),
  );
  return rows.map((row) => row.id);
}

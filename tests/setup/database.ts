import { randomBytes } from 'node:crypto';
import { afterAll } from 'vitest';
import { createDatabase, dropDatabase } from '@/scripts/database/databases.mjs';

// Runs before each test file, and before the file loads db/client: the file gets a database of its own.

const template = process.env.KOPPEL_TEST_TEMPLATE;
if (!template) throw new Error('KOPPEL_TEST_TEMPLATE is missing: run the tests through vitest.config.ts.');

const url = await createDatabase(
  template,
  `test_${randomBytes(6).toString('hex')}`,
  new URL(template).pathname.slice(1),
);
process.env.DATABASE_URL = url;
delete process.env.DATABASE_DIRECT_URL;

afterAll(async () => {
  const { expectNoForgedHost } = await import('./forged-host');
  await expectNoForgedHost();
  const { disconnect } = await import('@/db/client');
  const { disconnectOwner } = await import('@/db/seed/owner');
  await Promise.all([disconnect(), disconnectOwner()]);
  await dropDatabase(url);
});

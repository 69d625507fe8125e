import { afterAll } from 'vitest';

// Runs before each file of tests/http: the portal and its database are those that scripts/testing/http.mjs started.

for (const name of ['KOPPEL_PORTAL_URL', 'DATABASE_URL', 'KOPPEL_SUPERUSER_URL', 'KOPPEL_PORTAL_LOG'])
  if (!process.env[name]) throw new Error(`${name} is missing: run the tests over HTTP by "npm test -- tests/http".`);
// vitest.config.ts has addresses for tests without a portal.
process.env.AUTH_URL = process.env.KOPPEL_PORTAL_URL;

afterAll(async () => {
  const { disconnect } = await import('@/db/client');
  const { disconnectOwner } = await import('@/db/seed/owner');
  await Promise.all([disconnect(), disconnectOwner()]);
});

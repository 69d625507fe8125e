import { createDatabase } from '@/scripts/database/databases.mjs';
import { startThrowAway } from '@/scripts/database/throw-away.mjs';
import { bringUpToDate } from '@/scripts/database/up-to-date';

/**
 * Before the first test: an empty, migrated database that every test file copies. `npm test` brings one of its own;
 * whoever runs a single file gets a throw-away server here, which ends with the run.
 */
export default async function setup() {
  if (process.env.KOPPEL_TEST_TEMPLATE) return undefined;

  const server = await startThrowAway();
  // Without a listener, these end the process before it can end the server.
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(143));
  try {
    const template = await createDatabase(server.url, 'koppel_template');
    await bringUpToDate(template);
    process.env.KOPPEL_TEST_TEMPLATE = template;
  } catch (error) {
    await server.stop();
    throw error;
  }
  return async () => {
    delete process.env.KOPPEL_TEST_TEMPLATE;
    await server.stop();
  };
}

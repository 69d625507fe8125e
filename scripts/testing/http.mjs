import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { createDatabase, databaseOnSameServer } from '../database/databases.mjs';
import { productionOf, servePortal } from './portal.mjs';
import { runVitest } from './vitest.mjs';

/**
 * Serves the production build on an empty database and asks it over HTTP (tests/http). The tests get the superuser of the throw-away server
 * too: they look over every wall at what a request has changed, and undo it. Returns { passed, failed, skipped }.
 */
export async function runHttpTests(household, { template, superuserUrl, reports, names }) {
  const url = await createDatabase(template, 'koppel_http', 'koppel_template');
  const log = path.join(reports, 'portal.log');
  const output = openSync(log, 'w');
  const portal = await servePortal(household, { url, environmentOf: productionOf, output });
  closeSync(output);
  return runVitest(household, {
    projects: ['http'],
    names,
    report: path.join(reports, 'http.json'),
    env: {
      ...portal,
      NODE_ENV: 'test',
      KOPPEL_PORTAL_URL: portal.AUTH_URL,
      KOPPEL_SUPERUSER_URL: databaseOnSameServer(superuserUrl, 'koppel_http'),
      KOPPEL_PORTAL_LOG: log,
    },
  });
}

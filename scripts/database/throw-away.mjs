import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbedded } from '../embedded.mjs';
import { isAlive } from '../launcher/process-table.mjs';
import { clearLeftOver } from './left-over.mjs';

const prefix = 'koppel-throw-away-';

/**
 * Starts a PostgreSQL for tests in a temporary folder, with further `settings` (name=value). Returns { url, superuserUrl, stop, crash }; stopping removes the folder.
 * @param {{ settings?: string[] }} [options]
 */
export async function startThrowAway({ settings = [] } = {}) {
  await sweep();
  const folder = mkdtempSync(path.join(tmpdir(), prefix));
  writeFileSync(path.join(folder, 'owner'), String(process.pid));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    const server = await startEmbedded(folder, { throwAway: true, settings });
    const abandon = () => {
      server.abandon();
      remove();
    };
    process.once('exit', abandon);
    return {
      url: server.url,
      crash: server.crash,
      superuserUrl: server.superuserUrl,
      stop: async () => {
        await server.stop();
        process.off('exit', abandon);
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Stops and removes what a test run left behind when it was killed outright; it could not do so itself. */
async function sweep() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const folder = path.join(tmpdir(), name);
    const owner = path.join(folder, 'owner');
    if (!existsSync(owner) || isAlive(Number(readFileSync(owner, 'utf8')))) continue;
    await clearLeftOver(path.join(folder, 'postgres')).catch(() => {});
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

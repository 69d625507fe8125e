import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { commandOf, isAlive, isZombie } from '../launcher/process-table.mjs';
import { Sentence } from '../launcher/sentence.mjs';

/**
 * Clears the way for a server on this data folder after its launcher was killed: stops a server that was left behind,
 * and removes a lock that only looks alive to PostgreSQL (a zombie, or a process number given to another program since).
 */
export async function clearLeftOver(data) {
  const lock = path.join(data, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number.parseInt(readFileSync(lock, 'utf8'), 10);
  if (!isAlive(pid)) return;

  if (!isZombie(pid) && isServerOf(pid, data)) await stopServer(pid);
  for (let waited = 0; waited < 2000 && isZombie(pid); waited += 100) await pause(100);
  if (isZombie(pid) || (isAlive(pid) && !isServerOf(pid, data))) rmSync(lock, { force: true });
}

const isServerOf = (pid, data) => commandOf(pid).includes('postgres') && commandOf(pid).includes(data);

async function stopServer(pid) {
  process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < 20_000; waited += 50) {
    if (!isAlive(pid) || isZombie(pid)) return;
    await pause(50);
  }
  throw new Sentence(
    `A database server left behind (process ${pid}) does not stop: end it with "kill -QUIT ${pid}" and start again.`,
  );
}

import { spawn } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { bundledPostgres, copyPostgres } from './database/binaries.mjs';
import { makeCluster } from './database/cluster.mjs';
import { clearLeftOver } from './database/left-over.mjs';
import { makePortalRole } from './database/portal-role.mjs';
import { closedFolder, requirePassage, serverUser } from './database/server-user.mjs';
import { freePort } from './launcher/free-port.mjs';
import { Sentence } from './launcher/sentence.mjs';

/**
 * Starts a real PostgreSQL on the loopback address, its data in `folder`. Returns { url, superuserUrl, stop, abandon, crash }: the address of the
 * database `koppel` for the login role `koppel`, and for the superuser, whom tests alone need; how to end the server, how to end it when there is
 * no time to wait, and how to end it in the midst of everything and start it again at the same address. `throwAway` trades durability for speed.
 * Refuses, in one sentence, a folder or a platform it cannot run on.
 */
export async function startEmbedded(folder, { throwAway = false, settings = [] } = {}) {
  const user = serverUser();
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, throwAway ? 0o711 : 0o755);
  requirePassage(user, folder);
  const programs = path.join(reachablePostgres(folder, user, throwAway), 'bin');
  const initdb = path.join(programs, 'initdb');
  const postgres = path.join(programs, 'postgres');

  const { data, passwords } = makeCluster(folder, { initdb, user, throwAway });
  await clearLeftOver(data);

  const given = {
    postgres,
    data,
    user,
    throwAway,
    further: settings,
    log: path.join(folder, 'postgres.log'),
    passwords,
  };
  const server = await startServer(given);
  return {
    url: address('koppel', passwords.koppel, server.port, 'koppel'),
    superuserUrl: address('postgres', passwords.postgres, server.port, 'koppel'),
    stop: () => stopServer(server.child, throwAway),
    abandon: () => server.child.kill('SIGQUIT'),
    crash: async () => {
      await stopServer(server.child, true);
      server.child = spawnServer(given, server.port);
      await untilReady(given, server);
    },
  };
}

/** Returns a folder of PostgreSQL's programs that the server's user can reach. */
function reachablePostgres(folder, user, throwAway) {
  const bundled = bundledPostgres();
  if (throwAway && closedFolder(user, bundled)) return copyPostgres(bundled, folder, user);
  requirePassage(user, bundled);
  return bundled;
}

const address = (role, password, port, database) => `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;

/** A port that was free may be taken a moment later, so a server that ends at once is tried again on another one. */
async function startServer(given, attemptsLeft = 3) {
  const port = await freePort();
  const child = spawnServer(given, port);
  try {
    await untilReady(given, { child, port });
    return { child, port };
  } catch (error) {
    await stopServer(child, given.throwAway);
    if (attemptsLeft > 1 && readFileSync(given.log, 'utf8').includes('Address already in use'))
      return startServer(given, attemptsLeft - 1);
    throw new Sentence(
      `The database did not start (${error.message}); its last words are in ${given.log}:\n${lastLines(given.log)}`,
    );
  }
}

const untilReady = ({ passwords }, { child, port }) =>
  becomeReady(child, address('postgres', passwords.postgres, port, 'postgres'), passwords.koppel);

function spawnServer({ postgres, data, user, throwAway, further, log }, port) {
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'timezone=UTC'];
  if (throwAway) settings.push('fsync=off', 'full_page_writes=off', 'synchronous_commit=off');
  // Of two that say the same the last one counts.
  settings.push(...further);
  const output = openSync(log, 'w');
  // Detached: a Ctrl-C must reach the launcher alone, which stops the database last.
  const child = spawn(postgres, ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])], {
    ...user,
    cwd: '/',
    detached: true,
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  child.on('error', () => {});
  return child;
}

/** A server is ready when a connection succeeds; what it prints is no proof. */
async function becomeReady(child, superuserUrl, portalPassword) {
  const { default: connect } = await import('postgres');
  for (let waited = 0; ; waited += 50) {
    if (hasEnded(child)) throw new Error('the server ended');
    const sql = connect(superuserUrl, { max: 1, connect_timeout: 5, fetch_types: false, onnotice: () => {} });
    try {
      return await makePortalRole(sql, portalPassword);
    } catch (error) {
      const isStarting = error.code === 'ECONNREFUSED' || error.code === '57P03';
      if (!isStarting || waited > 60_000) throw error;
      await pause(50);
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
}

const hasEnded = (child) => child.exitCode !== null || child.signalCode !== null || child.pid === undefined;

/** Ends the server: a fast shutdown that loses nothing, or an immediate one for data nobody wants again. */
async function stopServer(child, throwAway) {
  if (hasEnded(child)) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(throwAway ? 'SIGQUIT' : 'SIGINT');
  const insisting = setTimeout(() => child.kill('SIGQUIT'), 20_000);
  await ended;
  clearTimeout(insisting);
}

const lastLines = (log) => readFileSync(log, 'utf8').trim().split('\n').slice(-5).join('\n');

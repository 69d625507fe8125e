import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { Sentence } from '../launcher/sentence.mjs';

const flags = [
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
];

/**
 * Makes the database cluster in `folder` unless it is there. Returns { data, passwords: { postgres, koppel } }.
 * Refuses a cluster that belongs to another user, or whose passwords are lost.
 */
export function makeCluster(folder, { initdb, user, throwAway }) {
  const data = path.join(folder, 'postgres');
  if (existsSync(data)) return { data, passwords: rememberedPasswords(folder, data, user) };

  const passwords = { postgres: newPassword(), koppel: newPassword() };
  writeFileSync(path.join(folder, 'passwords.json'), JSON.stringify(passwords), { mode: 0o600 });
  initialise(folder, data, { initdb, user, throwAway, password: passwords.postgres });
  return { data, passwords };
}

const newPassword = () => randomBytes(24).toString('base64url');

function rememberedPasswords(folder, data, user) {
  const owner = statSync(data).uid;
  if (owner !== (user.uid ?? process.getuid?.() ?? owner)) {
    throw new Sentence(
      `The database in ${data} belongs to another user (number ${owner}): start as that user, or remove ${folder}.`,
    );
  }
  try {
    return JSON.parse(readFileSync(path.join(folder, 'passwords.json'), 'utf8'));
  } catch {
    throw new Sentence(`The passwords of the database in ${data} cannot be read: remove ${folder} to begin afresh.`);
  }
}

/** Runs initdb beside the final place and renames, so that an interrupted one is never taken for a database. */
function initialise(folder, data, { initdb, user, throwAway, password }) {
  const unfinished = `${data}.unfinished`;
  const passwordFile = path.join(folder, 'initdb-password');
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished);
  chmodSync(unfinished, 0o700);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user.uid !== undefined) for (const place of [unfinished, passwordFile]) chownSync(place, user.uid, user.gid);
  try {
    execFileSync(
      initdb,
      ['-D', unfinished, '-U', 'postgres', `--pwfile=${passwordFile}`, ...flags, ...(throwAway ? ['--no-sync'] : [])],
      { ...user, cwd: '/', env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }, stdio: 'pipe' },
    );
  } catch (error) {
    throw new Sentence(`The database could not be made in ${data}: ${String(error.stderr || error.message).trim()}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, data);
}

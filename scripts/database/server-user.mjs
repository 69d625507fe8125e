import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { Sentence } from '../launcher/sentence.mjs';

/**
 * Returns { uid, gid } to run the server with, or an empty object to run it as oneself.
 * PostgreSQL refuses to run as root, so root hands it to the user `postgres`, who is made when missing.
 */
export function serverUser() {
  if (process.getuid?.() !== 0) return {};
  if (idOf('-u') === undefined) makeUser();
  return { uid: idOf('-u'), gid: idOf('-g') };
}

function idOf(flag) {
  try {
    return Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return undefined;
  }
}

function makeUser() {
  try {
    execFileSync('useradd', ['-r', '-M', '-s', '/usr/sbin/nologin', 'postgres'], { stdio: 'ignore' });
  } catch {
    throw new Sentence(
      'PostgreSQL does not run as root and the user "postgres" could not be made: run this as an ordinary user, or set DATABASE_URL.',
    );
  }
}

/** Refuses when the server's user cannot pass through a folder above (or at) the path, naming the highest such folder. */
export function requirePassage(user, place) {
  const folder = closedFolder(user, place);
  if (!folder) return;
  throw new Sentence(
    `The database runs as the user "postgres", who cannot enter ${folder}: ` +
      `move the portal elsewhere, open the folder ("chmod o+x ${folder}"; a clone made under umask 077 is best made again under umask 022), or set DATABASE_URL.`,
  );
}

/** Returns the highest folder above (or at) the path that the server's user cannot pass, if there is one. */
export function closedFolder({ uid, gid }, place) {
  if (uid === undefined) return undefined;
  return fromTheTop(place).find((folder) => {
    const { mode, uid: owner, gid: group } = statSync(folder);
    const open = owner === uid ? mode & 0o100 : group === gid ? mode & 0o010 : mode & 0o001;
    return !open;
  });
}

function fromTheTop(place) {
  const above = path.dirname(place);
  return above === place ? [place] : [...fromTheTop(above), place];
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, stop } from 'esbuild';
import { bundleOptions } from '@/scripts/prepare/jobs.mjs';

const root = path.resolve(import.meta.dirname, '..', '..');
const watchParent = pathToFileURL(path.join(root, 'scripts', 'launcher', 'watch-parent.mjs')).href;

/** The worker as it is shipped, made from the sources of this moment in a folder of its own. */
export type Bundle = { program: string; remove: () => void };

export async function bundleWorker(): Promise<Bundle> {
  const folder = mkdtempSync(path.join(tmpdir(), 'koppel-worker-'));
  // Packages stay outside of the bundle, and are looked for from where it lies.
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  const entryPoints = [path.join(root, 'scripts', 'jobs', 'worker.ts')];
  await build({ ...bundleOptions(root), entryPoints, outdir: path.join(folder, 'dist') } as Parameters<
    typeof build
  >[0]);
  await stop();
  return {
    program: path.join(folder, 'dist', 'worker.js'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export type Worker = {
  /** It takes letters from now on; or it has ended before. */
  ready: Promise<unknown>;
  kill: () => void;
  stop: () => void;
  ended: Promise<NodeJS.Signals | number | null>;
  said: () => string;
};

/** Starts the worker on this file's database, with the provider at `mailUrl`; it ends with this process, whatever ends that. */
export function startWorker({ program }: Bundle, mailUrl: string): Worker {
  const { PATH, HOME, DATABASE_URL, AUTH_URL, AUTH_SECRET } = process.env;
  const child = spawn(process.execPath, ['--import', watchParent, program], {
    env: {
      ...{ PATH, HOME, DATABASE_URL, AUTH_URL, AUTH_SECRET },
      NODE_ENV: 'production',
      KOPPEL_LAUNCHER: String(process.pid),
      RESEND_API_KEY: 're_test',
      RESEND_BASE_URL: mailUrl,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const ended = endOf(child);
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      said += part;
    });
  return {
    kill: () => void child.kill('SIGKILL'),
    stop: () => void child.kill('SIGTERM'),
    ended,
    ready: Promise.race([ended, once(child.stdout, 'data')]),
    said: () => said,
  };
}

async function endOf(child: ChildProcess): Promise<NodeJS.Signals | number | null> {
  const [code, signal] = await once(child, 'exit');
  return signal ?? code;
}

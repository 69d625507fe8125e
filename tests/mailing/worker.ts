import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BuildOptions, build, stop } from 'esbuild';
import { bundleOptions } from '@/scripts/prepare/jobs.mjs';

const root = path.resolve(import.meta.dirname, '..', '..');
const watchParent = pathToFileURL(path.join(root, 'scripts', 'launcher', 'watch-parent.mjs')).href;

/** A program made from the sources of this moment in a folder of its own. */
export type Bundle = { program: string; remove: () => void };

/** The worker as it is shipped. */
export const bundleWorker = (): Promise<Bundle> => bundleProgram(path.join(root, 'scripts', 'jobs', 'worker.ts'));

export async function bundleProgram(entry: string, more: BuildOptions = {}): Promise<Bundle> {
  const folder = mkdtempSync(path.join(tmpdir(), 'koppel-program-'));
  // Packages stay outside of the bundle, and are looked for from where it lies.
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  const outfile = path.join(folder, 'dist', 'program.js');
  const { outdir: _, ...options } = bundleOptions(root);
  await build({ ...(options as BuildOptions), entryPoints: [entry], outfile, ...more });
  await stop();
  return { program: outfile, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export type Program = {
  /** It works from now on; or it has ended before. */
  ready: Promise<unknown>;
  signal: (signal: NodeJS.Signals) => void;
  kill: () => void;
  stop: () => void;
  ended: Promise<NodeJS.Signals | number | null>;
  said: () => string;
};
export type Worker = Program;

/** Starts the worker on this file's database, with the provider at `mailUrl`. */
export const startWorker = (bundle: Bundle, mailUrl: string): Worker =>
  startProgram(bundle, { RESEND_API_KEY: 're_test', RESEND_BASE_URL: mailUrl });

/** Starts a program on this file's database, after the modules named; it ends with this process, whatever ends that. */
export function startProgram(
  { program }: Bundle,
  env: Record<string, string>,
  before: readonly string[] = [],
): Program {
  const { PATH, HOME, DATABASE_URL, AUTH_URL, AUTH_SECRET } = process.env;
  const imports = [watchParent, ...before].flatMap((one) => ['--import', one]);
  const child = spawn(process.execPath, [...imports, program], {
    env: {
      ...{ PATH, HOME, DATABASE_URL, AUTH_URL, AUTH_SECRET },
      NODE_ENV: 'production',
      KOPPEL_LAUNCHER: String(process.pid),
      ...env,
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
    signal: (signal) => void child.kill(signal),
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

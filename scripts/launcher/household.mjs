import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { commandOf, parentOf } from './process-table.mjs';
import './root.mjs';
import { Sentence } from './sentence.mjs';

const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
const patience = 20_000;
const watchParent = new URL('./watch-parent.mjs', import.meta.url).href;

/**
 * A launcher and the processes it started. Whatever ends it (a signal, its parent gone, a child that failed, an error)
 * ends all of them: first the programs together, then what was handed to `atTheEnd`, the last first.
 */
export class Household {
  #children = new Map();
  #endings = [];
  #leaving;

  get isLeaving() {
    return this.#leaving !== undefined;
  }

  /** Starts a program. Returns its child process; refuses once the household is leaving. */
  start(command, args, options = {}) {
    // Without this, a step begun while the stop is running would leave its process behind.
    if (this.isLeaving) throw new Leaving();
    // Detached: Ctrl-C must reach the launcher alone, which then ends its children in order.
    const child = spawn(command, args, { detached: true, stdio: 'inherit', ...options });
    const ended = new Promise((resolve) => {
      child.once('exit', (code, signal) => resolve(code ?? 128 + (signal === 'SIGKILL' ? 9 : 15)));
      child.once('error', (error) => resolve(error.code === 'ENOENT' ? 127 : 126));
    });
    this.#children.set(child, ended);
    ended.then(() => this.#children.delete(child));
    return Object.assign(child, { ended });
  }

  /** Starts a Node program that ends when this launcher is gone. */
  startNode(program, args = [], { env = {}, ...options } = {}) {
    return this.start(process.execPath, ['--import', watchParent, '--enable-source-maps', program, ...args], {
      ...options,
      env: { ...process.env, ...env, KOPPEL_LAUNCHER: String(process.pid) },
    });
  }

  /** Starts a Node program that must stay; when it ends by itself, everything ends. */
  keepNode(name, program, args, options) {
    const child = this.startNode(program, args, options);
    child.ended.then((code) => {
      if (this.isLeaving) return;
      console.error(`${name} ended by itself (code ${code}).`);
      this.leave(1);
    });
    return child;
  }

  /** Keeps a Node program running: when it ends by itself, it is started again a second later. */
  async keepAliveNode(name, program, args, options) {
    while (!this.isLeaving) {
      const code = await this.startNode(program, args, options).ended;
      if (this.isLeaving) return;
      console.error(`${name} ended by itself (code ${code}) and is started again.`);
      await pause(1000);
    }
  }

  /** Runs a program to its end. Returns { code, output }; the output is kept, not shown. */
  async run(command, args, options = {}) {
    return this.#collect(this.start(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] }));
  }

  /** Runs a Node program to its end. Returns { code, output }. */
  async runNode(program, args, options = {}) {
    return this.#collect(this.startNode(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] }));
  }

  /** Runs a Node program to its end, its output shown. Returns its exit code. */
  async followNode(program, args, options) {
    return this.#endOf(this.startNode(program, args, options));
  }

  async #collect(child) {
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    const code = await this.#endOf(child);
    return { code, output };
  }

  async #endOf(child) {
    const code = await child.ended;
    if (this.isLeaving) throw new Leaving();
    return code;
  }

  /** Remembers what to do (given the exit code) when everything ends, after the programs have ended; refuses once the household is leaving. */
  atTheEnd(work) {
    if (this.isLeaving) throw new Leaving();
    this.#endings.push(work);
  }

  /** Ends everything, then this process, with the given exit code. */
  leave(code) {
    this.#leaving ??= this.#end(code);
    return this.#leaving;
  }

  async #end(code) {
    await Promise.all([...this.#children].map(([child, ended]) => end(child, ended)));
    for (const work of this.#endings.reverse()) {
      try {
        await work(code);
      } catch (error) {
        console.error(error);
      }
    }
    process.exit(code);
  }
}

/** Thrown by a step that was under way, or about to begin, when everything was told to end. */
class Leaving extends Error {
  name = 'Leaving';
}

async function end(child, ended) {
  signal(child, 'SIGTERM');
  const insisting = setTimeout(() => signal(child, 'SIGKILL'), patience);
  await ended;
  clearTimeout(insisting);
  // The program has ended; what it may have started and forgotten ends as well.
  signal(child, 'SIGKILL');
}

function signal(child, name) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, name);
  } catch {
    // The group is empty already.
  }
}

/** Runs a launcher's work with a household; what goes wrong is printed, a Sentence without its stack, and ends everything. */
export async function launch(work) {
  const household = new Household();
  for (const [name, code] of Object.entries(exitCodes)) process.on(name, () => household.leave(code));
  leaveWithNpm(household);
  try {
    await work(household);
  } catch (error) {
    if (error instanceof Leaving) return;
    console.error(error instanceof Sentence ? `\n${error.message}` : error);
    await household.leave(1);
  }
}

/**
 * npm does not pass SIGTERM on: it ends, and its script stays. So a script that npm started ends when npm is gone.
 * Often a shell stands between the two, which would wait for the script for ever.
 */
function leaveWithNpm(household) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const npm = /^(\S*\/)?sh -c /.test(commandOf(parent)) ? parentOf(parent) : undefined;
  const isOrphan = () => process.ppid !== parent || (npm !== undefined && parentOf(parent) !== npm);
  setInterval(() => isOrphan() && household.leave(143), 500).unref();
}

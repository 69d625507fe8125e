import path from 'node:path';
import { createVitest, type TestModule, type Vitest } from 'vitest/node';
import config from '@/vitest.config';
import { root } from './apply';
import type { Tests } from './mutant';

/** A file whose text is another one for as long as a mutant is tried. Nothing changes on the disk. */
export type Change = { file: string; code: string };

/** How the tests took it: those that noticed, with the reason, where they stand, how many ran, and what went wrong outside of them. */
export type Noticed = { by: string[]; at: Tests | null; ran: number; broken: string[] };

/**
 * One vitest beside the one that runs us, with the settings of a project of `vitest.config.ts`. It stays open, so that a mutant costs no more
 * than one file read anew and the tests named. One mutant at a time; several lanes work side by side.
 */
export class Lane {
  private change: Change | null = null;
  private vitest: Promise<Vitest> | undefined;

  constructor(private readonly project: 'unit' | 'domain') {}

  /** Runs the tests with the change made, each domain test file on a copy of `template`, and stops at the first that notices. */
  async run(tests: readonly Tests[], { change = null, template }: { change?: Change | null; template?: string }) {
    this.vitest ??= this.open();
    const vitest = await this.vitest;
    this.change = change;
    for (const { config } of vitest.projects) config.env = { ...config.env, KOPPEL_TEST_TEMPLATE: template ?? '' };
    const noticed: Noticed = { by: [], at: null, ran: 0, broken: [] };
    for (const one of tests) {
      if (change) vitest.invalidateFile(path.join(root, change.file));
      await runOne(vitest, one, noticed);
      if (noticed.by.length === 0) continue;
      noticed.at = one;
      break;
    }
    if (change) vitest.invalidateFile(path.join(root, change.file));
    return noticed;
  }

  async close(): Promise<void> {
    await (await this.vitest)?.close();
  }

  private open(): Promise<Vitest> {
    const { projects, ...shared } = config.test!;
    const own = (projects as { test: { name: string } }[]).find((one) => one.test.name === this.project)!;
    return createVitest(
      'test',
      // Our own database server is the one they use, so nothing is set up once more.
      {
        ...shared,
        ...own.test,
        root,
        config: false,
        watch: false,
        maxWorkers: 1,
        bail: 1,
        globalSetup: [],
        reporters: [{}],
      },
      { root, resolve: config.resolve!, plugins: [this.plugin()], logLevel: 'silent' },
    );
  }

  private plugin() {
    return {
      name: 'koppel:mutant',
      enforce: 'pre' as const,
      transform: (_: string, id: string) =>
        this.change && id === path.join(root, this.change.file) ? { code: this.change.code, map: null } : null,
    };
  }
}

async function runOne(vitest: Vitest, { file, named }: Tests, noticed: Noticed): Promise<void> {
  if (named) vitest.setGlobalTestNamePattern(named);
  else vitest.resetGlobalTestNamePattern();
  // What it remembers of earlier runs would count as failed in this one.
  vitest.state.filesMap.clear();
  vitest.state.idMap.clear();
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(
    await vitest.globTestSpecifications([path.join(root, file)]),
  );
  noticed.broken.push(...unhandledErrors.map(String));
  for (const module of testModules) count(module, noticed);
}

function count(module: TestModule, noticed: Noticed) {
  const tests = [...module.children.allTests()];
  const errors = module.errors().map((error) => error.message);
  // Tests that are there and are not begun, since what stands before them failed, have noticed; a file without tests is no program.
  if (tests.length > 0) noticed.by.push(...errors.map((message) => `before the tests: ${message}`));
  else noticed.broken.push(...errors);
  for (const test of tests) {
    const { state, errors } = test.result();
    if (state === 'passed' || state === 'failed') noticed.ran++;
    if (state === 'failed') noticed.by.push(`${test.fullName}: ${errors?.[0]?.message ?? ''}`);
  }
}

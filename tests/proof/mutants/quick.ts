import { createRequire } from 'node:module';
import path from 'node:path';
import { type BuildContext, context } from 'esbuild';
import { expect, vi } from 'vitest';
import { root } from './apply';
import type { Change } from './lane';
import type { Found } from './mutant';

/**
 * Runs test files that need neither a database nor anything mocked, within the test that asks, over and over with another text of one file: a
 * few hundredths of a second each, where a run of vitest takes one. What they import is bundled anew; `vitest` itself stands in for itself here,
 * with its own `expect`.
 */
export class QuickBench {
  private change: Change | null = null;
  private bundles: Promise<BuildContext[]>;

  constructor(files: readonly string[]) {
    this.bundles = Promise.all(files.map((file) => this.bundleOf(file)));
  }

  async run(change: Change | null): Promise<Found> {
    this.change = change;
    let ran = 0;
    for (const bundle of await this.bundles) {
      const found = await runBundle(bundle);
      if ('broken' in found) return found;
      ran += found.ran;
      if ('by' in found) return { by: found.by, ran };
    }
    return { ran };
  }

  async close(): Promise<void> {
    for (const bundle of await this.bundles) await bundle.dispose();
  }

  private bundleOf(file: string): Promise<BuildContext> {
    return context({
      entryPoints: [path.join(root, file)],
      bundle: true,
      write: false,
      format: 'cjs',
      platform: 'node',
      packages: 'external',
      supported: { 'dynamic-import': false },
      alias: { '@': root },
      define: { 'import.meta.url': JSON.stringify(`file://${path.join(root, file)}`) },
      logLevel: 'silent',
      plugins: [
        {
          name: 'koppel-mutant',
          setup: (build) =>
            build.onLoad({ filter: /\.ts$/ }, ({ path: asked }) =>
              this.change && asked === path.join(root, this.change.file)
                ? { contents: this.change.code, loader: 'ts' }
                : undefined,
            ),
        },
      ],
    });
  }
}

const packages = createRequire(path.join(root, 'package.json'));

async function runBundle(bundle: BuildContext): Promise<Found> {
  const collected = new Collected();
  try {
    const { outputFiles } = await bundle.rebuild();
    const load = new Function('require', 'module', 'exports', outputFiles![0]!.text);
    load((name: string) => (name === 'vitest' ? collected.standIn : packages(name)), { exports: {} }, {});
  } catch (error) {
    return { broken: String(error) };
  }
  return collected.run();
}

type Body = (...given: unknown[]) => unknown;

/** What a test file says to vitest, kept until it is run. */
class Collected {
  private readonly tests: { name: string; body: () => unknown; after: Body[] }[] = [];
  private readonly after: Body[] = [];
  private within: string[] = [];

  readonly standIn = {
    expect,
    vi,
    describe: this.each((name, body) => {
      this.within.push(name);
      body();
      this.within.pop();
    }),
    test: this.each((name, body) => {
      this.tests.push({ name: [...this.within, name].join(' > '), body, after: this.after });
    }),
    afterEach: (body: Body) => void this.after.push(body),
  };

  async run(): Promise<Found> {
    let ran = 0;
    for (const { name, body, after } of this.tests) {
      ran++;
      try {
        await body();
      } catch (error) {
        return { by: `${name}: ${error instanceof Error ? error.message : error}`, ran };
      } finally {
        for (const one of after) await one();
      }
    }
    return { ran };
  }

  private each(add: (name: string, body: () => unknown) => void) {
    const each =
      (cases: readonly unknown[]) =>
      (name: string, body: Body): void => {
        for (const one of cases) add(name, () => (Array.isArray(one) ? body(...one) : body(one)));
      };
    return Object.assign((name: string, body: Body) => add(name, () => body()), { each });
  }
}

import { readdirSync } from 'node:fs';
import path from 'node:path';

/** The options by which every program of scripts/jobs becomes plain JavaScript in dist: Node 20 runs no TypeScript. */
export function bundleOptions(root) {
  const folder = path.join(root, 'scripts', 'jobs');
  return {
    absWorkingDir: root,
    entryPoints: readdirSync(folder)
      .filter((file) => file.endsWith('.ts'))
      .map((file) => path.join(folder, file)),
    outdir: path.join(root, 'dist'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    alias: { '@': root },
    jsx: 'automatic',
    sourcemap: true,
    logLevel: 'warning',
  };
}

/** Writes dist/<name>.js for every scripts/jobs/<name>.ts, or for the ones named. */
export async function bundleJobs(root, names) {
  const { build, stop } = await import('esbuild');
  const options = bundleOptions(root);
  const entryPoints = names?.map((name) => path.join(root, 'scripts', 'jobs', `${name}.ts`)) ?? options.entryPoints;
  try {
    await build({ ...options, entryPoints });
  } finally {
    // Without this, esbuild's helper process lives as long as the launcher.
    await stop();
  }
}

/** Bundles again whenever a source changes, and calls `afterwards` each time, the first time at once. Returns how to stop. */
export async function watchJobs(root, afterwards) {
  const { context } = await import('esbuild');
  const plugin = {
    name: 'afterwards',
    setup: (build) =>
      build.onEnd(({ errors }) => {
        if (errors.length === 0) afterwards();
      }),
  };
  const watching = await context({ ...bundleOptions(root), plugins: [plugin] });
  await watching.watch();
  return () => watching.dispose();
}

import { type BuildOptions, build } from 'esbuild';
import { expect, test } from 'vitest';
import { root } from '@/scripts/launcher/root.mjs';
import { bundleOptions } from '@/scripts/prepare/jobs.mjs';

test('the worker and the other jobs run without Next: nothing they are made of needs it', async () => {
  const options = bundleOptions(root) as BuildOptions;
  const { metafile } = await build({ ...options, write: false, metafile: true });
  const needing = Object.entries(metafile!.inputs).filter(([, { imports }]) =>
    imports.some((one) => one.external && /^(next|next-auth)(\/|$)/.test(one.path)),
  );
  expect(needing.map(([file]) => file)).toEqual([]);
});

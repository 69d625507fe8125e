import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'vitest';

/** Documents written by others. They are not part of this repository: they may lie beside it. */
const folder = fileURLToPath(new URL('../../../../shared/samples/', import.meta.url));

export type Sample = {
  readonly file: string;
  readonly sha256: string;
  readonly expected?: string;
  readonly root?: string;
  readonly official?: Record<string, { fatal?: string[] } | null>;
  readonly embedded?: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
};

/** The sample files as their manifest lists them; none when they are not there. */
export function listSamples(): readonly Sample[] {
  if (!existsSync(`${folder}manifest.json`)) return [];
  return JSON.parse(readFileSync(`${folder}manifest.json`, 'utf8')).files;
}

const whyMissing = 'no sample documents at ../shared/samples beside the repository: those of others stay out of it';

/** A block of tests on the samples; where there are none, one test that is left out, with the reason. */
export function describeSamples(name: string, tests: () => void): void {
  if (listSamples().length > 0) describe(name, () => tests());
  else test(name, ({ skip }) => skip(whyMissing));
}

export function sampleBytes({ file }: Sample): Uint8Array {
  return new Uint8Array(readFileSync(`${folder}${file}`));
}

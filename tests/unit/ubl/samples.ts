import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Documents written by others. They are not part of this repository: they may lie beside it. */
const folder = fileURLToPath(new URL('../../../../shared/samples/', import.meta.url));

export type Sample = {
  readonly file: string;
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

export const whyMissing = `No sample documents at ../shared/samples beside the repository: the tests on documents of others are left out.`;

export function sampleBytes({ file }: Sample): Uint8Array {
  return new Uint8Array(readFileSync(`${folder}${file}`));
}

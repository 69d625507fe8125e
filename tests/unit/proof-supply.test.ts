import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Household } from '@/scripts/launcher/household.mjs';
import { billOfMaterials } from '@/scripts/prepare/bill-of-materials.mjs';

// What the portal is made of: nothing older than the last known hole (safety.md §3), and a list of it.

type Manifest = Record<'dependencies' | 'devDependencies', Record<string, string>>;
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
type Listed = { name: string; version: string; scope: string; hashes?: unknown[] };
/** Whether one of the packages that run wants it too, as a peer: then it is no matter of tests alone. */
const isNeeded = (name: string) => lock.packages[`node_modules/${name}`]?.dev !== true;
type Package = { version: string; dev?: boolean; optional?: boolean };
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Package> };
const installed = (name: string) =>
  JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version as string;

/** Whether a version is at least another; a beta counts by its number. */
function isAtLeast(version: string, floor: string): boolean {
  const parts = (text: string) => text.split(/[.-]/).map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  const [own, least] = [parts(version), parts(floor)];
  for (let at = 0; at < Math.max(own.length, least.length); at++) {
    // What ends here is finished; what goes on is a beta of it.
    const [a, b] = [own[at], least[at]];
    if (a === b) continue;
    if (a === undefined || b === undefined) return a === undefined;
    return typeof a === 'number' && typeof b === 'number' ? a > b : String(a) > String(b);
  }
  return true;
}

/** The version that closed the last hole we know of. */
const floors = {
  next: '16.4.5',
  react: '19.3.1',
  'react-dom': '19.3.1',
  'next-auth': '5.0.0-beta.32',
  '@auth/core': '0.41.3',
  'drizzle-orm': '0.45.2',
  nodemailer: '10.6.0',
  resend: '6.38.0',
  sharp: '0.35.5',
  saxes: '6.0.0',
};

describe('no package is older than the version that closed its last known hole', () => {
  test.each(Object.entries(floors))('%s is %s or newer', (name, floor) => {
    const locked = Object.entries(lock.packages).filter(([place]) => place.endsWith(`node_modules/${name}`));
    expect(locked.length).toBeGreaterThan(0);
    expect(locked.filter(([, { version }]) => !isAtLeast(version, floor))).toEqual([]);
    // Sharp comes with Next, for platforms that have it; no picture of ours goes through it.
    if (name !== 'sharp') expect(isAtLeast(installed(name), floor)).toBe(true);
  });

  test('Node is one that the product is made for', () => {
    expect(isAtLeast(process.versions.node, '20.19.0')).toBe(true);
  });

  test.each([
    ['16.4.6', '16.4.5', true],
    ['16.4.5', '16.4.5', true],
    ['16.10.0', '16.4.5', true],
    ['16.3.9', '16.4.5', false],
    ['15.5.29', '16.4.5', false],
    ['5.0.0-beta.32', '5.0.0-beta.32', true],
    ['5.0.0-beta.31', '5.0.0-beta.32', false],
    ['5.0.0', '5.0.0-beta.32', true],
  ])('%s is at least %s: %s', (version, floor, is) => expect(isAtLeast(version, floor)).toBe(is));
});

describe('the bill of materials', () => {
  const bill = billOfMaterials(new Household());

  test('lists every package that the portal runs with, each with its hash, and none that is only there to build or test it', async () => {
    const { bomFormat, components } = await bill;
    expect(bomFormat).toBe('CycloneDX');
    const listed = components.map(({ name, version }: Listed) => `${name}@${version}`);
    for (const name of Object.keys(manifest.dependencies))
      expect(listed).toContain(`${name}@${manifest.dependencies[name]}`);
    for (const name of Object.keys(manifest.devDependencies))
      if (!isNeeded(name)) expect(listed).not.toContain(`${name}@${manifest.devDependencies[name]}`);
    const needed = Object.entries(lock.packages).filter(([place, { dev }]) => place !== '' && !dev);
    const missing = needed.filter(
      ([place, { version }]) => !listed.includes(`${place.split('node_modules/').at(-1)}@${version}`),
    );
    expect(missing).toEqual([]);
    // The lock file has no hash of what other platforms would take instead.
    expect(components.filter(({ hashes, scope }: Listed) => scope !== 'optional' && !hashes?.length)).toEqual([]);
  });

  test('says the product’s own name, and nothing of the machine it was made on', async () => {
    const { metadata, ...rest } = await bill;
    expect(metadata.component).toMatchObject({ name: 'koppel', 'bom-ref': 'koppel@0.1.0' });
    const text = JSON.stringify({ metadata, ...rest });
    expect(text).not.toContain(process.cwd());
    expect(text.match(/https?:\/\/[^"/]+/g)?.filter((host) => !/cyclonedx\.org$/.test(host)) ?? []).toEqual([]);
    expect(text).not.toMatch(/timestamp|serialNumber|registry/);
  });
});

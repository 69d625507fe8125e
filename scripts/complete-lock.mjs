// Registries may not carry the binaries of every platform. npm then leaves those optional packages out of the lock file,
// and `npm ci` refuses a lock file from which they are missing. This writes their entries; run it after changing packages.
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const systems = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'win32'];
const chips = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'wasm32'];

const named = (words, name) => words.filter((word) => new RegExp(`[-/]${word}(?=-|$)`).test(name)).slice(0, 1);

/** Returns the lock entry of an optional package that belongs to one platform, read from its name. */
function entryFor(name, version, parent) {
  const libc = /-musl/.test(name) ? ['musl'] : /linux.*-gnu/.test(name) ? ['glibc'] : undefined;
  const cpu = named(chips, name);
  const os = named(systems, name);
  return {
    version,
    ...(cpu.length > 0 && { cpu }),
    ...(parent.dev && { dev: true }),
    ...(libc && { libc }),
    optional: true,
    ...(os.length > 0 && { os }),
  };
}

const added = [];
for (const [place, parent] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const known = `node_modules/${name}` in lock.packages || `${place}/node_modules/${name}` in lock.packages;
    if (known || !/^\d+\.\d+\.\d+/.test(version)) continue;
    lock.packages[`node_modules/${name}`] = entryFor(name, version, parent);
    added.push(`${name}@${version}`);
  }
}

const inOrder = ([a], [b]) => (a < b ? -1 : a > b ? 1 : 0);
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(inOrder));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(added.length === 0 ? 'The lock file was complete.' : `Added to the lock file: ${added.join(', ')}`);

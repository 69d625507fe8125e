import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';

const complete = {
  DATABASE_URL: 'postgres://koppel:password@127.0.0.1:9/koppel',
  AUTH_URL: 'https://portal.example',
  AUTH_SECRET: 'x'.repeat(32),
  SMTP_URL: 'smtp://127.0.0.1:9',
};

/** Runs a launcher with these settings alone (an empty one stands in the way of a developer's .env). Returns { code, told }. */
function run(launcher: string, settings: Record<string, string>) {
  const none = { DATABASE_URL: '', AUTH_URL: '', AUTH_SECRET: '', RESEND_API_KEY: '', SMTP_URL: '', PORT: '' };
  const env = { ...process.env, ...none, ...settings };
  const { status, stderr } = spawnSync(process.execPath, [`scripts/${launcher}.mjs`], { env, encoding: 'utf8' });
  return { code: status, told: stderr };
}

test('production refuses to start without its settings, naming each', () => {
  const { code, told } = run('start', {});
  expect(code).toBe(1);
  for (const name of ['DATABASE_URL', 'AUTH_URL', 'AUTH_SECRET', 'RESEND_API_KEY or SMTP_URL']) {
    expect(told).toContain(`${name} is missing`);
  }
});

test.each(Object.keys(complete))('production names %s when that one alone is missing', (name) => {
  const { code, told } = run('start', { ...complete, [name]: '' });
  expect(code).toBe(1);
  expect(told).toContain('is missing');
  const others = Object.keys(complete).filter((other) => other !== name);
  for (const other of others) expect(told).not.toContain(`${other} is missing`);
});

test.each([
  ['AUTH_SECRET', 'short'],
  ['AUTH_URL', 'portal.example'],
  ['DATABASE_URL', 'mysql://127.0.0.1/koppel'],
])('production refuses an unusable %s', (name, value) => {
  const { code, told } = run('start', { ...complete, [name]: value });
  expect(code).toBe(1);
  expect(told).toContain(name);
});

test('a taken port is refused in one sentence, before anything is built', async () => {
  const holder = createServer();
  const port = await new Promise<number>((resolve) => {
    holder.listen(0, () => resolve((holder.address() as { port: number }).port));
  });
  const { code, told } = run('demo', { PORT: String(port) });
  holder.close();
  expect(code).toBe(1);
  expect(told.trim().split('\n')).toEqual([expect.stringContaining(`Port ${port} is taken`)]);
});

test('what is no port is refused', () => {
  expect(run('demo', { PORT: 'eighty' }).told).toContain('PORT must be a number');
});

test('the example of the settings stays short', () => {
  const keys = readFileSync('.env.example', 'utf8').match(/^#?[A-Z_]+=/gm) ?? [];
  expect(keys.length).toBeGreaterThan(3);
  expect(keys.length).toBeLessThanOrEqual(15);
});

/** Read by tests, measurements and development alone, or set by npm and the launchers themselves. */
const ofTheHouse =
  /^(npm_\w+|NODE_ENV|PATH|BASE_URL|CHROMIUM_PATH|KOPPEL_(APPEARANCE|BENCH_PORTALS|DEMO|LAUNCHER|REPORT|STANDALONE|TEST_\w+))$/;

test('every setting that the portal reads is told in README.md', () => {
  const sources = ['app', 'lib', 'db', 'scripts'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(tsx?|mjs)$/.test(path))
      .map((path) => readFileSync(`${folder}/${path}`, 'utf8')),
  );
  const read = new Set(
    sources.flatMap((source) => [...source.matchAll(/process\.env\.(\w+)/g)].map(([, name]) => name!)),
  );
  const settings = [...read].filter((name) => !ofTheHouse.test(name));
  expect(settings.length).toBeGreaterThan(12);
  const told = readFileSync('README.md', 'utf8');
  expect(settings.filter((name) => !told.includes(name))).toEqual([]);
});

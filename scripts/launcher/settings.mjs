import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Sentence } from './sentence.mjs';

const required = [
  {
    names: ['DATABASE_URL'],
    meaning: 'the PostgreSQL that keeps everything, as postgres://user:password@host/database',
  },
  { names: ['AUTH_URL'], meaning: 'the public address of the portal, as https://portal.example' },
  { names: ['AUTH_SECRET'], meaning: 'at least 32 random characters ("openssl rand -base64 32" makes them)' },
  { names: ['RESEND_API_KEY', 'SMTP_URL'], meaning: 'how mail leaves the portal' },
];

/** Reads the file .env where there is one; what the environment already says goes before it. */
export function readDotEnv() {
  if (existsSync('.env')) process.loadEnvFile('.env');
}

/** Refuses to go on unless the settings without which production makes no sense are there and usable, naming each that is not. */
export function requireProductionSettings() {
  const complaints = required
    .filter(({ names }) => names.every((name) => !process.env[name]))
    .map(({ names, meaning }) => `  ${names.join(' or ')} is missing: ${meaning}`);
  complaints.push(...unusable());
  if (complaints.length === 0) return;
  throw new Sentence(
    `Koppel does not start in production without its settings (see .env.example):\n${complaints.join('\n')}`,
  );
}

function* unusable() {
  const { DATABASE_URL, AUTH_URL, AUTH_SECRET } = process.env;
  if (DATABASE_URL && !/^postgres(ql)?:$/.test(protocolOf(DATABASE_URL)))
    yield '  DATABASE_URL is not an address that begins with postgres://';
  if (AUTH_URL && !/^https?:$/.test(protocolOf(AUTH_URL)))
    yield '  AUTH_URL is not an address that begins with https:// or http://';
  if (AUTH_SECRET && AUTH_SECRET.length < 32) yield '  AUTH_SECRET is shorter than 32 characters';
}

const protocolOf = (address) => (URL.canParse(address) ? new URL(address).protocol : '');

/** Returns how many processes serve the web: KOPPEL_PROCESSES, else one per core and at most four. Refuses what is no such number. */
export function chosenProcesses() {
  const count = Number(process.env.KOPPEL_PROCESSES || Math.min(availableParallelism(), 4));
  if (Number.isInteger(count) && count > 0) return count;
  throw new Sentence(`KOPPEL_PROCESSES must be a whole number from 1 on, not "${process.env.KOPPEL_PROCESSES}".`);
}

// Empty rather than absent in a demo, so that Next does not take them from a production .env in the same folder.
const closedInDemo = ['DATABASE_DIRECT_URL', 'RESEND_API_KEY', 'SMTP_URL'];

/** Returns the environment of a portal in demo mode; it sends mail, or goes past a pooler, only when the caller's own environment says so. */
export function demoEnvironment({ url, port, secret }) {
  return {
    ...Object.fromEntries(closedInDemo.map((name) => [name, process.env[name] ?? ''])),
    KOPPEL_DEMO: 'on',
    DATABASE_URL: url,
    AUTH_URL: `http://localhost:${port}`,
    AUTH_SECRET: secret,
    PORT: String(port),
    NEXT_TELEMETRY_DISABLED: '1',
  };
}

/** Returns the environment of a portal in production; the pool of connections is shared out among its processes. */
export function productionEnvironment({ port, processes }) {
  const pool = Number(process.env.DATABASE_POOL);
  return {
    NODE_ENV: 'production',
    KOPPEL_DEMO: 'off',
    KOPPEL_PROCESSES: String(processes),
    PORT: String(port),
    NEXT_TELEMETRY_DISABLED: '1',
    ...(pool > 0 && { DATABASE_POOL: String(Math.max(1, Math.floor(pool / processes))) }),
  };
}

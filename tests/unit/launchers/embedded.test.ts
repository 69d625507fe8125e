import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bringUpToDate } from '@/scripts/database/up-to-date';
import { startEmbedded } from '@/scripts/embedded.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'koppel-embedded-'));
let server: Awaited<ReturnType<typeof startEmbedded>>;

beforeAll(async () => {
  server = await startEmbedded(folder, { throwAway: true });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

async function ask<T>(url: string, query: string): Promise<T | undefined> {
  const sql = postgres(url, { max: 1 });
  try {
    const [row] = await sql.unsafe(query);
    return row as T | undefined;
  } finally {
    await sql.end();
  }
}

test("the portal's login is held by row-level security", async () => {
  const login = await ask(server.url, 'select rolsuper, rolbypassrls from pg_roles where rolname = session_user');
  expect(login).toEqual({ rolsuper: false, rolbypassrls: false });
});

test('the server listens on the loopback address alone', async () => {
  expect(await ask(server.url, 'show listen_addresses')).toEqual({ listen_addresses: '127.0.0.1' });
});

test('migrations refuse a superuser', async () => {
  const superuser = new URL(server.url);
  superuser.username = 'postgres';
  superuser.password = JSON.parse(readFileSync(path.join(folder, 'passwords.json'), 'utf8')).postgres;
  await expect(bringUpToDate(superuser.href)).rejects.toThrow('is a superuser or has BYPASSRLS');
});

test('nobody but its owner reads the passwords', () => {
  expect(statSync(path.join(folder, 'passwords.json')).mode & 0o077).toBe(0);
});

test('after a start that was killed outright, the next one stops what is left and finds everything again', async () => {
  await ask(server.url, 'create table kept (what text)');
  // The first server still runs, as it does when its launcher is killed.
  const next = await startEmbedded(folder, { throwAway: true });
  expect(await ask(next.url, "select to_regclass('kept') is not null as kept")).toEqual({ kept: true });
  await expect(ask(server.url, 'select 1')).rejects.toThrow();
  server = next;
});

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { isAlive, isZombie } from '@/scripts/launcher/process-table.mjs';

// A launcher that starts one program which would stay for ever, and says the program's number.
const launcher = `
  import { launch } from './scripts/launcher/household.mjs';
  await launch(async (household) => {
    household.atTheEnd(() => console.log('ended'));
    const child = household.keepNode('The sleeper', './tests/unit/launchers/sleeper.mjs', []);
    console.log('child ' + child.pid);
  });`;

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

async function start() {
  const child = spawn(process.execPath, ['--input-type=module', '-e', launcher], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const told = () => output;
  await expect.poll(told, { timeout: 30_000 }).toContain('asleep');
  return { child, told, sleeper: Number(/child (\d+)/.exec(output)?.[1]) };
}

const hasEnded = (pid: number) => () => !isAlive(pid) || isZombie(pid);

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('on %s the launcher ends its programs first, then itself', async (signal, code) => {
  const { child, told, sleeper } = await start();
  child.kill(signal);
  expect(await once(child, 'exit')).toEqual([code, null]);
  expect(told()).toMatch(/woken[\s\S]*ended/);
  expect(hasEnded(sleeper)()).toBe(true);
});

test('when the launcher is killed outright, its programs end by themselves', async () => {
  const { child, sleeper } = await start();
  child.kill('SIGKILL');
  await expect.poll(hasEnded(sleeper), { timeout: 30_000 }).toBe(true);
});

test('when a program that must stay ends, everything ends', async () => {
  const { child, told, sleeper } = await start();
  process.kill(sleeper, 'SIGKILL');
  expect(await once(child, 'exit')).toEqual([1, null]);
  expect(told()).toContain('ended');
});

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

// What the long proofs write down while they run (tests/proof/claim.ts), read for a bar and a table.

/** The entries of a ledger, in the order of their names. */
export const readLedger = (folder) =>
  filesOf(folder).map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')));

const filesOf = (folder) => {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .sort();
  } catch {
    return [];
  }
};

/** Prints now and then how far the claims that are being tried are. Returns what ends it. */
export function followLedger(folder, everySeconds = 20) {
  const timer = setInterval(() => {
    for (const entry of readLedger(folder).filter(({ isDone }) => !isDone)) console.log(progressOf(entry));
  }, everySeconds * 1000);
  return () => clearInterval(timer);
}

const width = 24;

const progressOf = ({ claim, unit, tried, of, found, seconds }) => {
  const part = Math.min(1, tried / Math.max(1, of));
  const full = Math.round(part * width);
  const bar = `${'█'.repeat(full)}${'░'.repeat(width - full)} ${String(Math.floor(part * 100)).padStart(3)} %`;
  return `${bar} ${String(seconds).padStart(6)} s  ${claim}: ${count(tried)} ${unit}, ${found} found`;
};

/** The table of claims as lines of text: what is claimed, how often it was tried, what was found against it and the first of that, how long it took. */
export function claimTable(entries) {
  const rows = entries.map(({ claim, unit, tried, of, found, seconds, isDone }) => [
    claim,
    `${count(tried)}${tried < of ? ` of ${count(of)}` : ''} ${unit}`,
    `${count(found)}${isDone ? '' : ', stopped'}`,
    timeOf(seconds),
  ]);
  const all = [['claim', 'tried', 'found', 'time'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column].length)));
  const lines = all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  );
  return [...lines, ...entries.flatMap(({ claim, first }) => first.map((one) => `${claim}: ${one.slice(0, 300)}`))];
}

const count = (number) => number.toLocaleString('en');
const timeOf = (seconds) => (seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`);

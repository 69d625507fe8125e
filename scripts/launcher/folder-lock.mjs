import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commandOf, isAlive } from './process-table.mjs';
import { dataFolder } from './root.mjs';
import { Sentence } from './sentence.mjs';

const file = path.join(dataFolder, 'launcher.pid');

/** Takes the embedded database's folder for this launcher until it ends; refuses while another launcher of the portal has it. */
export function takeDataFolder(household) {
  mkdirSync(dataFolder, { recursive: true });
  const holder = readHolder();
  if (holder !== undefined && isAlive(holder) && /scripts\/\w+\.mjs/.test(commandOf(holder))) {
    throw new Sentence(`The portal already runs from this folder (process ${holder}); end that one first.`);
  }
  writeFileSync(file, String(process.pid));
  household.atTheEnd(() => rmSync(file, { force: true }));
}

function readHolder() {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

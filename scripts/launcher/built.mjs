import { existsSync } from 'node:fs';
import { job } from './programs.mjs';
import { Sentence } from './sentence.mjs';

/** Refuses when the portal was not built here: production installs and builds nothing by itself. */
export function requireBuild() {
  if (existsSync('.next/BUILD_ID') && existsSync(job('worker'))) return;
  throw new Sentence('The portal is not built yet: run "npm ci" and "npm run build" first.');
}

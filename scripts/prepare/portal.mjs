import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { nextProgram } from '../launcher/programs.mjs';
import { root } from '../launcher/root.mjs';
import { Sentence } from '../launcher/sentence.mjs';
import { step } from '../launcher/step.mjs';
import { buildOutput, complaintsIn } from './build-output.mjs';
import { bundleJobs } from './jobs.mjs';
import { hashOfSources } from './sources.mjs';

const mark = '.next/koppel-sources';

/** Builds the portal and bundles its jobs, unless the sources are those of the last build. */
export async function buildPortal(household) {
  const sources = hashOfSources();
  const isBuilt = [buildOutput, '.next/BUILD_ID', 'dist/migrate.js'].every((file) => existsSync(file));
  if (isBuilt && existsSync(mark) && readFileSync(mark, 'utf8') === sources) return;

  rmSync(mark, { force: true });
  let complaints = [];
  await step('Building the portal', async () => {
    const { code, output } = await household.runNode(nextProgram, ['build'], {
      env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    });
    if (code !== 0) throw new Sentence(`"next build" failed (code ${code}):\n${output.trim()}`);
    writeFileSync(buildOutput, output);
    complaints = complaintsIn(output);
    rmSync('dist', { recursive: true, force: true });
    await bundleJobs(root);
  });
  writeFileSync(mark, sources);
  // A warning stops nobody from using the portal; it is shown, and `npm test` counts it as a failure.
  if (complaints.length > 0) console.warn(`"next build" says:\n${complaints.join('\n')}`);
}

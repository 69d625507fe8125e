import { job } from './programs.mjs';
import { Sentence } from './sentence.mjs';
import { step } from './step.mjs';

/** Runs a bundled job to its end, as one step of the launcher. Returns what it printed; refuses to go on when it failed. */
export function runJob(household, name, title, env = {}) {
  return step(title, async () => {
    const { code, output } = await household.runNode(job(name), [], { env });
    if (code !== 0) throw new Sentence(output.trim() || `dist/${name}.js ended with code ${code} and said nothing.`);
    return output;
  });
}

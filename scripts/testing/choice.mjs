import { parseArgs } from 'node:util';
import { Sentence } from '../launcher/sentence.mjs';

/**
 * Reads what `npm test --` was given: `--only unit`, `--only browser`, or parts of file names. Returns which parts run:
 * { checks, unit, browser }, where `unit` and `browser` are undefined, or the list of names to keep to (empty for all).
 */
export function chosenTests(args) {
  const { only, names } = parsed(args);
  const isBrowserTest = (name) => /e2e|\.spec\./.test(name);
  const forBrowser = names.filter(isBrowserTest);
  const forUnit = names.filter((name) => !isBrowserTest(name));
  const all = names.length === 0;
  return {
    checks: all && only === undefined,
    unit: only !== 'browser' && (all || forUnit.length > 0) ? forUnit : undefined,
    browser: only !== 'unit' && (all || forBrowser.length > 0) ? forBrowser : undefined,
  };
}

function parsed(args) {
  try {
    const { values, positionals } = parseArgs({ args, options: { only: { type: 'string' } }, allowPositionals: true });
    if (values.only === undefined || ['unit', 'browser'].includes(values.only))
      return { only: values.only, names: positionals };
  } catch {
    // An unknown option: told below.
  }
  throw new Sentence('Usage: npm test -- [--only unit|browser] [part of a file name …]');
}

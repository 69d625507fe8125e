import { parseArgs } from 'node:util';
import { Sentence } from '../launcher/sentence.mjs';

/**
 * Reads what `command` was given: `--only unit|http|browser`, or parts of file names. Returns which parts run:
 * { checks, unit, http, browser }, where the last three are undefined, or the list of names to keep to (empty for all).
 */
export function chosenTests(args, command = 'npm test') {
  const { only, names } = parsed(args, command);
  const part = (own) => {
    const kept = only === undefined ? names.filter((name) => partOf(name) === own) : names;
    return (only ?? own) === own && (names.length === 0 || kept.length > 0) ? kept : undefined;
  };
  return {
    checks: names.length === 0 && only === undefined,
    unit: part('unit'),
    http: part('http'),
    browser: part('browser'),
  };
}

const parts = ['unit', 'http', 'browser'];

/** The part that a name belongs to. */
function partOf(name) {
  if (/e2e|\.spec\./.test(name)) return 'browser';
  return /(^|\/)http(\/|$)/.test(name) ? 'http' : 'unit';
}

function parsed(args, command) {
  try {
    const { values, positionals } = parseArgs({ args, options: { only: { type: 'string' } }, allowPositionals: true });
    if (values.only === undefined || parts.includes(values.only)) return { only: values.only, names: positionals };
  } catch {
    // An unknown option: told below.
  }
  throw new Sentence(`Usage: ${command} -- [--only unit|http|browser] [part of a file name …]`);
}

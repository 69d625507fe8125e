/** Where what the last build printed is kept, beside the build. */
export const buildOutput = '.next/koppel-output';

/** What Next says and is known: the name `middleware.ts` is fixed for this project, and a new checkout has no cache of builds before it. */
const accepted = /The "middleware" file convention is deprecated|No build cache found\./;

/** Returns the lines in which a build complains of an error or a warning. */
export function complaintsIn(output) {
  const lines = output.split('\n').map((line) => line.trim());
  return lines.filter((line) => isComplaint(line) && !accepted.test(line));
}

/** In the table of routes, drawn with ┌ ├ └, a name may say anything. */
const isComplaint = (line) =>
  !/^[┌├└]/.test(line) && (/^[⚠⨯]/.test(line) || /\b(error|warn|warning|failed)\b/i.test(line));

/** Where what the last build printed is kept, beside the build. */
export const buildOutput = '.next/koppel-output';

/** The name `middleware.ts` is fixed for this project; what Next says about it is known. */
const accepted = /The "middleware" file convention is deprecated/;

/** Returns the lines in which a build complains of an error or a warning. */
export function complaintsIn(output) {
  const lines = output.split('\n').map((line) => line.trim());
  return lines.filter((line) => isComplaint(line) && !accepted.test(line));
}

/** In the table of routes, drawn with ┌ ├ └, a name may say anything. */
const isComplaint = (line) =>
  !/^[┌├└]/.test(line) && (/^[⚠⨯]/.test(line) || /\b(error|warn|warning|failed)\b/i.test(line));

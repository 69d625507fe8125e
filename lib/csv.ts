/** A cell that a spreadsheet would take for a formula, in ordinary and in full-width signs (D-28). */
const formula = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * One line of a CSV file by RFC 4180, CRLF at its end. What a spreadsheet would run as a formula gets an apostrophe in
 * front, so that it is shown and not run; numbers stay numbers.
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What tells a spreadsheet that the file is UTF-8; the first thing in it. */
export const byteOrderMark = '\ufeff';

/** A row of a CSV text, and the line of the text it begins on, counted from one. */
export type CsvRow = { line: number; cells: string[] };

const separators = [';', '\t', ','] as const;

/**
 * The rows of a CSV text (RFC 4180), whether commas, semicolons or tabs part its cells: its first line tells. Empty rows are
 * left out. A quote that is opened and never closed is an ordinary sign, so that one slip does not swallow the rest.
 */
export function csvRows(text: string): CsvRow[] {
  const lines = text.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n');
  const separator = separatorOf(lines);
  const rows: CsvRow[] = [];
  let [at, line] = [0, 1];
  let row: CsvRow = { line, cells: [] };
  while (at <= lines.length) {
    const quoted = lines[at] === '"' ? quotedCell(lines, at, separator) : null;
    const end = quoted?.end ?? endOfCell(lines, at, separator);
    row.cells.push((quoted?.text ?? lines.slice(at, end)).trim());
    line += quoted ? quoted.text.split('\n').length - 1 : 0;
    if (lines[end] !== separator) {
      if (row.cells.some(Boolean)) rows.push(row);
      line++;
      row = { line, cells: [] };
    }
    at = end + 1;
  }
  return rows;
}

/** Whichever of the separators stands most often in the first line, outside of quotes. */
function separatorOf(text: string): string {
  const bare = text.slice(0, 10_000).replaceAll(/"[^"]*"/g, '');
  const line = bare.slice(0, bare.search(/\n|$/));
  const counts = separators.map((one) => line.split(one).length);
  return separators[counts.indexOf(Math.max(...counts))]!;
}

function endOfCell(text: string, from: number, separator: string): number {
  for (let at = from; at < text.length; at++) if (text[at] === separator || text[at] === '\n') return at;
  return text.length;
}

/** A cell in quotes: its text, in which a doubled quote is one, and where it ends; null when it is none after all. */
function quotedCell(text: string, from: number, separator: string): { text: string; end: number } | null {
  let inside = '';
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] !== '"') inside += text[at];
    else if (text[at + 1] === '"') inside += text[at++];
    else {
      const rest = text.slice(at + 1).match(/^[ ]*/)![0].length;
      const end = at + 1 + rest;
      const isOver = end === text.length || text[end] === separator || text[end] === '\n';
      return isOver ? { text: inside, end } : null;
    }
  }
  return null;
}

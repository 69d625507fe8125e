/** A cell that a spreadsheet would take for a formula, in ordinary and in full-width signs (D-28). */
const formula = /^[=+\-@\t\r＝＋－＠]/;

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

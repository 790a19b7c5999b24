/** What a file of rows begins with, so that Excel takes it for UTF-8. */
export const CSV_BEGIN = '\uFEFF';

/**
 * One row of a CSV file (RFC 4180): commas, every cell in quotes, ends with CR LF.
 *
 * A cell that a spreadsheet would take for a formula (`=`, `+`, `-`, `@`, a tab or a line break at its beginning) gets
 * an apostrophe before it: names and reasons are typed by people, and must not run on the machine of whoever opens it.
 */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${harmless(cell).replaceAll('"', '""')}"`).join(',')}\r\n`;
}

function harmless(cell: string): string {
  return /^[=+\-@\t\r\n]/u.test(cell) ? `'${cell}` : cell;
}

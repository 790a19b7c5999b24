/** What a file of rows begins with, so that Excel takes it for UTF-8. */
export const CSV_BEGIN = '\uFEFF';

/**
 * One row of a CSV file (RFC 4180): commas, every cell in quotes, ends with CR LF.
 *
 * What a spreadsheet would take for a formula gets an apostrophe before it: names and reasons are typed by people, and must
 * not run on the machine of whoever opens the file.
 */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${harmless(cell).replaceAll('"', '""')}"`).join(',')}\r\n`;
}

/** What parts cells somewhere: a Norwegian spreadsheet parts at `;`, and one that is told so at a tab or a bar. */
const SEPARATORS = String.raw`;,|"\t\r\n\v\f\u0085\u2028\u2029`;
/** What a formula begins with, and the signs that some programs turn into one of those. */
const FORMULA_SIGNS = String.raw`=+\-@＝＋－＠−﹢﹣﹦﹫`;
/** A formula sign at the beginning of a cell, however the row is parted: blanks and what nobody sees may stand before it. */
const BEGINS_FORMULA = new RegExp(String.raw`(^|[${SEPARATORS}])([\s\p{C}]*)(?=[${FORMULA_SIGNS}])`, 'gu');

function harmless(cell: string): string {
  return cell.replaceAll(BEGINS_FORMULA, `$1$2'`);
}

/**
 * A key that puts names in Norwegian order when keys are compared as plain text, as SQLite does:
 * æ, ø, å come after z, in that order, å also when written aa; ä and ö go with æ and ø; other accents, case,
 * hyphens and apostrophes do not separate names.
 */
export function nameSortKey(name: string): string {
  return name
    .normalize('NFC')
    .toLocaleLowerCase('nb')
    .replace(/aa|å/g, '}')
    .replace(/[øö]/g, '|')
    .replace(/[æä]/g, '{')
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[-\s]+/g, ' ')
    .trim();
}

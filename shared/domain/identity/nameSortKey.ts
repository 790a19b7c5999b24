import { plainLetters } from './plainLetters.ts';

/**
 * A key that puts names in Norwegian order when keys are compared as plain text, as SQLite does:
 * æ, ø, å come after z, in that order, å also when written aa; ä and ö go with æ and ø; other accents and foreign letters, case,
 * hyphens and apostrophes do not separate names.
 */
export function nameSortKey(name: string): string {
  return plainLetters(name.normalize('NFC'))
    .replace(/aa|å/g, '}')
    .replace(/[øö]/g, '|')
    .replace(/[æä]/g, '{')
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[-\s]+/g, ' ')
    .trim();
}

/** Eleven digits that nothing else runs on from, written as people write them: together, or parted after the date. */
const ELEVEN = /(?<!\d)\d{6}[ .-]?\d{5}(?!\d)/u;

/**
 * Whether a text may hold somebody's identity number: fødselsnummer, D-, H- or FH-number. Not whether the number exists:
 * one with a slip in it points at the same person.
 */
export function holdsIdentityNumber(text: string): boolean {
  return ELEVEN.test(text);
}

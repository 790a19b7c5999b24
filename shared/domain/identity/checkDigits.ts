/** The sum of digits times weights; a digit without a weight does not count. */
function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * Number(digits.charAt(at)), 0);
}

const FIRST = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const SECOND = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/** The two check digits of a felles hjelpenummer (11 digits): those of a fødselsnummer by the rule before 2032. HIS 1001. */
export function followsFhNumber(digits: string): boolean {
  return weighted(digits, FIRST) % 11 === 0 && weighted(digits, SECOND) % 11 === 0;
}

const DUF = [4, 6, 3, 2, 4, 6, 3, 2, 7, 5];

/**
 * The two check digits of a DUF number (12 digits) are the remainder of the first ten, modulo 11, written with two
 * digits. UDI publishes no text on it; the weights are those that public Norwegian systems use.
 */
export function followsDufNumber(digits: string): boolean {
  return weighted(digits, DUF) % 11 === Number(digits.slice(10));
}

const ORGANIZATION = [3, 2, 7, 6, 5, 4, 3, 2, 1];

/** The check digit of an organisation number (9 digits), modulo 11. Brønnøysundregistrene. */
export function followsOrganizationNumber(digits: string): boolean {
  return weighted(digits, ORGANIZATION) % 11 === 0;
}

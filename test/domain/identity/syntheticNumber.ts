const FIRST = [3, 7, 6, 1, 8, 9, 4, 5, 2];
const SECOND = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

function sum(digits: string, weights: readonly number[]): number {
  return weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
}

/**
 * The eleven digits that begin with nine given ones, or undefined where a check digit would be ten.
 * `remainder` is what the first check digit leaves: 0 before 2032, 0 to 3 from then on.
 */
export function withCheckDigits(nine: string, remainder: 0 | 1 | 2 | 3 = 0): string | undefined {
  const first = (11 + remainder - (sum(nine, FIRST) % 11)) % 11;
  if (first === 10) return undefined;
  const ten = `${nine}${first}`;
  const second = (11 - (sum(ten, SECOND) % 11)) % 11;
  return second === 10 ? undefined : `${ten}${second}`;
}

/** The first usable number on a date part, counting the individual number up from `from`. */
export function numberOn(datePart: string, remainder: 0 | 1 | 2 | 3 = 0, from = 100): string {
  for (let individual = from; individual < 1000; individual += 1) {
    const number = withCheckDigits(`${datePart}${individual}`, remainder);
    if (number !== undefined) return number;
  }
  throw new Error(`no number on ${datePart}`);
}

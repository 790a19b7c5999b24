// A control character, and what is not seen: the direction of writing (marks, embeddings, overrides and isolates), spaces
// of no width, and the rest of Unicode's format characters but the joiners that some scripts are written with.
const BREAKS = /[\p{Cc}\s]+/gu;
const UNSEEN = /(?![\u200c\u200d])\p{Cf}/gu;

/**
 * Words of others' (a name, an OperationOutcome, a field of a settings file) as they can stand in a line among other words: it can neither break the line nor turn the words
 * after it. What was given is kept as it came.
 */
export function inOneLine(words: string): string {
  return words.replaceAll(UNSEEN, '').replaceAll(BREAKS, ' ').trim();
}

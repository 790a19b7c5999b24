// A control character, and what changes the direction of writing unseen (embeddings, overrides and isolates).
const BREAKS = /[\p{Cc}\s]+/gu;
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A name from the portal as it can stand in a line among other words: it can neither break the line nor turn the words
 * after it. What the portal gave is kept as it came.
 */
export function inOneLine(name: string): string {
  return name.replaceAll(DIRECTION, '').replaceAll(BREAKS, ' ').trim();
}

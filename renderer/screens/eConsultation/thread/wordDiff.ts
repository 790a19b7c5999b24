/** A stretch of a text; `differs` when the other text does not have it here. */
export type Piece = { readonly text: string; readonly differs: boolean };

/** Beyond this many comparisons the middle is marked as one difference instead of word by word. */
const MOST_COMPARISONS = 2_000_000;

/** What differs between two texts, word by word: the longest common run of words is the same, the rest is marked. */
export function wordDiff(before: string, after: string): { before: readonly Piece[]; after: readonly Piece[] } {
  const a = wordsOf(before);
  const b = wordsOf(after);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;

  const common = commonWords(a.slice(start, a.length - end), b.slice(start, b.length - end));
  const sameInA = new Set(common.map(([inA]) => start + inA));
  const sameInB = new Set(common.map(([, inB]) => start + inB));
  return {
    before: piecesOf(a, (index) => index >= start && index < a.length - end && !sameInA.has(index)),
    after: piecesOf(b, (index) => index >= start && index < b.length - end && !sameInB.has(index)),
  };
}

function wordsOf(text: string): readonly string[] {
  return text.match(/\s+|[^\s]+/gu) ?? [];
}

/** Index pairs of the longest common subsequence. */
function commonWords(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  if (a.length * b.length > MOST_COMPARISONS) return [];
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

function piecesOf(words: readonly string[], differs: (index: number) => boolean): readonly Piece[] {
  const pieces: Piece[] = [];
  words.forEach((word, index) => {
    const last = pieces.at(-1);
    const marked = differs(index);
    if (last !== undefined && last.differs === marked)
      pieces[pieces.length - 1] = { text: last.text + word, differs: marked };
    else pieces.push({ text: word, differs: marked });
  });
  return pieces;
}

/** Letters that stand by themselves in Unicode, and split into no letter and mark, as people write them without. */
const PLAIN: Readonly<Record<string, string>> = {
  ł: 'l',
  ß: 'ss',
  ð: 'd',
  þ: 'th',
  đ: 'd',
  ŋ: 'n',
  ŧ: 't',
  ħ: 'h',
  ı: 'i',
  œ: 'oe',
  ĸ: 'k',
  ə: 'e',
  ƒ: 'f',
};

const LETTERS = Object.entries(PLAIN);

/** A text in lower case with its foreign letters as one writes them on a Norwegian keyboard; æ, ø and å stay. */
export function plainLetters(text: string): string {
  return LETTERS.reduce((plain, [letter, as]) => plain.replaceAll(letter, as), text.toLowerCase());
}

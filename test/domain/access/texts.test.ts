import { describe, expect, test } from 'vitest';
import { accessText } from '../../../shared/text/access.ts';
import { configurationText } from '../../../shared/text/configuration.ts';
import { feesText } from '../../../shared/text/fees.ts';
import { LANGUAGES, type Texts } from '../../../shared/text/language.ts';

/** Every text with its key: `refused.Blocked`. */
function leaves(texts: Texts, prefix = ''): readonly (readonly [key: string, text: string])[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as const] : leaves(value, `${prefix}${key}.`),
  );
}
const places = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).toSorted((a, b) => a.localeCompare(b));

describe.each([
  ['access', accessText],
  ['configuration', configurationText],
  ['fees', feesText],
])('the words of %s', (_subject, text) => {
  test('ask for the same values in all three languages', () => {
    const [nb, nn, en] = LANGUAGES.map((language) => leaves(text[language]).map(([key, leaf]) => [key, places(leaf)]));
    expect(nn).toEqual(nb);
    expect(en).toEqual(nb);
  });
  test('are there, and are said calmly', () => {
    for (const language of LANGUAGES) {
      for (const [key, leaf] of leaves(text[language])) {
        expect(leaf.trim(), key).not.toBe('');
        expect(leaf, key).not.toContain('!');
      }
    }
  });
});

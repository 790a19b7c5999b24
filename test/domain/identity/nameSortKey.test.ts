import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameSortKey } from '../../../shared/domain/identity/nameSortKey.ts';

function byKey(names: readonly string[]): string[] {
  return names.toSorted((a, b) => (nameSortKey(a) < nameSortKey(b) ? -1 : nameSortKey(a) > nameSortKey(b) ? 1 : 0));
}

const IN_ORDER = [
  'Andersen',
  'Berg',
  'De Vibe',
  'Desmond',
  'Olsen',
  'Zachariassen',
  'Ærlig',
  'Østby',
  'Østbø',
  'Aaberg',
  'Ås',
];

test('scenario 53: names with æ, ø and å sort as Norwegians look for them', () => {
  expect(byKey(IN_ORDER.toReversed())).toEqual(IN_ORDER);
});

test('the order is that of the Norwegian collation', () => {
  const collator = new Intl.Collator('nb', { sensitivity: 'base', ignorePunctuation: true });
  const letters = fc.constantFrom(...Array.from('abcdeghijklmnoprstuvyzæøåÆØÅ'));
  // Three a's in a row, or a before å, are in no name, and are read differently.
  const names = fc.string({ unit: letters, minLength: 1, maxLength: 8 }).filter((name) => !/aaa|aå/i.test(name));
  fc.assert(
    fc.property(names, names, (a, b) => {
      const [first, second] = [nameSortKey(a), nameSortKey(b)];
      expect(first < second ? -1 : first > second ? 1 : 0).toBe(collator.compare(a, b));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['Åse', 'Aase'],
  ['andré', 'Andre'],
  ['O’Hara', "o'hara"],
  ['Kjærvik-Østbø', 'Kjærvik  Østbø'],
  ['Öberg', 'Øberg'],
  ['Älv', 'Ælv'],
  ['A\u030Ase', 'Åse'],
])('%s and %s stand in the same place', (a, b) => {
  expect(nameSortKey(a)).toBe(nameSortKey(b));
});

test('foreign letters stand with the ones that they are written with here', () => {
  const names = ['Dahl', 'Đoković', 'Ðuro', 'Lie', 'Łuczak', 'Strauss', 'Strauß', 'Thor', 'Þór', 'Zen'];
  expect(byKey(names.toReversed()).map((name) => nameSortKey(name))).toEqual(
    names.map((name) => nameSortKey(name)).toSorted(),
  );
  expect(nameSortKey('Łuczak')).toBe('luczak');
  expect(nameSortKey('Þorsteinsson')).toBe('thorsteinsson');
});

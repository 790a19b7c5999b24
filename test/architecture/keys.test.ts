import { expect, test } from 'vitest';
import { sourcesIn } from './sources.ts';

const REGISTER = 'renderer/app/keys.ts';
const renderer = sourcesIn('renderer');
const register = renderer.find(({ file }) => file === REGISTER)?.text ?? '';
const keys = [...register.matchAll(/(\w+): \{\s*group: '\w+',\s*how: '([^']+)',\s*press: '([^']*)'/gu)].map(
  ([, name = '', how = '', press = '']) => ({ name, how, press }),
);
const handled = keys.filter(({ how }) => how !== 'in place');

test('there is a register', () => expect(keys.length).toBeGreaterThan(20));

test('every key is heard through the register, so that the dialog that lists it is right', () => {
  const elsewhere = renderer.filter(({ text }) => /\buseHotkeys\(/u.test(text)).map(({ file }) => file);
  expect(elsewhere).toEqual(['renderer/app/useKey.ts']);
});

/** Named where it is heard, or in a table of keys; elsewhere a word such as «close» or «search» means something else. */
const TABLE = /= \{([^}]*)\} as const satisfies Record<\w+, KeyName>/gu;
const heard = new Set(
  renderer
    .flatMap(({ text }) => [
      ...text.matchAll(/\buseKey\('(\w+)'/gu),
      ...[...text.matchAll(TABLE)].flatMap(([, table = '']) => [...table.matchAll(/: '(\w+)'/gu)]),
    ])
    .map(([, name]) => name),
);

test('no key is listed that nothing hears', () => {
  expect(handled.filter(({ name }) => !heard.has(name))).toEqual([]);
});

test('no key has two meanings', () => {
  const presses = handled.flatMap(({ press }) => press.split(', '));
  expect(presses).toEqual([...new Set(presses)]);
  expect(presses).not.toContain('');
});

test('what works while someone types is no letter', () => {
  const typed = handled.filter(({ how }) => how === 'always').map(({ press }) => press);
  expect(typed.filter((press) => !press.startsWith('ctrl+'))).toEqual([]);
  const alone = handled.filter(({ how }) => how === 'alone').map(({ press }) => press);
  expect(alone.filter((press) => press.length !== 1)).toEqual([]);
});

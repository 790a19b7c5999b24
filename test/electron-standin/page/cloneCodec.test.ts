import { anything, assert, property } from 'fast-check';
import { expect, test } from 'vitest';
import { decodeClone, encodeClone } from './cloneCodec.ts';

const values = anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withTypedArray: true,
  withSparseArray: true,
  withNullPrototype: false,
});

test('whatever structured clone carries, the text of it carries too', () => {
  assert(
    property(values, (value) => {
      expect(decodeClone(encodeClone(value))).toStrictEqual(structuredClone(value));
    }),
    { numRuns: 300 },
  );
});

test('a value that occurs twice is still one value, and a ring is still a ring', () => {
  const shared = { name: 'felles' };
  const ring: Record<string, unknown> = { first: shared, second: shared, list: [] };
  ring['self'] = ring;
  const back = decodeClone(encodeClone(ring)) as typeof ring;
  expect(back['first']).toBe(back['second']);
  expect(back['self']).toBe(back);
});

test('errors keep their kind, message and cause; unknown kinds become Error', () => {
  const back = decodeClone(encodeClone(new RangeError('langt', { cause: new Date(1) }))) as Error;
  expect(back).toBeInstanceOf(RangeError);
  expect([back.message, back.cause]).toEqual(['langt', new Date(1)]);
  class OwnError extends Error {}
  expect(Object.getPrototypeOf(decodeClone(encodeClone(new OwnError('eget'))))).toBe(Error.prototype);
});

test('an instance of a class loses its class', () => {
  class Patient {
    name = 'Kari';
  }
  const back = decodeClone(encodeClone(new Patient()));
  expect(back).toEqual({ name: 'Kari' });
  expect(back).not.toBeInstanceOf(Patient);
});

test.each([
  ['a function', () => {}],
  ['a symbol', Symbol('x')],
  ['a promise', Promise.resolve()],
  ['a weak map', new WeakMap()],
  ['a proxy', new Proxy({}, {})],
  ['a function deep inside', { a: [new Map([['b', () => {}]])] }],
])('%s cannot be sent', (_what, value) => {
  expect(() => encodeClone(value)).toThrow('An object could not be cloned.');
});

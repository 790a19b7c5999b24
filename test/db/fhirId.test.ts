import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packId, unpackId } from '../../electron/engine/db/fhirId.ts';

const fhirId = fc.stringMatching(/^[A-Za-z0-9\-.]{1,64}$/u);

test('every id that FHIR allows comes out as it went in', () => {
  fc.assert(fc.property(fc.oneof(fhirId, fc.uuid(), fc.mixedCase(fc.uuid())), (id) => unpackId(packId(id)) === id));
});

const key = (id: string) => {
  const packed = packId(id);
  return typeof packed === 'string' ? `text ${packed}` : `bytes ${packed.toString('hex')}`;
};

test('two ids are kept alike only when they are the same id', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.constantFrom('upper', 'undashed', 'same'), (id, how) => {
      const other = how === 'upper' ? id.toUpperCase() : how === 'undashed' ? id.replaceAll('-', '') : id;
      return (key(id) === key(other)) === (id === other);
    }),
  );
});

describe('what is kept as 16 bytes, and what as text', () => {
  test.each([
    ['a UUID as servers write it', '0b7f2d1c-53a0-4a0e-9c57-1f3a6f1d2e01', 16],
    ['a UUID in capitals, which is another id', '0B7F2D1C-53A0-4A0E-9C57-1F3A6F1D2E01', 'text'],
    ['a UUID in capitals here and there', '0B7f2d1c-53a0-4a0e-9c57-1f3a6f1d2e01', 'text'],
    ['32 digits without dashes', '0b7f2d1c53a04a0e9c571f3a6f1d2e01', 'text'],
    ['a number', '1', 'text'],
    ['words', 'role-gp', 'text'],
  ])('%s', (_what, id, kept) => {
    const packed = packId(id);
    expect(typeof packed === 'string' ? 'text' : packed.length).toBe(kept);
  });
});

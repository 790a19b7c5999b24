import { describe, expect, test } from 'vitest';
import { acts } from '../../shared/ipc/acts.ts';
import { parseInput } from '../../shared/ipc/parseInput.ts';
import { ACT_NAMES, SAMPLES } from '../ipc/samples.ts';
import { Chance } from '../portal/surgery/random.ts';
import { fieldsOf, put, wrongFor } from './hostileValue.ts';
import { payloadOf } from './payload.ts';
import { tryPayloads } from './tryPayloads.ts';

// What a window that was taken over could send, 10,000 times over with fixed seeds, to the real acts on a real store,
// from every role and from nobody. More of it: npm run faults -- --only input.

const SEEDS = [1, 2, 3, 5, 8];
const OF_EACH = 2_000;

describe('10,000 generated payloads', () => {
  test.each(SEEDS)(
    'seed %i: a value that names the fault comes back, nothing is changed, and the next act works',
    async (seed) => {
      const broken: string[] = [];
      await tryPayloads(new Chance(seed), OF_EACH, (words) => void broken.push(words));
      expect(broken).toEqual([]);
    },
  );
});

function all() {
  const chance = new Chance(13);
  return Array.from({ length: 5_000 }, (_, place) => payloadOf(chance, place));
}

describe('the payloads themselves', () => {
  test('are the same for the same seed', () => {
    const [once, again] = [all(), all()].map((made) => made.map(({ name, how, wrong }) => [name, how, wrong]));
    expect(once).toEqual(again);
  });

  test('reach every act, and most of them are wrong', () => {
    const made = all();
    expect(made.map(({ name }) => name)).toEqual(expect.arrayContaining([...ACT_NAMES]));
    const wrong = made.filter((one) => one.wrong !== null).length;
    expect(wrong).toBeGreaterThan(2_500);
    expect(made.length - wrong).toBeGreaterThan(500);
  });

  // Bytes cannot be frozen, so a check that freezes what has come throws instead of naming the field.
  test.each(ACT_NAMES.filter((name) => fieldsOf(name).size > 0))('bring bytes to each field of %s', (name) => {
    for (const field of fieldsOf(name).keys()) {
      const input = structuredClone(SAMPLES[name]);
      put(input, field, new Uint8Array(1_000));
      const named = expect.stringMatching(new RegExp(`^${field}(\\.|$)`, 'u')) as string;
      expect(parseInput(name, input)).toMatchObject({ ok: false, error: { type: 'BadInput', field: named } });
    }
  });

  test.each(ACT_NAMES.filter((name) => fieldsOf(name).size > 0))(
    'bring to %s what none of its fields may hold, and the field is named',
    (name) => {
      const chance = new Chance(21);
      for (const [field, of] of fieldsOf(name)) {
        for (let each = 0; each < 15; each += 1) {
          const input = structuredClone(SAMPLES[name]);
          put(input, field, wrongFor(of, chance, 'x'));
          const named = expect.stringMatching(new RegExp(`^${field}(\\.|$)`, 'u')) as string;
          expect(parseInput(name, input)).toMatchObject({ ok: false, error: { type: 'BadInput', field: named } });
        }
      }
    },
  );

  test('know every field that an act has', () => {
    for (const name of ACT_NAMES) {
      expect(acts[name].input.safeParse(SAMPLES[name]).success).toBe(true);
      expect([...fieldsOf(name).keys()]).toEqual(expect.arrayContaining(Object.keys(SAMPLES[name])));
    }
  });
});

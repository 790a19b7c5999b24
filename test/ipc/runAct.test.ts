import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../../electron/engine/db/open.ts';
import { readerActs } from '../../electron/engine/ipc/readerActs.ts';
import { runAct } from '../../electron/engine/ipc/runAct.ts';
import { writerActs } from '../../electron/engine/ipc/writerActs.ts';
import { acts, type ActName } from '../../shared/ipc/acts.ts';
import { aPng } from '../builders/files.ts';
import { aCommunication, aMessage, LIEN, MATTER, meta } from '../fhir/resources.ts';
import { aDatabase, contentOf } from '../db/aDatabase.ts';
import { askAsIs as ask, NOW, pulled, pullTheSurgery } from '../db/aSurgery.ts';
import { ACT_NAMES, SAMPLES } from './samples.ts';

const inEngine = [readerActs.open, readerActs.signedIn, writerActs.open, writerActs.signedIn].flatMap(
  (handlers) => Object.keys(handlers) as ActName[],
);
const needSignIn = inEngine.filter((name) => acts[name].needs !== 'nobody');

let db: Db;
let before: Record<string, string>;
beforeAll(() => {
  db = aDatabase();
  pullTheSurgery(db);
  const contentAttachment = { contentType: 'image/png', data: aPng().toString('base64') };
  const payload = [{ contentString: 'Se her.' }, { contentAttachment }];
  pulled(db, [aMessage(), aCommunication({ payload, meta: meta('2') })]);
  before = contentOf(db);
});
// Whatever a test here asks is refused or only asked: nothing in any table may have moved.
afterEach(() => expect(contentOf(db)).toEqual(before));

const broken = () => 'broken';

describe('what is not an act', () => {
  test.each(['', 'nope', 'ListStaff', 'listStaff ', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'open'])(
    '«%s» is refused on both threads',
    (name) => {
      const refusal = { ok: false, error: { type: 'BadInput', field: '', problem: 'unknown act' } };
      const context = { db, now: () => NOW };
      expect(runAct(readerActs, context, name, {}, LIEN, broken)).toEqual(refusal);
      expect(runAct(writerActs, context, name, {}, LIEN, broken)).toEqual(refusal);
    },
  );

  test('a command is no act of the reader’s, nor a query of the writer’s', () => {
    const refusal = { ok: false, error: { type: 'BadInput', problem: 'unknown act' } };
    const context = { db, now: () => NOW };
    expect(runAct(readerActs, context, 'saveDraft', SAMPLES.saveDraft, LIEN, () => '')).toMatchObject(refusal);
    expect(runAct(writerActs, context, 'listStaff', {}, LIEN, () => '')).toMatchObject(refusal);
  });
});

const A_PATH = '../../etc/passwd';
/** What a person writes may be any text. */
const FREE_TEXT = ['text', 'note', 'title', 'typed', 'reason'];

/** A switch may be true, and a path is a text. */
const fits = (field: string, sample: unknown, value: unknown) =>
  (typeof sample === 'boolean' && value === true) || (FREE_TEXT.includes(field) && value === A_PATH);

describe('an act that carries something else than it should', () => {
  const notObjects: [string, unknown][] = [
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['a text', 'taskId'],
    ['a list', [{ taskId: MATTER }]],
    ['true', true],
  ];
  test.each(inEngine.flatMap((name) => notObjects.map(([what, input]) => [name, what, input] as const)))(
    '%s with %s is refused',
    (name, _what, input) => {
      expect(ask(db, name, input, LIEN)).toMatchObject({ ok: false, error: { type: 'BadInput' } });
    },
  );

  const notFields: [string, unknown][] = [
    ['an object', { toString: 'x' }],
    ['a list', [MATTER]],
    ['null', null],
    ['true', true],
    ['not a number', Number.NaN],
    ['5,000,000 characters', 'x'.repeat(5_000_000)],
    ['a path', A_PATH],
    ['minus one', -1],
    ['half', 0.5],
    ['far too many', 1e300],
  ];
  const cases = inEngine.flatMap((name) =>
    Object.entries(SAMPLES[name]).flatMap(([field, sample]) =>
      notFields
        .filter(([, value]) => !fits(field, sample, value))
        .map(([what, value]) => [name, field, what, value] as const),
    ),
  );
  test.each(cases)('%s: «%s» is %s, and the refusal names the field', (name, field, _what, value) => {
    const refused = ask(db, name, { ...SAMPLES[name], [field]: value }, LIEN);
    const problem = expect.stringMatching(/^[a-z_]+$/u) as string;
    // In a field of several parts: the part.
    const place = expect.stringMatching(new RegExp(String.raw`^${field}(\.\w+)?$`, 'u')) as string;
    expect(refused).toEqual({ ok: false, error: { type: 'BadInput', field: place, problem } });
  });

  test.each(
    inEngine.flatMap((name) =>
      ['extra', '__proto__', 'constructor', 'k'.repeat(1_000)].map((key) => [name, key] as const),
    ),
  )('%s with the key «%s» that it does not have', (name, key) => {
    // As JSON, so that __proto__ is an own key, as a structured clone would carry it.
    const input: unknown = JSON.parse(
      JSON.stringify(SAMPLES[name]).replace(/^\{(.?)/u, (_all, next: string) =>
        next === '}' ? `{"${key}":{"admin":true}}` : `{"${key}":{"admin":true},${next}`,
      ),
    );
    expect(Object.hasOwn(input as object, key)).toBe(true);
    expect(ask(db, name, input, LIEN)).toEqual({
      ok: false,
      error: { type: 'BadInput', field: key.slice(0, 40), problem: 'unrecognized_keys' },
    });
  });

  test.each(inEngine.flatMap((name) => Object.keys(SAMPLES[name]).map((field) => [name, field] as const)))(
    '%s without «%s»',
    (name, field) => {
      const { [field]: _gone, ...rest } = SAMPLES[name] as Record<string, unknown>;
      // Each preference may be left out: that one stays as it is.
      if (name === 'savePreferences') return expect(acts[name].input.safeParse(rest).success).toBe(true);
      return expect(ask(db, name, rest, LIEN)).toMatchObject({ ok: false, error: { type: 'BadInput', field } });
    },
  );
});

describe('who asks', () => {
  test('there are acts that need a sign-in', () => expect(needSignIn.length).toBeGreaterThan(5));

  test.each(
    needSignIn.flatMap((name) =>
      [null, 'nobody-by-this-id', '', '__proto__', '../..', MATTER].map((who) => [name, who] as const),
    ),
  )('%s asked by %s is refused', (name, who) => {
    expect(ask(db, name, SAMPLES[name], who)).toEqual({ ok: false, error: { type: 'NotSignedIn' } });
  });

  test('what is asked wrongly is said before who asks is looked at', () => {
    expect(ask(db, 'saveDraft', {}, null)).toMatchObject({ error: { type: 'BadInput' } });
  });

  test.each(inEngine.filter((name) => acts[name].needs === 'nobody' && acts[name].kind === 'query'))(
    '%s is answered to anyone',
    (name) => {
      expect(ask(db, name, SAMPLES[name], null)).toMatchObject({ ok: true });
    },
  );
});

describe('asking changes nothing', () => {
  test.each(ACT_NAMES.filter((name) => acts[name].kind === 'query' && inEngine.includes(name)))('%s', (name) => {
    db.pragma('query_only=ON');
    expect(ask(db, name, SAMPLES[name], LIEN)).toMatchObject({ ok: true });
    db.pragma('query_only=OFF');
  });
});

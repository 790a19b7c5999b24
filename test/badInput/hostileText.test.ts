import { beforeAll, afterEach, describe, expect, test } from 'vitest';
import type { Db } from '../../electron/engine/db/open.ts';
import { DRAFT_FIELDS } from '../../shared/domain/eConsultation/draft.ts';
import { acts, type ActName } from '../../shared/ipc/acts.ts';
import { aDatabase, contentOf } from '../db/aDatabase.ts';
import { ask, pullTheSurgery } from '../db/aSurgery.ts';
import { LIEN, MATTER } from '../fhir/resources.ts';
import { ACT_NAMES, SAMPLES } from '../ipc/samples.ts';
import { hostileText, KINDS_OF_TEXT } from './hostileText.ts';
import { fieldsOf, takesAnyText } from './hostileValue.ts';
import { IN_ENGINE } from './tryPayloads.ts';

// Text is only text: what someone writes is kept and given back to the letter, or refused by the rule that says why.

type Reply = { readonly ok: boolean; readonly value?: unknown; readonly error?: { readonly type: string } };
type Thread = { readonly value: { readonly drafts: Record<string, { readonly text: string }> } };

let db: Db;
let tables: string[];
beforeAll(() => {
  db = aDatabase();
  pullTheSurgery(db);
  tables = Object.keys(contentOf(db));
});
afterEach(() => {
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(Object.keys(contentOf(db))).toEqual(tables);
  expect(ask(db, 'readEConsultation', { taskId: MATTER }, LIEN)).toMatchObject({ ok: true });
});

const saved = (field: string) =>
  (ask(db, 'readEConsultation', { taskId: MATTER }, LIEN) as Thread).value.drafts[field]?.text;
const inALine = (kind: string) => `Første linje.\n${hostileText(kind, 'merke')}\nSiste linje.`;

describe('a draft', () => {
  const keepable = KINDS_OF_TEXT.filter((kind) => inALine(kind).isWellFormed());

  test.each(DRAFT_FIELDS.flatMap((field) => keepable.map((kind) => [kind, field] as const)))(
    'with %s in «%s» is given back to the letter',
    (kind, field) => {
      expect(ask(db, 'saveDraft', { taskId: MATTER, text: inALine(kind), field }, LIEN)).toMatchObject({ ok: true });
      expect(saved(field)).toBe(inALine(kind));
    },
  );

  test.each(KINDS_OF_TEXT.filter((kind) => !inALine(kind).isWellFormed()))(
    'with %s cannot be kept to the letter: the line is named, and what was kept stays',
    (kind) => {
      ask(db, 'saveDraft', { taskId: MATTER, text: 'Kladden som var der' }, LIEN);
      expect(ask(db, 'saveDraft', { taskId: MATTER, text: inALine(kind) }, LIEN)).toEqual({
        ok: false,
        error: { type: 'BrokenCharacter', line: 2 },
      });
      expect(saved('answer')).toBe('Kladden som var der');
    },
  );

  test('of a million characters is told its limit, and what was kept stays', () => {
    ask(db, 'saveDraft', { taskId: MATTER, text: 'Kladden som var der' }, LIEN);
    const reply = ask(db, 'saveDraft', { taskId: MATTER, text: 'x'.repeat(1_000_000) }, LIEN);
    expect(reply).toEqual({ ok: false, error: { type: 'DraftTooLong', length: 1_000_000, limit: 100_000 } });
    expect(saved('answer')).toBe('Kladden som var der');
  });
});

describe('what the patient would read wrongly is refused, by its line', () => {
  test.each([
    ['a NUL', { type: 'ControlCharacter', code: 'U+0000', line: 2 }],
    ['escapes of a terminal', { type: 'ControlCharacter', code: 'U+001B', line: 2 }],
    ['reversed digits', { type: 'HiddenDirection', code: 'U+202E', line: 2 }],
    ['isolates', { type: 'HiddenDirection', code: 'U+2066', line: 2 }],
    ['half a character pair', { type: 'BrokenCharacter', line: 2 }],
  ])('%s', (kind, error) => {
    const before = contentOf(db);
    expect(ask(db, 'answerEConsultation', { taskId: MATTER, text: inALine(kind) }, LIEN)).toEqual({ ok: false, error });
    const note = ask(db, 'writeInternalNote', { taskId: MATTER, note: inALine(kind) }, LIEN);
    expect(note).toEqual({ ok: false, error: { type: 'NoteUnreadable', line: 2 } });
    expect(contentOf(db)).toEqual(before);
  });
});

/** Every field of every act of the engine's that takes any text. */
const anyText = ACT_NAMES.filter((name) => IN_ENGINE.includes(name) && acts[name].kind === 'command').flatMap((name) =>
  [...fieldsOf(name)].filter(([, of]) => takesAnyText(of)).map(([field]) => [name, field] as const),
);

describe('hostile text in every field that takes any text', () => {
  test('there are such fields', () => expect(anyText.length).toBeGreaterThan(8));

  test.each(anyText.flatMap(([name, field]) => KINDS_OF_TEXT.map((kind) => [name, field, kind] as const)))(
    '%s: «%s» with %s is refused and changes nothing, or is kept and changes nothing else',
    (name, field, kind) => {
      const before = contentOf(db);
      const reply = askWith(name, { [field]: hostileText(kind, 'merke') });
      if (reply.ok) return expect(JSON.stringify(contentOf(db))).toContain('merke');
      expect(reply.error?.type).not.toMatch(/^(Broken|StoreUnavailable)$/u);
      return expect(contentOf(db)).toEqual(before);
    },
  );
});

function askWith(name: ActName, changed: object): Reply {
  return ask(db, name, { ...SAMPLES[name], ...changed }, LIEN) as Reply;
}

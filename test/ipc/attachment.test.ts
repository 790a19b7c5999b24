import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AccessNote } from '../../electron/engine/db/appendAccess.ts';
import type { Db } from '../../electron/engine/db/open.ts';
import { aDatabase, contentOf } from '../db/aDatabase.ts';
import { ask, NOW, pulled, pullTheSurgery } from '../db/aSurgery.ts';
import { A_PDF_WITH_SCRIPT, aPdf, aPng } from '../builders/files.ts';
import { aCommunication, aMessage, ASKED, aTask, LIEN, MATTER, meta, QUESTION } from '../fhir/resources.ts';

const file = (contentType: string, more: object) => ({ contentAttachment: { contentType, ...more } });

let db: Db;
beforeEach(() => {
  db = aDatabase();
  pullTheSurgery(db);
  const payload = [
    { contentString: 'Se her.' },
    file('image/png', { data: aPng().toString('base64') }),
    file('application/pdf', { data: aPdf().toString('base64') }),
    file('text/html', { data: 'PGI+' }),
    file('image/png', { url: 'Binary/apart' }),
  ];
  pulled(db, [aCommunication({ payload, meta: meta('2') })]);
});
afterEach(() => void db.close());

const named = (place: number, more: object = {}) => ({ taskId: MATTER, messageId: QUESTION, place, ...more });
const read = (place: number, more: object = {}, notes: AccessNote[] = []) =>
  ask(db, 'readAttachment', named(place, more), LIEN, NOW, (note) => void notes.push(note));
const save = (place: number, type: string) =>
  ask(db, 'saveAttachment', { ...named(place), type, language: 'nb' }, LIEN);
const logged = () =>
  (JSON.parse(contentOf(db)['access_log'] ?? '[]') as { act: string; documents: string }[]).map(
    ({ act, documents }) => [
      act,
      (JSON.parse(documents) as { kind: string; reference: string }[]).map(({ kind, reference }) => [kind, reference]),
    ],
  );

describe('opening a file', () => {
  test('gives it as it is, and tells the access log which', () => {
    const notes: AccessNote[] = [];
    expect(read(1, {}, notes)).toEqual({
      ok: true,
      value: { type: 'image/png', base64: aPng().toString('base64'), mayBeSaved: true },
    });
    const document = { kind: 'attachment', reference: `Communication/${QUESTION}`, on: '2027-03-23' };
    expect(notes).toMatchObject([{ act: 'openAttachment', documents: [document] }]);
  });

  test('one that may not be shown never leaves the engine, and is not said to have been opened', () => {
    const notes: AccessNote[] = [];
    const error = { type: 'AttachmentTypeNotShown', stated: 'text/html' };
    expect(read(3, {}, notes)).toEqual({ ok: false, error });
    expect(read(4, {}, notes)).toEqual({ ok: false, error: { type: 'AttachmentNotHere' } });
    expect(notes).toEqual([]);
  });

  test.each<[string, number, object]>([
    ['a place without a file', 0, {}],
    ['a place that is none', 9, {}],
    ['a message that is none', 1, { messageId: 'nowhere' }],
    ['a matter that is none', 1, { taskId: 'nowhere' }],
    ['another matter’s message', 1, { taskId: ASKED }],
  ])('%s is not found', (_what, place, more) => {
    pulled(db, [aMessage()]);
    expect(read(place, more)).toEqual({ ok: false, error: { type: 'NotFound' } });
  });

  test('a Binary is named as what it is', () => {
    expect(ask(db, 'fetchAttachment', named(4), LIEN)).toEqual({ ok: true, value: null });
    db.prepare("UPDATE attachment SET state = 'here', type = 'image/png', content = x'00' WHERE place = 4").run();
    const notes: AccessNote[] = [];
    read(4, {}, notes);
    expect(notes[0]?.documents).toMatchObject([{ kind: 'attachment', reference: 'Binary/apart' }]);
  });
});

test('a PDF that openly brings a script is shown, said not to be saved, and not saved', () => {
  const payload = [file('application/pdf', { data: A_PDF_WITH_SCRIPT.toString('base64') })];
  pulled(db, [aCommunication({ payload, meta: meta('3') })]);
  expect(read(0)).toMatchObject({ ok: true, value: { type: 'application/pdf', mayBeSaved: false } });
  expect(save(0, 'application/pdf')).toEqual({ ok: false, error: { type: 'AttachmentHoldsScript' } });
  expect(logged()).toEqual([]);
});

describe('saving a file outside', () => {
  test('has its line in the access log before it is written', () => {
    expect(save(2, 'application/pdf')).toEqual({ ok: true, value: { file: null } });
    expect(logged()).toEqual([['saveAttachment', [['attachment', `Communication/${QUESTION}`]]]]);
  });

  test('under the name of another kind is not done', () => {
    expect(save(2, 'image/png')).toEqual({ ok: false, error: { type: 'NotFound' } });
    expect(save(4, 'image/png')).toEqual({ ok: false, error: { type: 'AttachmentNotHere' } });
    expect(save(9, 'image/png')).toEqual({ ok: false, error: { type: 'NotFound' } });
    expect(logged()).toEqual([]);
  });
});

test('a file that is to be fetched is found in its own matter alone', () => {
  pulled(db, [aTask({ id: 'other' })]);
  expect(ask(db, 'fetchAttachment', named(4, { taskId: 'other' }), LIEN)).toEqual({
    ok: false,
    error: { type: 'NotFound' },
  });
});

test('the thread says of each file what it is and where it is', () => {
  const reply = ask(db, 'readEConsultation', { taskId: MATTER }, LIEN) as {
    value: { messages: { files: { what: string; state: object }[] }[] };
  };
  expect(reply.value.messages[0]?.files.map(({ what, state }) => [what, state])).toEqual([
    ['image', { is: 'here', type: 'image/png' }],
    ['pdf', { is: 'here', type: 'application/pdf' }],
    ['file', { is: 'refused', why: { type: 'AttachmentTypeNotShown', stated: 'text/html' } }],
    ['image', { is: 'at-portal' }],
  ]);
});

import { copyFileSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDatabase, type Db } from '../../electron/engine/db/open.ts';
import { journalFile, openStore, openStoreWithEither } from '../../electron/engine/db/openStore.ts';
import { rekey } from '../../electron/engine/db/rekey.ts';
import { readJournal } from '../../electron/engine/db/unsentJournal.ts';
import { aFile, bytesOf, contentOf, KEY, opened } from '../db/aDatabase.ts';
import { ask, pullTheSurgery } from '../db/aSurgery.ts';
import { LIEN, MATTER } from '../fhir/resources.ts';

const NEXT = '3e'.repeat(32);
const ANSWER = 'Ta én om dagen, til maten.';

/** The surgery with an answer that waits for the network, as the engine has it open. */
function aWorkingStore(): { file: string; db: Db } {
  const file = aFile();
  const store = openStore(file, KEY);
  if (!store.ok) throw new Error(store.error);
  pullTheSurgery(store.value);
  expect(ask(store.value, 'answerEConsultation', { taskId: MATTER, text: ANSWER }, LIEN)).toMatchObject({ ok: true });
  return { file, db: store.value };
}

const opens = (file: string, key: string) => {
  const result = openDatabase({ file, key, role: 'writer' });
  if (result.ok) result.value.close();
  return result.ok;
};

describe('the database under another key', () => {
  test('has the same content, fits the new key alone, and leaves nothing beside it', () => {
    const { file, db } = aWorkingStore();
    const content = contentOf(db);
    expect(rekey(db, KEY, NEXT)).toEqual({ ok: true, value: null });
    expect(db.open).toBe(false);
    expect(readdirSync(path.dirname(file)).toSorted()).toEqual(['legekontor.db', 'legekontor.db.unsent']);
    expect([opens(file, KEY), opens(file, NEXT)]).toEqual([false, true]);
    expect(contentOf(opened(file, 'writer', NEXT))).toEqual(content);
    expect(opened(file, 'writer', NEXT).pragma('page_size', { simple: true })).toBe(4096);
  });

  test('a copy of it without the key tells nothing, before and after', () => {
    const { file, db } = aWorkingStore();
    const look = () => {
      const copy = aFile();
      copyFileSync(file, copy);
      const text = readFileSync(copy).toString('latin1');
      return [opens(copy, 'ff'.repeat(32)), text.includes('SQLite format'), text.includes('resourceType')];
    };
    expect(look()).toEqual([false, false, false]);
    rekey(db, KEY, NEXT);
    expect(look()).toEqual([false, false, false]);
  });

  test('what is unsent is in the second file under the new key, when the store has been opened with both', () => {
    const { file, db } = aWorkingStore();
    rekey(db, KEY, NEXT);
    expect(readJournal(journalFile(file), NEXT)).toEqual({ type: 'unreadable' });
    const again = openStoreWithEither(file, KEY, NEXT);
    if (!again.ok) throw new Error(again.error);
    expect(again.value.fits).toBe('nextKey');
    again.value.db.close();
    expect(readJournal(journalFile(file), KEY)).toEqual({ type: 'unreadable' });
    expect(readJournal(journalFile(file), NEXT)).toMatchObject({ entries: [{ kind: 'eConsultation.answer' }] });
  });

  test('another connection that has the file open stops it, and nothing is changed', () => {
    const { file, db } = aWorkingStore();
    const reading = opened(file, 'reader').prepare('SELECT * FROM resource').iterate();
    reading.next();
    db.pragma('busy_timeout=10');
    expect(rekey(db, KEY, NEXT)).toEqual({ ok: false, error: { type: 'Locked' } });
    reading.return?.();
    expect([opens(file, KEY), opens(file, NEXT)]).toEqual([true, false]);
  });

  test('a page that cannot be read stops it, and the file stays as it was', () => {
    const { file, db } = aWorkingStore();
    db.pragma('journal_mode=DELETE');
    const bytes = readFileSync(file);
    bytes.fill(7, bytes.length - 4_000, bytes.length - 3_900);
    writeFileSync(file, bytes);
    expect(rekey(db, KEY, NEXT)).toEqual({ ok: false, error: { type: 'WrongKeyOrDamaged' } });
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(readdirSync(path.dirname(file)).toSorted()).toEqual(['legekontor.db', 'legekontor.db.unsent']);
  });
});

describe('a start after a change of key was cut short', () => {
  test('with the old key still in the file says so, and the half-made copy goes', () => {
    const { file, db } = aWorkingStore();
    db.close();
    writeFileSync(`${file}.next`, 'half');
    writeFileSync(`${file}.next-journal`, 'half');
    const again = openStoreWithEither(file, KEY, NEXT);
    expect(again).toMatchObject({ ok: true, value: { fits: 'key' } });
    if (again.ok) again.value.db.close();
    expect(readdirSync(path.dirname(file)).toSorted()).toEqual(['legekontor.db', 'legekontor.db.unsent']);
  });

  test('with neither key says that the key does not fit, and changes nothing', () => {
    const { file, db } = aWorkingStore();
    db.close();
    const before = bytesOf(path.dirname(file));
    for (const nextKey of [null, '11'.repeat(32)])
      expect(openStoreWithEither(file, '00'.repeat(32), nextKey)).toEqual({
        ok: false,
        error: 'wrong-key-or-damaged',
      });
    expect(bytesOf(path.dirname(file))).toEqual(before);
  });

  test.each([KEY, NEXT])('of a damaged file knows it for damaged, whichever key the second file is under', (key) => {
    const { file, db } = aWorkingStore();
    if (key === NEXT) {
      rekey(db, KEY, NEXT);
      const again = openStoreWithEither(file, KEY, NEXT);
      if (again.ok) again.value.db.close();
    } else db.close();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(9, 100, 200));
    expect(openStoreWithEither(file, KEY, NEXT)).toEqual({ ok: false, error: 'damaged' });
    // Set aside: the answer comes back, and the new file is under the key that lies in its file.
    renameSync(file, `${file}.damaged`);
    const anew = openStoreWithEither(file, KEY, NEXT);
    if (!anew.ok) throw new Error(anew.error);
    expect(anew.value.fits).toBe('key');
    expect(anew.value.db.prepare('SELECT count(*) FROM outbox').pluck().get()).toBe(1);
    anew.value.db.close();
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { aCommunication, LIEN, MATTER } from '../fhir/resources.ts';
import { aFile, aFolder, opened } from './aDatabase.ts';
import { ask, pulled, pullTheSurgery } from './aSurgery.ts';

/** What may stand nowhere on the disk: who she is, what she asked, what was answered, drafted and put aside. */
const SECRETS = {
  'her family name': 'Ødegård',
  'her name as it is folded for search': 'odegard',
  'her given name': 'Margrethe',
  'her identity number': '13817248693',
  'her question': 'Kan jeg ta to om dagen?',
  'the answer': 'Ta én om dagen, til maten.',
  'a draft': 'Husk å spørre om allergi.',
  'what was put aside': 'Et vedlegg ingen forstod',
  'the shape of a resource': 'resourceType',
};

/** The names of the secrets that stand in any file of a folder, as UTF-8 or UTF-16, in whatever case. */
function plaintextIn(folder: string): string[] {
  const files = readdirSync(folder).map((name) => readFileSync(path.join(folder, name)));
  const texts = files.flatMap((bytes) => [
    bytes.toString('utf8').toLowerCase(),
    bytes.toString('utf16le').toLowerCase(),
    bytes.subarray(1).toString('utf16le').toLowerCase(),
  ]);
  return Object.entries(SECRETS).flatMap(([name, secret]) =>
    texts.some((text) => text.includes(secret.toLowerCase())) ? [name] : [],
  );
}

test('the database, its WAL and everything beside it hold no plaintext of a patient, while open and after', () => {
  const file = aFile();
  const folder = path.dirname(file);
  const db = opened(file);
  pullTheSurgery(db);
  pulled(db, [aCommunication({ id: 'odd', payload: 'Et vedlegg ingen forstod' })]);
  expect(ask(db, 'saveDraft', { taskId: MATTER, text: SECRETS['a draft'] }, LIEN)).toMatchObject({ ok: true });
  expect(plaintextIn(folder)).toEqual([]);
  const answered = ask(db, 'answerEConsultation', { taskId: MATTER, text: SECRETS['the answer'] }, LIEN);
  expect(answered).toMatchObject({ ok: true });
  expect(readdirSync(folder).toSorted()).toEqual(['legekontor.db', 'legekontor.db-shm', 'legekontor.db-wal']);
  expect(readFileSync(`${file}-wal`).length).toBeGreaterThan(10_000);
  expect(plaintextIn(folder)).toEqual([]);

  db.pragma('wal_checkpoint(TRUNCATE)');
  expect(plaintextIn(folder)).toEqual([]);
  db.close();
  expect(plaintextIn(folder)).toEqual([]);
});

test('the same content without the cipher is found: so the search above does see what it looks for', () => {
  const folder = aFolder();
  const source = opened(aFile());
  pullTheSurgery(source);
  const plain = new Database(path.join(folder, 'plain.db'));
  for (const sql of source
    .prepare('SELECT sql FROM sqlite_schema WHERE name IN (?, ?)')
    .pluck()
    .all('resource', 'patient_name'))
    plain.exec(String(sql));
  const rows = source.prepare('SELECT * FROM resource').raw().all() as unknown[][];
  for (const row of rows) plain.prepare(`INSERT INTO resource VALUES (${row.map(() => '?').join(', ')})`).run(...row);
  plain.close();
  expect(plaintextIn(folder)).toEqual([
    'her family name',
    'her given name',
    'her identity number',
    'her question',
    'the shape of a resource',
  ]);
});

test('what is taken out of the database is not left lying in its free pages', () => {
  const db = opened(aFile());
  // Pages as SQLite sees them, without the cipher.
  const holdsIt = () => {
    db.pragma('wal_checkpoint(TRUNCATE)');
    return db.serialize().includes('x'.repeat(100));
  };
  db.prepare("INSERT INTO setting VALUES ('preferences', ?)").run('x'.repeat(50_000));
  expect(holdsIt()).toBe(true);
  db.exec('DELETE FROM setting');
  expect(holdsIt()).toBe(false);
});

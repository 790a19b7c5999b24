import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { erase, sweep } from '../../electron/engine/db/erase.ts';
import { waitForErasure, waitingErasures } from '../../electron/engine/db/erasureStore.ts';
import { journalFile } from '../../electron/engine/db/openStore.ts';
import { openStore } from '../../electron/engine/db/openStore.ts';
import type { Db } from '../../electron/engine/db/open.ts';
import { putAside } from '../../electron/engine/db/quarantineStore.ts';
import { anEntry } from '../ipc/anEntry.ts';
import { aCommunication, LIEN, MATTER, NORA, QUESTION } from '../fhir/resources.ts';
import { aBlock } from '../fhir/consents.ts';
import { SYSTEM } from '../../shared/fhir/codes.ts';
import { aFile, KEY } from './aDatabase.ts';
import { ask, NOW, pulled, pullTheSurgery } from './aSurgery.ts';

/** What may stand nowhere when she has been erased: her names as they are and as they are searched for, and every word. */
const HERS = {
  'her family name': 'ødegård',
  'her name as it is searched for': 'odegard',
  'her number': '13817248693',
  'the subject': 'ny medisin',
  'a word of the subject in the search': 'medisin',
  'her question': 'to om dagen',
  'a draft': 'husk å spørre',
  'the answer that was sent': 'skrevet tidligere',
  'what was put aside': 'ingen forstod',
  'why her block was overridden': 'bevisstløs',
} as const;

/** Every cell of every table but the access log's, those of the search index too. */
function stillHere(db: Db): string[] {
  const tables = db
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'access_log'",
    )
    .pluck()
    .all() as string[];
  const cells = tables.flatMap((table) => db.prepare(`SELECT * FROM "${table}"`).raw().all() as unknown[][]).flat();
  const text = cells
    .map((cell) => (Buffer.isBuffer(cell) ? cell.toString('utf8') : String(cell)))
    .join('\n')
    .toLowerCase();
  return Object.entries(HERS).flatMap(([name, words]) => (text.includes(words) ? [name] : []));
}

/** How many records the second file has; what is behind the last are zeros. */
function recordsIn(file: string): number {
  const content = readFileSync(file);
  let records = 0;
  for (let at = 0; at + 4 <= content.length && content.readUInt32LE(at) > 0; at += 4 + content.readUInt32LE(at))
    records += 1;
  return records;
}

test('who is erased is nowhere any more: not in what was drafted, sent, put aside or searched; the access log is kept', () => {
  const file = aFile();
  const store = openStore(file, KEY);
  if (!store.ok) throw new Error(store.error);
  const db = store.value;
  pullTheSurgery(db);
  expect(ask(db, 'saveDraft', { taskId: MATTER, text: 'Husk å spørre om allergi.' }, LIEN)).toMatchObject({ ok: true });
  const sent = anEntry(db, 'acknowledged');
  pulled(db, [
    aBlock(LIEN),
    aCommunication({
      id: 'answer',
      identifier: [{ system: SYSTEM.entry, value: sent }],
      payload: [{ contentString: 'Skrevet tidligere.' }],
    }),
  ]);
  ask(db, 'overrideBlocks', { of: 'Task', id: MATTER, reason: 'Bevisstløs.' }, LIEN);
  putAside(db, { type: 'Communication', id: 'odd', field: 'payload', problem: 'x' }, '{"x":"Ingen forstod"}', NOW);
  waitForErasure(db, { type: 'Patient', id: NORA }, 'deleted', NOW);
  const log = db.prepare('SELECT * FROM access_log').all();
  expect(stillHere(db).toSorted()).toEqual(Object.keys(HERS).toSorted());

  const hers = [
    { type: 'Communication', id: QUESTION },
    { type: 'Communication', id: 'answer' },
    { type: 'Communication', id: 'odd' },
    { type: 'Consent', id: aBlock(LIEN).id },
    { type: 'Task', id: MATTER },
    { type: 'Patient', id: NORA },
  ] as const;
  for (const one of hers) erase(db, one);
  sweep(db);
  expect(stillHere(db)).toEqual([]);
  expect(waitingErasures(db)).toEqual([]);
  expect(db.prepare('SELECT * FROM access_log').all()).toEqual(log);
  // The beginning, and where the access log ends.
  expect(recordsIn(journalFile(file))).toBe(2);
  expect(readFileSync(`${file}-wal`)).toHaveLength(0);
  db.close();
});

test('what is still to be sent stays, and the journal has it when it is written anew', () => {
  const file = aFile();
  const store = openStore(file, KEY);
  if (!store.ok) throw new Error(store.error);
  const db = store.value;
  pullTheSurgery(db);
  anEntry(db, 'acknowledged');
  anEntry(db, 'queued');
  sweep(db);
  expect(recordsIn(journalFile(file))).toBe(3);
  anEntry(db, 'queued');
  expect(recordsIn(journalFile(file))).toBe(4);
  db.close();
});

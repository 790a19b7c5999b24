import { readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { NO_LINE } from '../../electron/engine/db/accessLogStore.ts';
import { readJournal, UnsentJournal, type JournalEntry } from '../../electron/engine/db/unsentJournal.ts';
import { aFile, KEY } from './aDatabase.ts';

let file: string;
let journal: UnsentJournal;

beforeEach(() => {
  file = aFile();
  journal = new UnsentJournal(file, KEY, [], NO_LINE);
});

const anEntry = (entryId: string, letters = 40): JournalEntry => ({
  type: 'entry',
  entryId,
  kind: 'eConsultation.answer',
  patient: 'p',
  task: 't',
  author: 'a',
  writer: 'a',
  requester: null,
  by: { name: 'Ingrid Lien', role: 'gp', unit: 'Storgata legesenter' },
  created: 1,
  base: '1',
  steps: 'x'.repeat(letters),
});

function unsent(): readonly string[] {
  const read = readJournal(file, KEY);
  if (read.type !== 'entries') throw new Error(`the journal is ${read.type}`);
  return read.entries.map(({ entryId }) => entryId);
}

/** Where the last record ends: what follows are zeros that stand ready. */
function endOf(content: Buffer): number {
  let end = 0;
  for (let size = content.readUInt32LE(0); size > 0; size = content.readUInt32LE(end)) end += 4 + size;
  return end;
}

test('what was added is unsent until it is delivered or taken back', () => {
  for (const id of ['one', 'two', 'three', 'four']) journal.add(anEntry(id));
  journal.delivered(['one', 'three']);
  journal.takeBack('four');
  expect(unsent()).toEqual(['two']);
});

test('more than there was room for, short and long, is all there', () => {
  const ids = Array.from({ length: 60 }, (_, index) => `entry-${index}`);
  for (const [index, id] of ids.entries()) journal.add(anEntry(id, index % 10 === 9 ? 150_000 : 3_000));
  expect(unsent()).toEqual(ids);
});

const logEnd = (seq: number) => ({ seq, hash: Buffer.alloc(32, seq) });

test('the end of the access log is remembered as it was told last', () => {
  journal.noteLog(logEnd(3));
  journal.add(anEntry('one'));
  journal.noteLog(logEnd(4));
  journal.noteLog(logEnd(4));
  expect(readJournal(file, KEY)).toMatchObject({ log: logEnd(4) });
  expect(unsent()).toEqual(['one']);
});

test('a new journal begins with what it is given', () => {
  journal.add(anEntry('old'));
  expect(new UnsentJournal(file, KEY, [anEntry('kept')], NO_LINE).takeRecent()).toEqual([]);
  expect(unsent()).toEqual(['kept']);
});

test('what an act that failed had added is gone, and what comes after it is read', () => {
  journal.add(anEntry('before'));
  journal.takeRecent();
  journal.add(anEntry('failed', 500));
  journal.add(anEntry('failed too', 500));
  const [first] = journal.takeRecent();
  journal.cutBackTo(first?.size ?? 0);
  expect(unsent()).toEqual(['before']);
  // As long as the first that failed: what stood behind it must not come back.
  journal.add(anEntry('after.', 500));
  expect(unsent()).toEqual(['before', 'after.']);
});

describe('a record that was being written when the power went', () => {
  test.each([1, 5, 40, 200])('is not there, with its last %i bytes missing; those before it are', (missing) => {
    journal.add(anEntry('before'));
    journal.add(anEntry('torn', 300));
    const content = readFileSync(file);
    const end = endOf(content);
    writeFileSync(file, content.fill(0, end - missing, end));
    expect(unsent()).toEqual(['before']);
    writeFileSync(file, content.subarray(0, end - missing));
    expect(unsent()).toEqual(['before']);
  });
});

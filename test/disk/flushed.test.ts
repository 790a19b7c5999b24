// It replaces a module, so it has a process of its own: the files of test/db share theirs.
import { fdatasyncSync, fsyncSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { NO_LINE } from '../../electron/engine/db/accessLogStore.ts';
import { readJournal, UnsentJournal, type JournalEntry } from '../../electron/engine/db/unsentJournal.ts';
import { aFile, KEY } from '../db/aDatabase.ts';

// What a power cut must not undo is forced to the disk before it is said to be done; what it may, is not.

let flushed: string[] = [];
vi.mock('node:fs', async (load) => {
  const fs = await load<{ readonly fdatasyncSync: typeof fdatasyncSync; readonly fsyncSync: typeof fsyncSync }>();
  return { ...fs, fdatasyncSync: vi.fn(fs.fdatasyncSync), fsyncSync: vi.fn(fs.fsyncSync) };
});

const entry = (entryId: string): JournalEntry => ({
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
  steps: '[]',
});

function unsentIn(file: string): string[] {
  const read = readJournal(file, KEY);
  return read.type === 'entries' ? read.entries.map(({ entryId }) => entryId) : [read.type];
}

let file: string;
let journal: UnsentJournal;
beforeEach(() => {
  file = aFile();
  journal = new UnsentJournal(file, KEY, [entry('before')], NO_LINE);
  flushed = [];
  const keep = () => void flushed.push(unsentIn(file).join(' '));
  vi.mocked(fdatasyncSync).mockClear().mockImplementation(keep);
  vi.mocked(fsyncSync).mockClear().mockImplementation(keep);
});

describe('the journal of the unsent', () => {
  test('an entry is on the disk when the act is done', () => {
    journal.add(entry('one'));
    expect(flushed).toEqual(['before one']);
  });

  test('what was taken back too: a power cut would send it after all', () => {
    journal.takeBack('before');
    expect(flushed).toEqual(['']);
  });

  test('what an act that failed had added is off the disk', () => {
    journal.add(entry('failed'));
    flushed = [];
    journal.cutBackTo(journal.takeRecent()[0]?.size ?? 0);
    expect(flushed).toEqual(['before']);
  });

  test('what was delivered waits for nobody: it is known at the portal', () => {
    journal.delivered(['before']);
    journal.noteLog({ seq: 4, hash: Buffer.alloc(32, 4) });
    expect(flushed).toEqual([]);
    expect(unsentIn(file)).toEqual([]);
  });

  test('a new one takes the place of the old when it is whole', () => {
    const content = readFileSync(file);
    const seen: Buffer[] = [];
    vi.mocked(fsyncSync).mockImplementation(() => void seen.push(readFileSync(file)));
    expect(new UnsentJournal(file, KEY, [], NO_LINE).takeRecent()).toEqual([]);
    expect(seen[0]?.equals(content)).toBe(true);
    expect(seen).toHaveLength(2);
    expect(unsentIn(file)).toEqual([]);
  });
});

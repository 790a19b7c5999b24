import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDatabase, refusalOf } from '../../electron/engine/db/open.ts';
import { aFile, aFolder, bytesOf, contentOf, KEY, opened } from './aDatabase.ts';

const OTHER_KEY = '00'.repeat(32);

describe('every connection is set as durability and secrecy need it', () => {
  test.each([
    ['journal_mode', 'wal'],
    // FULL: an answer that was said to be saved is there after a power cut. The package's own default is NORMAL.
    ['synchronous', 2],
    ['foreign_keys', 1],
    ['busy_timeout', 5000],
    ['cache_size', -64_000],
    ['temp_store', 2],
    ['secure_delete', 1],
    ['trusted_schema', 0],
    ['page_size', 4096],
    ['wal_autocheckpoint', 2000],
    ['cipher', 'sqlcipher'],
  ])('%s is %s, for the writer and for the reader', (pragma, value) => {
    const file = aFile();
    const writer = opened(file);
    const reader = opened(file, 'reader');
    expect([writer, reader].map((db) => db.pragma(pragma, { simple: true }))).toEqual([value, value]);
  });

  test('a reader cannot write, and sees what the writer has committed', () => {
    const file = aFile();
    const writer = opened(file);
    const reader = opened(file, 'reader');
    expect(() => reader.exec("INSERT INTO setting VALUES ('a', 'b')")).toThrow(/readonly/u);
    writer.exec("INSERT INTO setting VALUES ('a', 'b')");
    expect(reader.prepare('SELECT value FROM setting').pluck().all()).toEqual(['b']);
  });
});

/** A database with something in it, closed; over several pages. */
function aFilledFile(): string {
  const file = aFile();
  const db = opened(file);
  const insert = db.prepare('INSERT INTO quarantine VALUES (?, ?, ?, ?, ?, ?)');
  for (let row = 0; row < 60; row += 1) insert.run('Task', `t${row}`, 'Task.status', 'wrong', row, 'x'.repeat(1_000));
  db.close();
  return file;
}

describe('a file that cannot be read is refused, and left byte for byte as it was', () => {
  test.each(['writer', 'reader'] as const)('with another key, by the %s', (role) => {
    const file = aFilledFile();
    const before = bytesOf(path.dirname(file));
    expect(openDatabase({ file, key: OTHER_KEY, role })).toEqual({ ok: false, error: { type: 'WrongKeyOrDamaged' } });
    expect(bytesOf(path.dirname(file))).toEqual(before);
    expect(Object.keys(contentOf(opened(file)))).toContain('quarantine');
  });

  test.each<[string, (bytes: Buffer) => Buffer]>([
    ['one bit of its first page', (bytes) => flipped(bytes, 100)],
    ['its salt', (bytes) => flipped(bytes, 3)],
    ['everything after the first 5,000 bytes', (bytes) => bytes.subarray(0, 5_000)],
    ['its content: a letter instead', () => Buffer.from('Kjære pasient, '.repeat(2_000))],
    ['its encryption: an ordinary SQLite file', () => Buffer.from(`SQLite format 3\0${'\0'.repeat(8_176)}`)],
  ])('after losing %s', (_what, damage) => {
    const file = aFilledFile();
    writeFileSync(file, damage(readFileSync(file)));
    const before = bytesOf(path.dirname(file));
    expect(openDatabase({ file, key: KEY, role: 'writer' })).toEqual({
      ok: false,
      error: { type: 'WrongKeyOrDamaged' },
    });
    expect(bytesOf(path.dirname(file))).toEqual(before);
  });

  test('a bit flipped in any page is noticed, and never read as data', () => {
    const file = aFilledFile();
    const whole = readFileSync(file);
    const content = contentOf(opened(file));
    const pages = whole.length / 4096;
    expect(pages).toBeGreaterThan(5);
    let noticed = 0;
    for (let page = 0; page < pages; page += 1) {
      const damaged = path.join(aFolder(), 'damaged.db');
      writeFileSync(damaged, flipped(whole, page * 4096 + 2_000));
      const result = openDatabase({ file: damaged, key: KEY, role: 'writer' });
      if (!result.ok) {
        expect(result.error).toEqual({ type: 'WrongKeyOrDamaged' });
        noticed += 1;
        continue;
      }
      try {
        expect(contentOf(result.value)).toEqual(content);
      } catch (cause) {
        expect(refusalOf(cause), String(cause)).toEqual({ type: 'WrongKeyOrDamaged' });
        noticed += 1;
      } finally {
        result.value.close();
      }
    }
    // The pages of an index are read by no SELECT *; all that hold rows are.
    expect(noticed).toBeGreaterThan(pages / 2);
  });
});

test('a key that is not 64 hexadecimal digits is a fault of ours, not of the file', () => {
  for (const key of ['', 'c4', KEY.slice(1), `${KEY}"; ATTACH`, KEY.toUpperCase()])
    expect(() => openDatabase({ file: aFile(), key, role: 'writer' })).toThrow('64 hexadecimal digits');
});

describe('what an error of the disk’s means at the desk', () => {
  test.each([
    ['SQLITE_NOTADB', { type: 'WrongKeyOrDamaged' }],
    ['SQLITE_CORRUPT', { type: 'WrongKeyOrDamaged' }],
    ['SQLITE_CORRUPT_VTAB', { type: 'WrongKeyOrDamaged' }],
    ['SQLITE_BUSY', { type: 'Locked' }],
    ['SQLITE_BUSY_SNAPSHOT', { type: 'Locked' }],
    ['SQLITE_LOCKED', { type: 'Locked' }],
    ['SQLITE_READONLY', { type: 'ReadOnly' }],
    ['SQLITE_READONLY_DIRECTORY', { type: 'ReadOnly' }],
    ['EROFS', { type: 'ReadOnly' }],
    ['EACCES', { type: 'ReadOnly' }],
    ['SQLITE_FULL', { type: 'DiskFull' }],
    ['ENOSPC', { type: 'DiskFull' }],
    ['SQLITE_CANTOPEN', { type: 'ReadOnly' }],
    ['SQLITE_IOERR_READ', { type: 'Unreadable', code: 'SQLITE_IOERR_READ' }],
  ])('%s', (code, refusal) => {
    expect(refusalOf(Object.assign(new Error('from the disk'), { code }))).toEqual(refusal);
  });

  test.each([new TypeError('ours'), Object.assign(new Error('x'), { code: 'EIO' }), 'text', undefined])(
    'any other error is none of these',
    (cause) => expect(refusalOf(cause)).toBeNull(),
  );
});

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
  return copy;
}

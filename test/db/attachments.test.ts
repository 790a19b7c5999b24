import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contentOfFile, filesOfMessage, looked, wantFile } from '../../electron/engine/db/attachmentStore.ts';
import { fromBase64 } from '../../electron/engine/db/base64.ts';
import type { Db } from '../../electron/engine/db/open.ts';
import { findResource, forgetResource } from '../../electron/engine/db/resourceStore.ts';
import { letGoOfOldest, saveFetched, waitingFiles } from '../../electron/engine/db/waitingFiles.ts';
import { osloDate, Temporal } from '../../shared/lib/time.ts';
import { aPng } from '../builders/files.ts';
import { aCommunication, aTask, MATTER, meta, QUESTION } from '../fhir/resources.ts';
import { aDatabase } from './aDatabase.ts';
import { NOW, pulled, pullTheSurgery } from './aSurgery.ts';

let db: Db;
beforeEach(() => {
  db = aDatabase();
  pullTheSurgery(db);
});
afterEach(() => void db.close());

const png = aPng();
const inline = { contentType: 'image/png', title: 'Arm', data: png.toString('base64') };
const apart = (id: string) => ({ contentType: 'image/png', url: `Binary/${id}` });
const says = (version: string, ...files: object[]) =>
  aCommunication({
    meta: meta(version, `2027-03-23T08:0${version}:00.000Z`),
    payload: [{ contentString: 'Se her.' }, ...files.map((contentAttachment) => ({ contentAttachment }))],
  });
const num = () => findResource(db, { type: 'Communication', id: QUESTION })?.num ?? 0;
const states = () => filesOfMessage(db, num()).map(({ place, state }) => [place, state]);
const day = osloDate(Temporal.Instant.fromEpochMilliseconds(NOW));

function fetchAll(now = NOW): void {
  for (const file of waitingFiles(db)) saveFetched(db, file, looked(file.stated, png, day), now);
}

describe('a file that lay in its message', () => {
  test('is kept apart from its text, and the text is as it was without it', () => {
    pulled(db, [says('2', inline)]);
    expect(contentOfFile(db, num(), 1)).toEqual(png);
    expect(findResource(db, { type: 'Communication', id: QUESTION })?.json).not.toContain(inline.data);
    expect(states()).toEqual([[1, 'here']]);
  });

  test('that may not be shown is not kept, and says why', () => {
    const html = Buffer.from('<script>1</script>').toString('base64');
    pulled(db, [says('2', { ...inline, data: html }, { ...inline, data: 'no base64 \u0000' })]);
    expect(filesOfMessage(db, num()).map(({ refused }) => refused?.type)).toEqual([
      'AttachmentNotWhatItSays',
      'AttachmentDamaged',
    ]);
    expect([contentOfFile(db, num(), 1), contentOfFile(db, num(), 2)]).toEqual([null, null]);
  });

  test('goes when a newer version of the message does not have it, and when the message is gone', () => {
    pulled(db, [says('2', inline, inline)]);
    pulled(db, [says('3', inline)]);
    expect(states()).toEqual([[1, 'here']]);
    forgetResource(db, { type: 'Communication', id: QUESTION });
    expect(states()).toEqual([]);
  });

  test('a repeated or older page changes nothing', () => {
    pulled(db, [says('3', inline)]);
    pulled(db, [says('2', inline, inline)]);
    expect(states()).toEqual([[1, 'here']]);
  });
});

describe('a file that lies at the portal', () => {
  test('is to be fetched while its matter waits', () => {
    pulled(db, [says('2', apart('a'))]);
    expect(waitingFiles(db)).toMatchObject([{ place: 1, url: 'Binary/a', stated: { contentType: 'image/png' } }]);
    pulled(db, [aTask({ status: 'completed', meta: meta('2', '2027-03-23T08:10:00.000Z') })]);
    expect(waitingFiles(db)).toEqual([]);
  });

  test('is to be fetched for whoever looks for it, whatever has become of the matter', () => {
    pulled(db, [says('2', apart('a')), aTask({ status: 'completed', meta: meta('2', '2027-03-23T08:10:00.000Z') })]);
    wantFile(db, num(), 1);
    expect(states()).toEqual([[1, 'wanted']]);
    expect(waitingFiles(db)).toHaveLength(1);
    fetchAll();
    expect(states()).toEqual([[1, 'here']]);
    expect(contentOfFile(db, num(), 1)).toEqual(png);
  });

  test('that says it is too large, or of a kind that is not shown, is not asked for', () => {
    pulled(db, [says('2', { ...apart('a'), size: 11_000_000 }, { ...apart('b'), contentType: 'text/html' })]);
    expect(waitingFiles(db)).toEqual([]);
    expect(filesOfMessage(db, num()).map(({ refused }) => refused?.type)).toEqual([
      'AttachmentTooLarge',
      'AttachmentTypeNotShown',
    ]);
  });

  test('one that has been fetched stays when its message comes anew and leads to the same', () => {
    pulled(db, [says('2', apart('a'))]);
    fetchAll();
    pulled(db, [says('3', apart('a'))]);
    expect(states()).toEqual([[1, 'here']]);
    pulled(db, [says('4', apart('b'))]);
    expect([states(), contentOfFile(db, num(), 1)]).toEqual([[[1, 'at-portal']], null]);
  });

  test('what was fetched for an older version does not become the newer one’s', () => {
    pulled(db, [says('2', apart('a'))]);
    const [file] = waitingFiles(db);
    pulled(db, [says('3', apart('b'))]);
    if (file !== undefined) saveFetched(db, file, looked(file.stated, png, day), NOW);
    expect(states()).toEqual([[1, 'at-portal']]);
  });

  test('with neither content nor address is none that could come', () => {
    pulled(db, [says('2', { contentType: 'image/png' })]);
    expect(filesOfMessage(db, num())[0]?.refused).toEqual({ type: 'AttachmentGone' });
  });
});

describe('room on the machine', () => {
  test('those of matters that no longer wait go first, the first fetched first, and can come again', () => {
    pulled(db, [says('2', apart('a'), apart('b'))]);
    const [first, second] = waitingFiles(db);
    if (first === undefined || second === undefined) throw new Error('two files wait');
    saveFetched(db, second, looked(second.stated, png, day), NOW);
    saveFetched(db, first, looked(first.stated, png, day), NOW + 1);
    letGoOfOldest(db, 0);
    expect(states()).toEqual([
      [1, 'here'],
      [2, 'here'],
    ]);
    pulled(db, [aTask({ id: MATTER, status: 'completed', meta: meta('2', '2027-03-23T08:10:00.000Z') })]);
    letGoOfOldest(db, png.length);
    expect(states()).toEqual([
      [1, 'here'],
      [2, 'at-portal'],
    ]);
    letGoOfOldest(db, png.length);
    expect(states()[0]).toEqual([1, 'here']);
    letGoOfOldest(db, 0);
    expect(contentOfFile(db, num(), 1)).toBeNull();
  });
});

test.each<[string, string | null]>([
  ['YWI=', 'ab'],
  ['YW\nI=', 'ab'],
  ['YQ==', 'a'],
  ['', ''],
  ['YWI', null],
  ['YW*=', null],
  ['no base64 at all', null],
])('base64 %j', (text, expected) => expect(fromBase64(text)?.toString() ?? null).toBe(expected));

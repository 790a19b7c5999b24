import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../../electron/engine/db/open.ts';
import { entriesOfTask, type EntryState, type OutboxEntry } from '../../electron/engine/db/outboxStore.ts';
import { findResource } from '../../electron/engine/db/resourceStore.ts';
import { SYSTEM } from '../../shared/fhir/codes.ts';
import { aDatabase, contentBesidesLog, contentOf } from '../db/aDatabase.ts';
import { ask, NOW, pulled, pullTheSurgery } from '../db/aSurgery.ts';
import { aTask, LIEN, MATTER, meta, MOE } from '../fhir/resources.ts';
import { anEntry } from './anEntry.ts';

let db: Db;
let before: Record<string, string>;
beforeEach(() => {
  db = aDatabase();
  pullTheSurgery(db);
});
afterEach(() => void db.close());

const refused = (error: object) => ({ ok: false, error });

function put(state: EntryState, change: Partial<OutboxEntry> = {}): string {
  const entryId = anEntry(db, state, change);
  before = contentOf(db);
  return entryId;
}

describe('what is on its way', () => {
  const states: EntryState[] = ['queued', 'sending', 'conflict', 'rejected', 'acknowledged', 'withdrawn'];
  const tried: [EntryState, Partial<OutboxEntry>][] = [
    ...states.map((state): [EntryState, Partial<OutboxEntry>] => [state, {}]),
    ['queued', { attempts: 1 }],
    ['queued', { step: 1 }],
    ['rejected', { step: 1, attempts: 2 }],
    ['rejected', { attempts: 1 }],
  ];

  // One that waits can be taken back while its text cannot have left, one that was refused always: what it had done at the
  // portal is undone.
  test.each(tried)('%s %j: taken back, or refused with nothing changed', (state, change) => {
    const entryId = put(state, change);
    const may = state === 'rejected' || (state === 'queued' && change.attempts === undefined);
    const reply = ask(db, 'withdrawEntry', { entryId }, LIEN);
    if (may) {
      expect(reply).toEqual({ ok: true, value: null });
      expect(contentOf(db)['draft']).toContain('Skrevet tidligere.');
      const undo = { kind: 'eConsultation.undo', state: 'queued' };
      const begun = change.step === undefined ? [] : [undo];
      expect(JSON.parse(contentOf(db)['outbox'] ?? '')).toMatchObject([{ state: 'withdrawn' }, ...begun]);
    } else {
      expect(reply).toEqual(refused({ type: 'AlreadySettled' }));
      expect(contentOf(db)).toEqual(before);
    }
  });

  test.each(states)('%s: tried again at once, or refused with nothing changed', (state) => {
    const entryId = put(state, { notBefore: NOW + 60_000 });
    const reply = ask(db, 'retryNow', { entryId }, LIEN);
    if (state === 'queued' || state === 'rejected') {
      expect(reply).toEqual({ ok: true, value: null });
      expect(JSON.parse(contentOf(db)['outbox'] ?? '')).toMatchObject([{ state: 'queued', not_before: null }]);
    } else {
      expect(reply).toEqual(refused({ type: 'AlreadySettled' }));
      expect(contentOf(db)).toEqual(before);
    }
  });

  test.each(states.filter((state) => state !== 'conflict'))('%s is no conflict to decide', (state) => {
    const entryId = put(state);
    expect(ask(db, 'resolveConflict', { entryId, choice: 'keep-theirs' }, LIEN)).toEqual(
      refused({ type: 'NoConflict' }),
    );
    expect(contentOf(db)).toEqual(before);
  });

  test('of an entry that does not exist nothing can be done', () => {
    const entryId = randomUUID();
    expect(ask(db, 'withdrawEntry', { entryId }, LIEN)).toEqual(refused({ type: 'NotFound' }));
    expect(ask(db, 'retryNow', { entryId }, LIEN)).toEqual(refused({ type: 'NotFound' }));
    expect(ask(db, 'resolveConflict', { entryId, choice: 'keep-theirs' }, LIEN)).toEqual(
      refused({ type: 'NoConflict' }),
    );
  });
});

describe('a conflict', () => {
  test('is decided by a doctor', () => {
    const entryId = put('conflict');
    expect(ask(db, 'resolveConflict', { entryId, choice: 'keep-theirs' }, MOE)).toEqual(
      refused({ type: 'OnlyDoctorSigns', role: 'receptionist' }),
    );
    expect({ ...contentBesidesLog(db), access_log: '[]' }).toEqual(before);
  });

  test('theirs stands: the own text becomes a draft, and nothing is sent', () => {
    const entryId = put('conflict');
    expect(ask(db, 'resolveConflict', { entryId, choice: 'keep-theirs' }, LIEN)).toEqual({ ok: true, value: null });
    expect(contentOf(db)['draft']).toContain('Skrevet tidligere.');
    expect(JSON.parse(contentOf(db)['outbox'] ?? '')).toMatchObject([{ state: 'withdrawn' }]);
  });

  test('the own text goes too: as an addition under an identifier of its own', () => {
    const answered = { type: { coding: [{ system: SYSTEM.taskOutput, code: 'answer' }] } };
    const output = [{ ...answered, valueIdentifier: { system: SYSTEM.entry, value: randomUUID() } }];
    pulled(db, [aTask({ status: 'completed', output, meta: meta('2') })]);
    const entryId = put('conflict');
    expect(ask(db, 'resolveConflict', { entryId, choice: 'send-as-addition' }, LIEN)).toEqual({
      ok: true,
      value: null,
    });
    const entries = entriesOfTask(db, findResource(db, { type: 'Task', id: MATTER })?.num ?? 0);
    expect(entries).toMatchObject([{ state: 'withdrawn' }, { state: 'queued', kind: 'eConsultation.addition' }]);
    expect(entries[1]?.steps).toHaveLength(1);
    expect(entries[1]?.entryId).not.toBe(entryId);
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../../electron/engine/db/open.ts';
import type { Outputs } from '../../shared/ipc/acts.ts';
import { askedQueue } from '../builders/askedQueue.ts';
import { aDatabase } from '../db/aDatabase.ts';
import { pullAQueue } from '../db/aQueue.ts';
import { ask, pulled } from '../db/aSurgery.ts';
import { aBlock } from '../fhir/consents.ts';
import { aCommunication, BERG, KJELSTRUP, LIEN, MOE, SOLBERG, staff, VIK } from '../fhir/resources.ts';

// A list is no line in the access log, so that it shows words of nothing but what its reader may open that moment.

let db: Db;
beforeAll(() => {
  db = aDatabase();
  pullAQueue(db, 120);
  pulled(db, [
    ...staff(SOLBERG, 'Henrik', 'Solberg', 'locum'),
    ...staff(KJELSTRUP, 'Marit', 'Kjelstrup', 'nurse'),
    { ...aBlock(BERG), id: 'block-berg', patient: { reference: 'Patient/patient-0' } },
    { ...aBlock(MOE), id: 'block-moe', patient: { reference: 'Patient/patient-1' } },
    { ...aBlock('all-but-own-gp'), id: 'block-all', patient: { reference: 'Patient/patient-2' } },
    ...Array.from({ length: 120 }, (_, place) => ({
      ...aCommunication({
        subject: { reference: `Patient/patient-${place % 7}` },
        sender: { reference: `Patient/patient-${place % 7}` },
        partOf: [{ reference: `Task/task-${place}` }],
      }),
      id: `words-${place}`,
    })),
  ]);
});

const OPENS = { 'e-consultation': 'readEConsultation', message: 'readMessage' } as const;

describe.each([
  ['a GP', LIEN],
  ['a GP whom a patient has shut out', BERG],
  ['a locum', SOLBERG],
  ['a nurse', KJELSTRUP],
  ['a receptionist whom a patient has shut out', MOE],
  ['the practice manager', VIK],
])('%s', (_who, reader) => {
  const rows = (show: 'open' | 'answered') => {
    const reply = ask(db, 'listWork', { ...askedQueue(), show, count: 200 }, reader);
    return (reply as { value: Outputs['listWork'] }).value.rows;
  };

  test('has words in the queue of what they may open, and a name only where nobody has kept them from looking', () => {
    for (const row of [...rows('open'), ...rows('answered')]) {
      if (row.kind !== 'e-consultation' && row.kind !== 'message') continue;
      const opened = ask(db, OPENS[row.kind], { taskId: row.id }, reader) as { ok: boolean };
      const words = row.patientName + row.subject + row.preview;
      expect([row.id, opened.ok || words === '']).toEqual([row.id, true]);
    }
  });

  test('has no words of what has ended', () => {
    expect(rows('answered').filter(({ preview }) => preview !== '')).toEqual([]);
  });
});

test('there are such rows to judge by: with words, and kept', () => {
  const { rows } = (ask(db, 'listWork', { ...askedQueue(), count: 200 }, BERG) as { value: Outputs['listWork'] }).value;
  expect(rows.some(({ preview }) => preview !== '')).toBe(true);
  expect(rows.some(({ blocked }) => blocked)).toBe(true);
});

import { describe, expect, test } from 'vitest';
import { prepareTransfer, sendRecord } from '../../../shared/domain/gpChange/recordTransfer.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import { doctor, patient } from '../patientList/ids.ts';

const details = {
  patientId: patient('nora'),
  newGp: doctor('berg'),
  askedOn: Temporal.PlainDate.from('2027-04-05'),
  fee: 120,
};
const sentOn = Temporal.PlainDate.from('2027-04-08');

describe('scenario 51: a departed patient asks for the record to be sent', () => {
  const prepared = prepareTransfer('asked', details);

  test('the new GP, the fee and later the day of sending are noted', () => {
    expect(prepared).toEqual({ ok: true, value: { ...details, sentOn: null } });
    if (!prepared.ok) throw new Error('was refused');
    expect(sendRecord(prepared.value, 'asked', sentOn)).toEqual({ ok: true, value: { ...details, sentOn } });
  });

  test('an objection blocks it, before and after it was prepared', () => {
    expect(prepareTransfer('objects', details)).toEqual({ ok: false, error: { type: 'PatientObjects' } });
    if (!prepared.ok) throw new Error('was refused');
    expect(sendRecord(prepared.value, 'objects', sentOn)).toEqual({ ok: false, error: { type: 'PatientObjects' } });
  });

  test('a record that has gone does not go twice', () => {
    expect(sendRecord({ ...details, sentOn }, 'asked', sentOn.add({ days: 1 }))).toEqual({
      ok: false,
      error: { type: 'AlreadySent', on: sentOn },
    });
  });
});

test('no record is sent by itself, nor to a GP whom nobody has named', () => {
  expect(prepareTransfer('silent', details)).toEqual({ ok: false, error: { type: 'PatientHasNotAsked' } });
  expect(prepareTransfer('asked', { ...details, newGp: null })).toEqual({
    ok: false,
    error: { type: 'NewGpUnknown' },
  });
});

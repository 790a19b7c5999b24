import { describe, expect, test } from 'vitest';
import {
  changeNumber,
  type NumberedPatient,
  searchableNumbers,
} from '../../../shared/domain/identity/changeOfNumber.ts';
import { type NationalId, readNationalId } from '../../../shared/domain/identity/nationalId.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import { patient as patientId } from '../patientList/ids.ts';
import { numberOn } from './syntheticNumber.ts';

function id(text: string): NationalId {
  const read = readNationalId(text, 'allowed');
  if (!read.ok) throw new Error(read.error.type);
  return read.value;
}
const dNumber = id(numberOn('558680'));
const fnr = id(numberOn('158680'));
const duf = id('209912345608');
const on = Temporal.PlainDate.from('2026-11-20');
const change = { from: dNumber.number, to: fnr, on };

const amina: NumberedPatient = { patientId: patientId('amina'), current: dNumber, earlier: [] };

describe('scenario 20: a D-number becomes a fødselsnummer', () => {
  const changed = changeNumber([amina], change);

  test('one patient under the same id, and both numbers are found', () => {
    expect(changed).toMatchObject({ ok: true, value: { type: 'Renumbered', patient: { patientId: 'amina' } } });
    expect(changed.ok && searchableNumbers(changed.value.patient)).toEqual([fnr.number, dNumber.number]);
  });

  test('the day of the change is kept with the earlier number', () => {
    expect(changed.ok && changed.value.patient.earlier).toEqual([{ id: dNumber, until: on }]);
  });

  test('the same message again changes nothing', () => {
    if (!changed.ok) throw new Error('was refused');
    expect(changeNumber([changed.value.patient], change)).toEqual({
      ok: true,
      value: { type: 'AlreadyChanged', patient: changed.value.patient },
    });
  });

  test('someone who had come in under the new number is merged into the older record', () => {
    const twin: NumberedPatient = {
      patientId: patientId('amina-again'),
      current: fnr,
      earlier: [{ id: duf, until: Temporal.PlainDate.from('2026-01-02') }],
    };
    const merged = changeNumber([twin, amina], change);
    expect(merged).toMatchObject({
      ok: true,
      value: { type: 'Merged', absorbed: 'amina-again', patient: { patientId: 'amina', current: fnr } },
    });
    expect(merged.ok && searchableNumbers(merged.value.patient)).toEqual([fnr.number, dNumber.number, duf.number]);
  });
});

test('a change is followed also from a number that is already an earlier one', () => {
  const patient: NumberedPatient = { ...amina, earlier: [{ id: duf, until: Temporal.PlainDate.from('2026-01-02') }] };
  const changed = changeNumber([patient], { ...change, from: duf.number });
  expect(changed.ok && searchableNumbers(changed.value.patient)).toEqual([fnr.number, duf.number, dNumber.number]);
});

test('a number that nobody here has had is refused', () => {
  expect(changeNumber([amina], { ...change, from: duf.number })).toEqual({
    ok: false,
    error: { type: 'NumberUnknownHere' },
  });
});

import { expect, test } from 'vitest';
import { contractEndsByAge } from '../../../shared/domain/patientList/contractEnd.ts';
import { Temporal } from '../../../shared/lib/time.ts';

test.each([
  ['turns 70 on the last day of 2026: at 70', '1956-12-31', null, '2026-12-31'],
  ['turns 70 on the first day of 2027: at 72', '1957-01-01', null, '2029-01-01'],
  ['is young: at 72', '1985-05-20', null, '2057-05-20'],
  ['was extended to 74', '1957-03-03', 74, '2031-03-03'],
  ['was extended further than the law allows: at 80', '1957-03-03', 85, '2037-03-03'],
])('a contract ends by age when the GP %s', (_name, birthDate, extendedTo, ends) => {
  expect(contractEndsByAge(Temporal.PlainDate.from(birthDate), extendedTo).toString()).toBe(ends);
});

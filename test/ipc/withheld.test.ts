import { expect, test } from 'vitest';
import type { AccessLogPrint } from '../../shared/ipc/views/accessLog.ts';
import type { EConsultationThread } from '../../shared/ipc/views/thread.ts';
import { aDatabase } from '../db/aDatabase.ts';
import { ask, pulled, pullTheSurgery } from '../db/aSurgery.ts';
import { aConsent } from '../fhir/consents.ts';
import { aPatient, LIEN, MATTER, meta, NORA } from '../fhir/resources.ts';

// The patient once asked that guardians are not told. Read on 23 March 2027.

test.each<[string, string | undefined, boolean]>([
  ['is kept until 16', '2011-03-24', true],
  ['is nobody’s but the patient’s to know from 16 on', '2011-03-23', false],
  ['is no mark on an adult', '1987-06-01', false],
  ['is kept where the portal gives half a birth date', '2011-03', true],
  ['is kept where it gives none', undefined, true],
])('it %s', (_what, birthDate, keeps) => {
  const db = aDatabase();
  pullTheSurgery(db);
  pulled(db, [aPatient({ birthDate, meta: meta('2', '2027-03-23T08:05:00.000Z') }), aConsent('withheld-from-parents')]);
  const read = (name: 'readPatient' | 'readEConsultation' | 'readAccessLogPrint', input: object) =>
    (ask(db, name, input, LIEN) as { value: unknown }).value;
  expect(read('readPatient', { patientId: NORA })).toMatchObject({ withheldFromGuardians: keeps });
  const { warnings } = read('readEConsultation', { taskId: MATTER }) as EConsultationThread;
  expect(warnings.some(({ type }) => type === 'WithheldFromGuardians')).toBe(keeps);
  const print = read('readAccessLogPrint', { patientId: NORA, from: '', to: '' }) as AccessLogPrint;
  expect(print.asksForWhom).toBe(keeps);
});

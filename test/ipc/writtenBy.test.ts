import { expect, test } from 'vitest';
import type { Outputs } from '../../shared/ipc/acts.ts';
import { askedQueue } from '../builders/askedQueue.ts';
import { aDatabase } from '../db/aDatabase.ts';
import { ask, pulled, pullTheSurgery } from '../db/aSurgery.ts';
import { aTask, LIEN, MATTER, meta } from '../fhir/resources.ts';

test('who writes for the patient is called the same in the queue as in the thread, in one line', () => {
  const db = aDatabase();
  pullTheSurgery(db);
  const requester = { reference: 'RelatedPerson/in-passing', display: ' Ola\u202e\nHolm ' };
  pulled(db, [aTask({ requester, meta: meta('2', '2027-03-23T08:05:00.000Z') })]);
  const list = ask(db, 'listWork', askedQueue(), LIEN) as { value: Outputs['listWork'] };
  expect(list.value.rows).toMatchObject([{ writtenBy: 'Ola Holm' }]);
  expect(ask(db, 'readEConsultation', { taskId: MATTER }, LIEN)).toMatchObject({ value: { writtenBy: 'Ola Holm' } });
});

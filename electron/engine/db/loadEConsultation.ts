import type { EConsultation } from '../../../shared/domain/eConsultation/eConsultation.ts';
import type { PractitionerId } from '../../../shared/domain/identity/ids.ts';
import { COMMUNICATION_KINDS, TASK_KINDS } from '../../../shared/fhir/codes.ts';
import { toEConsultation } from '../../../shared/fhir/eConsultation.ts';
import { schemas, type TaskResource } from '../../../shared/fhir/schemas.ts';
import { unpackId } from './fhirId.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';
import { findResource, resourceByNum, type StoredResource } from './resourceStore.ts';

export type LoadedEConsultation = {
  readonly stored: StoredResource & { readonly version: string; readonly patient: number };
  readonly task: TaskResource;
  readonly eConsultation: EConsultation;
};

/** An e-consultation with what the rules need to know about it; null when there is none by that id. */
export function loadEConsultation(db: Db, taskId: string): LoadedEConsultation | null {
  const stored = findResource(db, { type: 'Task', id: taskId });
  if (stored === null || stored.json === null || stored.version === null || stored.patient === null) return null;
  const task = schemas.Task.safeParse(JSON.parse(stored.json));
  if (!task.success || stored.kind !== TASK_KINDS.indexOf('e-consultation')) return null;
  return {
    stored: { ...stored, version: stored.version, patient: stored.patient },
    task: task.data,
    eConsultation: toEConsultation(task.data, { responsibleGp: gpOf(db, stored.patient), reach: 'portal' }),
  };
}

function gpOf(db: Db, patient: number): PractitionerId | null {
  const gp = resourceByNum(db, patient)?.owner;
  const practitioner = gp === null || gp === undefined ? null : resourceByNum(db, gp);
  return practitioner?.type === 'Practitioner' ? (practitioner.id as PractitionerId) : null;
}

// The newest message of the thread that a patient could see.
export const NEWEST_MESSAGE = `
  SELECT fhir_id FROM resource WHERE parent = ? AND kind = ${COMMUNICATION_KINDS.indexOf('e-consultation')}
  ORDER BY at DESC LIMIT 1`;

/** The id of the newest message between patient and surgery, which an answer responds to. */
export function newestMessage(db: Db, task: number): string | null {
  const id = prepared(db, NEWEST_MESSAGE).pluck().get(task) as Buffer | string | undefined;
  return id === undefined ? null : unpackId(id);
}

import type { SurgeryAct } from '../../../shared/domain/access/permissions.ts';
import { isObject } from '../../../shared/fhir/json.ts';
import type { PatientBlocks } from '../../../shared/ipc/reply.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { Emergency } from '../db/appendAccess.ts';
import { openingOf } from '../db/blocks.ts';
import { whyNotTransferred } from '../db/notTransferred.ts';
import type { Db } from '../db/open.ts';
import { findEntry } from '../db/outboxStore.ts';
import { findResource, resourceByNum } from '../db/resourceStore.ts';
import type { Staff } from '../db/staff.ts';

/** What an act's input names: whose it is, and the matter where there is one; nums. */
type Named = { readonly patient: number; readonly task: number | null };

/**
 * Asks of every act that names a matter, an outbox entry or a patient whether the person signed in may open it: what the
 * patient has blocked, whether a change of GP has brought the record along, and whether the matter is still about the
 * patient that the window showed. Asked at the door, so that no act can forget it. Gives the emergency on whose ground it is opened; null where there is none, or no patient is named.
 */
export function openingAtDoor(
  db: Db,
  viewer: Staff,
  act: SurgeryAct,
  input: unknown,
  now: number,
): Result<Emergency | null, (PatientBlocks | { readonly type: 'PatientChanged' }) & { readonly patient: number }> {
  const named = namedIn(db, input);
  if (named === null) return ok(null);
  const { patient, task } = named;
  // A matter that the window showed with one patient, and that is about another by now: whatever was meant was not meant
  // for this one. Said before anything is asked about them.
  if (task !== null && isObject(input) && typeof input['patientId'] === 'string') {
    if (resourceByNum(db, patient)?.id !== input['patientId']) return err({ type: 'PatientChanged', patient });
  }
  const opening = openingOf(db, viewer, patient, act, now, task);
  if (!opening.ok) {
    // The role has been asked already.
    const { error } = opening;
    return err({ type: 'Blocked', mayOverride: error.type === 'Blocked' && error.mayOverride, patient });
  }
  const since = task === null ? null : whyNotTransferred(db, viewer, task, now);
  if (since !== null) return err({ type: 'RecordNotTransferred', since, patient });
  const { value } = opening;
  return ok(value.ground === 'emergency-override' ? { patient, reason: value.reason } : null);
}

const FINDS: Readonly<Record<string, (db: Db, id: string) => Named | null>> = {
  taskId: ofTask,
  entryId: ofEntry,
  patientId: ofPatient,
};

/**
 * The keys by which an input may name what is a patient's, and `id` where `of` says that it is a patient's. A test holds
 * every act to them.
 */
export const NAMING_KEYS: readonly string[] = Object.keys(FINDS);

function namedIn(db: Db, input: unknown): Named | null {
  if (!isObject(input)) return null;
  for (const [key, find] of Object.entries(FINDS)) {
    const id = input[key];
    if (typeof id === 'string') return find(db, id);
  }
  return input['of'] === 'patient' && typeof input['id'] === 'string' ? ofPatient(db, input['id']) : null;
}

function ofTask(db: Db, id: string): Named | null {
  const task = findResource(db, { type: 'Task', id });
  return task === null || task.patient === null ? null : { patient: task.patient, task: task.num };
}

function ofEntry(db: Db, id: string): Named | null {
  const entry = findEntry(db, id);
  // A hint's lane is no patient's.
  return entry === null || entry.lane < 0 ? null : { patient: entry.lane, task: entry.task };
}

function ofPatient(db: Db, id: string): Named | null {
  const patient = findResource(db, { type: 'Patient', id });
  return patient === null ? null : { patient: patient.num, task: null };
}

import type { Opened } from '../../../shared/domain/access/blocks.ts';
import { TASK_KINDS } from '../../../shared/fhir/codes.ts';
import { practitionerIn, readReference } from '../../../shared/fhir/reference.ts';
import { reference } from '../../../shared/fhir/schemas.ts';
import { object, optional } from '../../../shared/fhir/shape.ts';
import type { Db } from './open.ts';
import { findResource, resourceByNum, type StoredResource } from './resourceStore.ts';

const renewal = object({ focus: optional(reference) });
const prescribed = object({ requester: optional(reference) });

/** The prescription that a document is, or that a renewal asks for; null for anything else. `num` of the document. */
export function prescriptionOf(db: Db, num: number): NonNullable<Opened['prescription']> | null {
  const stored = resourceByNum(db, num);
  const prescription = stored?.type === 'MedicationRequest' ? stored : renewedBy(db, stored);
  if (prescription === null) return null;
  const read = prescribed.safeParse(prescription.json === null ? {} : JSON.parse(prescription.json));
  const by = read.success ? read.data.requester?.reference : undefined;
  return { id: prescription.id, prescriber: practitionerIn(by) };
}

function renewedBy(db: Db, stored: StoredResource | null): Pick<StoredResource, 'id' | 'json'> | null {
  if (stored?.type !== 'Task' || stored.kind !== TASK_KINDS.indexOf('renewal-line') || stored.json === null)
    return null;
  const read = renewal.safeParse(JSON.parse(stored.json));
  const focus = readReference((read.success ? read.data.focus?.reference : undefined) ?? '');
  if (focus?.type !== 'MedicationRequest') return null;
  return findResource(db, focus) ?? { id: focus.id, json: null };
}

import type { PatientId, PractitionerId } from '../../../shared/domain/identity/ids.ts';
import type { ListId } from '../../../shared/domain/patientList/listState.ts';

function isPatientId(text: string): text is PatientId {
  return text !== '';
}

function isPractitionerId(text: string): text is PractitionerId {
  return text !== '';
}

function isListId(text: string): text is ListId {
  return text !== '';
}

const NAMELESS = 'an id needs a name';

export function patient(name: string): PatientId {
  if (!isPatientId(name)) throw new Error(NAMELESS);
  return name;
}

export function doctor(name: string): PractitionerId {
  if (!isPractitionerId(name)) throw new Error(NAMELESS);
  return name;
}

export function list(name: string): ListId {
  if (!isListId(name)) throw new Error(NAMELESS);
  return name;
}

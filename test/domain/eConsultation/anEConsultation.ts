import type { Actor } from '../../../shared/domain/eConsultation/gates.ts';
import type { EConsultation, EConsultationId } from '../../../shared/domain/eConsultation/eConsultation.ts';
import type { PatientId, PractitionerId } from '../../../shared/domain/identity/ids.ts';
import type { Contract, Cover } from '../../../shared/domain/patientList/responsible.ts';
import type { ListId } from '../../../shared/domain/patientList/listState.ts';
import type { Result } from '../../../shared/lib/result.ts';
import { OSLO, Temporal } from '../../../shared/lib/time.ts';

export const lien = 'lien' as PractitionerId;
export const berg = 'berg' as PractitionerId;
export const vik = 'vik' as PractitionerId;
export const moe = 'moe' as PractitionerId;
export const nora = 'nora' as PatientId;
export const ola = 'ola' as PatientId;

export const gp: Actor = { by: lien, role: 'gp' };
export const locum: Actor = { by: vik, role: 'locum' };
export const nurse: Actor = { by: 'dahl' as PractitionerId, role: 'nurse' };
export const receptionist: Actor = { by: moe, role: 'receptionist' };
export const manager: Actor = { by: 'ness' as PractitionerId, role: 'practice-manager' };

/** An instant from a time on the wall in Norway. */
export function oslo(localTime: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(localTime).toZonedDateTime(OSLO).toInstant();
}

export function day(text: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(text);
}

export const NOW = oslo('2027-03-23T09:00');

/** A new question from Nora to Dr. Lien, received Monday 22 March 2027 at 10:00, due Thursday 1 April. */
export function anEConsultation(changes: Partial<EConsultation> = {}): EConsultation {
  return {
    id: 'task-1' as EConsultationId,
    patient: nora,
    responsibleGp: lien,
    assignedTo: lien,
    receivedAt: oslo('2027-03-22T10:00').epochMilliseconds,
    urgent: false,
    contacts: [],
    reach: 'portal',
    state: { status: 'opened' },
    ...changes,
  };
}

/** The list of Dr. Lien, or of another GP, with those who stand in. */
export function aList(locums: readonly Cover[] = [], of: PractitionerId = lien): Contract {
  return { listId: 'list' as ListId, sharedList: null, gps: [{ gp: of, from: day('2015-01-01'), to: null }], locums };
}

export function covers(who: PractitionerId, from: string, to: string): Cover {
  return { locum: who, from: day(from), to: day(to) };
}

export const aCall = { way: 'phone', by: moe, at: NOW.epochMilliseconds, note: 'Snakket med Nora.' } as const;
export const aLetter = { ...aCall, way: 'letter' } as const;

/** What a rule gave when it did not refuse. */
export function done<T>(result: Result<T, { readonly type: string }>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.type}`);
  return result.value;
}

/** What a rule refused with. */
export function refused<E>(result: Result<unknown, E>): E {
  if (result.ok) throw new Error('not refused');
  return result.error;
}

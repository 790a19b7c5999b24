import type { PatientLife } from '../../../shared/domain/access/life.ts';
import { keepsFromGuardians } from '../../../shared/domain/access/youth.ts';
import { matterWarnings, type MatterWarning } from '../../../shared/domain/eConsultation/warnings.ts';
import type { PatientId, PractitionerId } from '../../../shared/domain/identity/ids.ts';
import type { LifeView, Replacement, Warning } from '../../../shared/ipc/views/patient.ts';
import { osloDateAt } from '../../../shared/lib/time.ts';
import { gpChangeAfter } from '../db/gpOf.ts';
import { listOf, loadLists } from '../db/lists.ts';
import { messageKind, type LoadedMatter } from '../db/loadEConsultation.ts';
import type { Db } from '../db/open.ts';
import { surgeryHours } from '../db/surgeryHours.ts';
import type { Names } from './names.ts';

/** What changes how a matter is answered, with the names of those it is about. */
export function warningsOf(db: Db, names: Names, loaded: LoadedMatter, now: number): readonly Warning[] {
  const { eConsultation, access, reach, stored } = loaded;
  const lists = loadLists(db);
  const received = osloDateAt(eConsultation.receivedAt);
  const today = osloDateAt(now);
  const warnings = matterWarnings(
    {
      eConsultation,
      patient: access.reachable,
      life: access.life,
      withheldFromGuardians: keepsFromGuardians(access, today),
      reach: reach.digital,
      change: gpChangeAfter(db, stored.patient, received),
      list: listOf(lists, eConsultation.responsibleGp),
      lists,
      hours: messageKind(loaded) === 'e-consultation' ? surgeryHours(db) : null,
    },
    today,
  );
  return warnings.map((warning) => withNames(warning, names));
}

function withNames(warning: MatterWarning, names: Names): Warning {
  const nameOf = (id: PractitionerId) => names.byReference(`Practitioner/${id}`);
  const namesOf = (ids: readonly PractitionerId[]) => ids.map((id) => nameOf(id) ?? '–');
  switch (warning.type) {
    case 'PatientIsReplaced':
      return { type: warning.type, by: replacement(names, warning.by) };
    case 'GpChange': {
      const { type, how, on, oldGp, newGp } = warning;
      return { type, how, on, oldGpName: nameOf(oldGp), newGpName: nameOf(newGp) };
    }
    case 'LocumStandsIn': {
      const { type, gp, locums, until } = warning;
      return { type, gpName: nameOf(gp), locumNames: namesOf(locums), until };
    }
    case 'VacantList':
      return { type: warning.type, locumName: warning.locum === null ? null : nameOf(warning.locum) };
    case 'SharedList':
      return { type: warning.type, gpName: nameOf(warning.gp), otherNames: namesOf(warning.others) };
    default:
      return warning;
  }
}

/** The record that stands in another's place, as it can be opened; null where it is not named, or not here. */
export function replacement(names: Names, by: PatientId | null): Replacement | null {
  const name = by === null ? null : names.byReference(`Patient/${by}`);
  return by === null || name === null ? null : { patientId: by, name };
}

/** What has become of a patient, with the name of the record that is used instead. */
export function lifeView(names: Names, life: PatientLife): LifeView {
  return life.is === 'replaced' ? { is: life.is, by: replacement(names, life.by) } : life;
}

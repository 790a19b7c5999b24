import { digitalReach, reachNow, type DigitalReach } from '../../../shared/domain/access/reach.ts';
import type { Reach } from '../../../shared/domain/eConsultation/eConsultation.ts';
import { asTheyWrote, behalfMatterOf, referencesOf, requesterIn } from '../../../shared/fhir/recipients.ts';
import type { TaskResource } from '../../../shared/fhir/schemas.ts';
import type { Temporal } from '../../../shared/lib/time.ts';
import type { Db } from './open.ts';
import type { PatientAccess } from './patientAccess.ts';
import { standsFor } from './standsFor.ts';

/** How an answer to a matter can reach the patient on a day. */
export type MatterReach = {
  readonly reach: Reach;
  /** To whom an answer is addressed: FHIR references. */
  readonly recipients: readonly string[];
  /** Null where the portal has not told what the patient has agreed to, and decides by itself. */
  readonly digital: DigitalReach | null;
};

/** Asks the rules who may get an answer to a matter on a day: consent, age, guardians and proxies as they are then. */
export function reachOf(db: Db, task: TaskResource, access: PatientAccess, day: Temporal.PlainDate): MatterReach {
  if (!access.consentsKnown && access.life.is === 'alive') {
    return { reach: 'portal', recipients: asTheyWrote(task, (id) => standsFor(db, id, access, day)), digital: null };
  }
  const { reachable, withheldFromGuardians } = access;
  const about = { matter: behalfMatterOf(task), requester: requesterIn(task, reachable), withheldFromGuardians };
  const digital = digitalReach(reachable, about, day);
  const to = digital.type === 'reachable' ? digital.to : [];
  return { reach: reachNow(digital, reachable.consent), recipients: referencesOf(task, to), digital };
}

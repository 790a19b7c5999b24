import { isProtected } from '../../../shared/domain/access/addressProtection.ts';
import { keepsFromGuardians, seesWithheldMark } from '../../../shared/domain/access/youth.ts';
import { TASK_KINDS } from '../../../shared/fhir/codes.ts';
import { writeInstant } from '../../../shared/fhir/instant.ts';
import { typeNumber } from '../../../shared/fhir/resourceTypes.ts';
import type { PatientMatter } from '../../../shared/ipc/views/patient.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import { osloDateAt } from '../../../shared/lib/time.ts';
import type { SignedInAct, SignedInContext } from '../act.ts';
import { identityNumberOf } from '../db/identityNumberOf.ts';
import { whyNotTransferred } from '../db/notTransferred.ts';
import { entriesAbout } from '../db/outboxStore.ts';
import { loadPatientAccess } from '../db/patientAccess.ts';
import { prepared } from '../db/prepared.ts';
import { phoneOf } from '../db/phoneOf.ts';
import { endAmong, queueStateOf } from '../db/queueState.ts';
import { findResource, resourceByNum } from '../db/resourceStore.ts';
import { taskNow } from '../db/taskNow.ts';
import { Names } from './names.ts';
import { overrideViewOf } from './overrideView.ts';
import { lifeView } from './warningsOf.ts';

const KINDS = ['e-consultation', 'message'] as const;
/** The newest; older ones are in the record. */
const MOST = 300;

export const MATTERS = `
  SELECT num FROM resource
  WHERE patient = ? AND type = ${typeNumber('Task')} AND kind IN (${KINDS.map((kind) => TASK_KINDS.indexOf(kind)).join(', ')})
  ORDER BY at DESC LIMIT ${MOST}`;

/** One patient: who it is, whose, what has been agreed to, and every matter. Of the address nothing but its protection. */
export const readPatient: SignedInAct<'readPatient'> = (context, { patientId }) => {
  const { db, now, signedIn } = context;
  const stored = findResource(db, { type: 'Patient', id: patientId });
  if (stored === null || stored.json === null) return err({ type: 'NotFound' });
  const names = new Names(db, now());
  const { name, birthDay, gpName } = names.patient(stored.num);
  const today = osloDateAt(now());
  const access = loadPatientAccess(db, stored.num, today);
  const nums = prepared(db, MATTERS).pluck().all(stored.num) as number[];
  const matters = nums.flatMap((num) => {
    const matter = toMatter(context, names, num);
    return matter === null ? [] : [{ num, matter }];
  });
  const opened = matters.flatMap(({ num, matter }) => (matter.subject === null ? [] : [num]));
  context.opened({ act: 'openPatientCard', patient: stored.num, documents: [stored.num, ...opened] });
  return ok({
    patientId,
    name,
    birthDay,
    gpName,
    life: lifeView(names, access.life),
    maskedNumber: identityNumberOf(stored, now())?.masked ?? null,
    phone: phoneOf(db, stored.num, now()),
    addressProtected: isProtected(access.reachable.addressProtection),
    consent: access.consentsKnown ? access.reachable.consent : null,
    withheldFromGuardians: keepsFromGuardians(access, today) && seesWithheldMark(signedIn.role),
    override: overrideViewOf(db, signedIn, stored.num, now()),
    matters: matters.map(({ matter }) => matter),
    today: today.toString(),
  });
};

function toMatter({ db, now, signedIn }: SignedInContext, names: Names, num: number): PatientMatter | null {
  const known = resourceByNum(db, num);
  const matter = known === null ? null : taskNow(db, known);
  if (matter === null) return null;
  const { stored, task } = matter;
  const kind = KINDS.find((one) => TASK_KINDS.indexOf(one) === stored.kind);
  if (kind === undefined) return null;
  const hidden = whyNotTransferred(db, signedIn, num, now()) !== null;
  return {
    taskId: stored.id,
    kind,
    subject: hidden ? null : (task.description ?? ''),
    receivedAt: writeInstant(stored.at ?? 0),
    state: queueStateOf(task, endAmong(entriesAbout(db, stored))),
    ownerName: names.other(stored.owner),
  };
}

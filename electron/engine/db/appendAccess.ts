import type { AccessGround, AccessLogLine, AccessOutcome } from '../../../shared/domain/access/accessLog.ts';
import { usualGround, type AccessAct } from '../../../shared/domain/access/accessActs.ts';
import type { LogDocument } from '../../../shared/domain/access/logDocument.ts';
import type { PatientId } from '../../../shared/domain/identity/ids.ts';
import { appendLine } from './accessLogStore.ts';
import { documentOf } from './documentOf.ts';
import type { Db } from './open.ts';
import { shownPatient } from './patientSearch.ts';
import { resourceByNum } from './resourceStore.ts';
import { readSetting } from './settingStore.ts';
import { type Staff } from './staff.ts';
import { surgeryName } from './surgery.ts';

/** Who does it, and when: the context of every command. */
type Doer = {
  readonly db: Db;
  readonly now: () => number;
  readonly signedIn: Staff;
  readonly emergency?: Emergency | null;
};

/** By an emergency override the person sees one patient (a num), and for which written reason. */
export type Emergency = { readonly patient: number; readonly reason: string };

/** What a command or query tells the log. */
export type AccessNote = {
  readonly act: AccessAct;
  /** num of the patient whom it is about; null where it is about no one patient. */
  readonly patient: number | null;
  /** What was opened or changed: nums of resources, or documents that are none. At least one where there is a patient. */
  readonly documents?: readonly (number | LogDocument)[];
  /** Only where it is not the act's usual one (`usualGround`). */
  readonly ground?: AccessGround;
  /** The written reason of an emergency override. */
  readonly reason?: string;
  /** `denied`: it was tried and refused. Then no document is named. */
  readonly outcome?: AccessOutcome;
};

/**
 * Writes a line in the access log: who, in which role, from which organisation, on what ground, when, and which
 * documents (pasientjournalforskriften § 14). A command calls it in the transaction of what it changes; a query calls
 * `opened` of its context instead, since it cannot write.
 */
export function appendAccess({ db, now, signedIn, emergency = null }: Doer, given: AccessNote): void {
  const note = withGround(given, emergency);
  appendLine(db, {
    ...whoIs(db, signedIn),
    ...aboutWhom(db, note.patient),
    at: now(),
    act: note.act,
    ground: note.ground ?? usualGround(note.act),
    reason: note.reason ?? '',
    outcome: note.outcome ?? 'opened',
    documents: (note.documents ?? []).map((one) => (typeof one === 'number' ? documentOf(db, one) : one)),
  });
}

/** What is seen or done of a patient past the patient's blocks stands in the log on that ground, with its reason. */
export function withGround(note: AccessNote, emergency: Emergency | null): AccessNote {
  if (emergency === null || note.patient !== emergency.patient || note.ground !== undefined) return note;
  return { ...note, ground: 'emergency-override', reason: emergency.reason };
}

function whoIs(db: Db, { practitionerId, name, role }: Staff) {
  return { practitioner: practitionerId, name, role, unit: unitName(db) };
}

/** The surgery's name as it stands in the log; where the portal gives none, the portal's address. */
export function unitName(db: Db): string {
  const name = surgeryName(db)?.trim() ?? '';
  return name === '' ? (readSetting(db, 'portal') ?? '–') : name;
}

/** The patient as the log names one, by num. */
export function aboutWhom(db: Db, num: number | null): Pick<AccessLogLine, 'patient' | 'patientName'> {
  const stored = num === null ? null : resourceByNum(db, num);
  if (num === null || stored === null) return { patient: null, patientName: null };
  return { patient: stored.id as PatientId, patientName: shownPatient(db, num)?.name ?? null };
}

import type { Role } from './role.ts';

/** Why a role prepares and another decides; the words stand under `prepares.<reason>`. */
export type PreparesReason = 'DoctorSigns' | 'GpDecides' | 'ManagementDecides';

/** Why a role may not; the words stand under `refused.<reason>`. */
export type RefusedReason = 'NoTreatment' | 'OnlyDoctor' | 'OnlyGp' | 'OnlyClinician' | 'OnlyManagement';

export type Permission =
  | { readonly type: 'allowed' }
  /** May write it, and someone else must sign or send it. */
  | { readonly type: 'draft-only'; readonly reason: PreparesReason }
  | { readonly type: 'refused'; readonly reason: RefusedReason };

const yes: Permission = { type: 'allowed' };
const signs: Permission = { type: 'draft-only', reason: 'DoctorSigns' };
const gpDecides: Permission = { type: 'draft-only', reason: 'GpDecides' };
const managementDecides: Permission = { type: 'draft-only', reason: 'ManagementDecides' };
const noCare: Permission = { type: 'refused', reason: 'NoTreatment' };
const doctor: Permission = { type: 'refused', reason: 'OnlyDoctor' };
const gpOnly: Permission = { type: 'refused', reason: 'OnlyGp' };
const clinician: Permission = { type: 'refused', reason: 'OnlyClinician' };
const management: Permission = { type: 'refused', reason: 'OnlyManagement' };

function row(
  gp: Permission,
  locum: Permission,
  nurse: Permission,
  receptionist: Permission,
  manager: Permission,
): Readonly<Record<Role, Permission>> {
  return { gp, locum, nurse, receptionist, 'practice-manager': manager };
}

/** Those who treat, or help to: everyone but the practice manager, whose work needs no patient's health. */
const care = row(yes, yes, yes, yes, noCare);
const doctors = row(yes, yes, doctor, doctor, doctor);
const doctorSigns = row(yes, yes, signs, signs, noCare);
const clinicians = row(yes, yes, yes, clinician, clinician);
const everyone = row(yes, yes, yes, yes, yes);
const owner = row(yes, management, management, management, yes);
/** The list belongs to the GP's own agreement: others may write the request, the GP sends it. */
const gpSends = row(yes, gpDecides, gpDecides, gpDecides, gpDecides);

/**
 * Who may do what at the surgery: every act of the product, for each role, in the order GP, locum, nurse, receptionist,
 * practice manager. An act that is not here does not compile where it is asked for.
 *
 * Sources: answers, renewals and results are signed by the GP or the GP's substitute (FOR-2024-06-26-1322, merknader
 * B1 and B9; FOR-2025-12-02-2405 § 16 e); access by need and task (pasientjournalloven § 16, pasientjournalforskriften
 * § 13); anyone acts on what cannot wait (helsepersonelloven § 7); the list is the GP's agreement
 * (FOR-2025-12-02-2405 §§ 8, 10, 11). Where no source draws the line it is the narrower one.
 */
export const PERMISSIONS = {
  // Finding people. Names and list membership are administrative; the card is about health.
  searchPatient: everyone,
  openPatientCard: care,
  openProtectedByOverride: clinicians,
  printPatient: care,
  exportPatient: row(yes, yes, doctor, doctor, doctor),

  // E-consultations.
  readEConsultation: care,
  draftEConsultationAnswer: care,
  /** Hands a text to the doctors, who sign or set it aside; takes one's own back. */
  prepareEConsultationAnswer: care,
  withdrawPrepared: care,
  answerEConsultation: doctorSigns,
  markUrgent: care,
  callOffUrgency: doctors,
  documentContact: care,
  redirectToOtherChannel: care,
  requireAttendance: doctors,
  declineUnsuitable: doctors,
  closeEConsultation: doctors,
  referEConsultation: doctors,
  // The manager sees who has how much on the desk, not what it says.
  assignMatter: everyone,
  claimMatter: care,
  releaseMatter: care,
  takeOverMatter: care,
  writeInternalNote: care,

  // Messages to the surgery.
  readMessage: care,
  answerMessage: care,
  forwardMessageToGp: care,

  // Bookings and the calendar.
  readCalendar: care,
  approveBooking: care,
  rejectBooking: care,
  proposeTime: care,
  moveAppointment: care,
  cancelAppointment: care,
  recordNoShow: care,
  publishSlots: everyone,

  // Prescriptions.
  readPrescription: care,
  prepareRenewal: care,
  decideRenewal: doctorSigns,

  // Results.
  readResult: care,
  draftResultComment: care,
  reviewResult: doctorSigns,
  releaseResult: doctorSigns,

  // Notes from the municipal online doctor: the own GP stays the main contact.
  readNoteFromOtherDoctor: care,
  confirmNoteSeen: doctors,

  // The list, and what is asked of the registry.
  readPatientList: everyone,
  exportPatientList: owner,
  requestCapChange: gpSends,
  requestListOpening: gpSends,
  requestRemoval: row(yes, gpDecides, gpDecides, gpDecides, gpOnly),
  sendRecordTransfer: row(yes, yes, signs, signs, noCare),
  registerAbsence: row(yes, gpDecides, gpDecides, gpDecides, yes),
  switchServices: row(yes, managementDecides, managementDecides, managementDecides, yes),

  // Children, proxies, consent, blocks.
  readConsentAndProxies: care,
  decideConfidentialityOfYoung: doctorSigns,
  registerBlock: care,

  // Fees.
  readFee: everyone,
  registerFee: everyone,
  chargeMissedAppointment: row(yes, yes, managementDecides, yes, yes),

  // The access log. The patient has a right to see it: the GP and the manager answer for the surgery.
  readAccessLogOfPatient: owner,
  readAccessLogOfEmployee: owner,
  printAccessLogForPatient: owner,
  exportAccessLog: owner,
  verifyAccessLog: everyone,

  // The surgery and the machine.
  readStatistics: everyone,
  editTemplates: row(yes, managementDecides, managementDecides, managementDecides, yes),
  changeSurgerySettings: owner,
  rotateKeys: owner,
  eraseGone: owner,
  readSyncState: everyone,
  makeDiagnostics: everyone,
  withdrawUnsent: care,
  resolveConflict: care,
} as const satisfies Readonly<Record<string, Readonly<Record<Role, Permission>>>>;

export type SurgeryAct = keyof typeof PERMISSIONS;

/** What a role may do. The patient's consent, blocks and age are asked elsewhere, and can only take away. */
export function permissionFor(role: Role, act: SurgeryAct): Permission {
  return PERMISSIONS[act][role];
}

/**
 * What a role may do where one press of a button is several acts, as a reply together with a booking.
 *
 * The narrowest of the parts decides, so that nobody gains by combining two permissions. Acts that end someone's
 * conflict or withdraw someone's unsent work are asked together with the act that the work was.
 */
export function permissionForAll(role: Role, [first, ...others]: readonly [SurgeryAct, ...SurgeryAct[]]): Permission {
  return others
    .map((act) => permissionFor(role, act))
    .reduce(
      (narrowest, other) => (WIDTH[other.type] < WIDTH[narrowest.type] ? other : narrowest),
      permissionFor(role, first),
    );
}

const WIDTH: Readonly<Record<Permission['type'], number>> = { refused: 0, 'draft-only': 1, allowed: 2 };

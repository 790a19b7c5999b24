import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAuthorised } from '../../../shared/domain/access/authorisation.ts';
import {
  PERMISSIONS,
  type Permission,
  permissionFor,
  permissionForAll,
  type SurgeryAct,
} from '../../../shared/domain/access/permissions.ts';
import { type Role, ROLES } from '../../../shared/domain/access/role.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import { accessText } from '../../../shared/text/access.ts';
import { LANGUAGES } from '../../../shared/text/language.ts';

const acts = Object.keys(PERMISSIONS).filter((name): name is SurgeryAct => name in PERMISSIONS);
const width = (permission: Permission) => ['refused', 'draft-only', 'allowed'].indexOf(permission.type);
/** A letter a role, in the order GP, locum, nurse, receptionist, practice manager: yes, drafts, no. */
const inShort = (act: SurgeryAct) =>
  ROLES.map((role) => ({ allowed: 'y', 'draft-only': 'd', refused: 'n' })[permissionFor(role, act).type]).join('');

describe('who may do what', () => {
  const expected: Record<SurgeryAct, string> = {
    searchPatient: 'yyyyy',
    openPatientCard: 'yyyyn',
    openProtectedByOverride: 'yyynn',
    printPatient: 'yyyyn',
    exportPatient: 'yynnn',
    readEConsultation: 'yyyyn',
    draftEConsultationAnswer: 'yyyyn',
    answerEConsultation: 'yyddn',
    markUrgent: 'yyyyn',
    callOffUrgency: 'yynnn',
    documentContact: 'yyyyn',
    redirectToOtherChannel: 'yyyyn',
    requireAttendance: 'yynnn',
    declineUnsuitable: 'yynnn',
    closeEConsultation: 'yynnn',
    referEConsultation: 'yynnn',
    assignMatter: 'yyyyy',
    claimMatter: 'yyyyn',
    releaseMatter: 'yyyyn',
    takeOverMatter: 'yyyyn',
    writeInternalNote: 'yyyyn',
    prepareEConsultationAnswer: 'yyyyn',
    withdrawPrepared: 'yyyyn',
    readMessage: 'yyyyn',
    answerMessage: 'yyyyn',
    forwardMessageToGp: 'yyyyn',
    readCalendar: 'yyyyn',
    approveBooking: 'yyyyn',
    rejectBooking: 'yyyyn',
    proposeTime: 'yyyyn',
    moveAppointment: 'yyyyn',
    cancelAppointment: 'yyyyn',
    recordNoShow: 'yyyyn',
    publishSlots: 'yyyyy',
    readPrescription: 'yyyyn',
    prepareRenewal: 'yyyyn',
    decideRenewal: 'yyddn',
    readResult: 'yyyyn',
    draftResultComment: 'yyyyn',
    reviewResult: 'yyddn',
    releaseResult: 'yyddn',
    readNoteFromOtherDoctor: 'yyyyn',
    confirmNoteSeen: 'yynnn',
    readPatientList: 'yyyyy',
    exportPatientList: 'ynnny',
    requestCapChange: 'ydddd',
    requestListOpening: 'ydddd',
    requestRemoval: 'ydddn',
    sendRecordTransfer: 'yyddn',
    registerAbsence: 'ydddy',
    switchServices: 'ydddy',
    readConsentAndProxies: 'yyyyn',
    decideConfidentialityOfYoung: 'yyddn',
    registerBlock: 'yyyyn',
    readFee: 'yyyyy',
    registerFee: 'yyyyy',
    chargeMissedAppointment: 'yydyy',
    readAccessLogOfPatient: 'ynnny',
    readAccessLogOfEmployee: 'ynnny',
    printAccessLogForPatient: 'ynnny',
    exportAccessLog: 'ynnny',
    verifyAccessLog: 'yyyyy',
    readStatistics: 'yyyyy',
    editTemplates: 'ydddy',
    changeSurgerySettings: 'ynnny',
    rotateKeys: 'ynnny',
    eraseGone: 'ynnny',
    readSyncState: 'yyyyy',
    makeDiagnostics: 'yyyyy',
    withdrawUnsent: 'yyyyn',
    resolveConflict: 'yyyyn',
  };
  test.each(acts)('%s', (act) => {
    expect(inShort(act)).toBe(expected[act]);
  });

  test('scenario 9: a receptionist’s medical answer is a draft, and the reason says that the doctor signs', () => {
    expect(permissionFor('receptionist', 'answerEConsultation')).toEqual({ type: 'draft-only', reason: 'DoctorSigns' });
    expect(permissionFor('gp', 'answerEConsultation')).toEqual({ type: 'allowed' });
  });
  test('everyone who treats may mark something urgent', () => {
    const roles: readonly Role[] = ['gp', 'locum', 'nurse', 'receptionist'];
    expect(roles.every((role) => permissionFor(role, 'markUrgent').type === 'allowed')).toBe(true);
  });
  test('the practice manager sees nothing of anyone’s health', () => {
    const health = acts.filter((act) => /^(read(EC|Mess|Presc|Res|Note|Cons|Cal)|open)/.test(act));
    expect(health).toHaveLength(9);
    expect(health.filter((act) => permissionFor('practice-manager', act).type !== 'refused')).toEqual([]);
  });
  test.each([
    ['draft-only', 'DoctorSigns', 'decideRenewal', 'nurse'],
    ['draft-only', 'GpDecides', 'requestCapChange', 'receptionist'],
    ['draft-only', 'ManagementDecides', 'editTemplates', 'nurse'],
    ['refused', 'NoTreatment', 'readResult', 'practice-manager'],
    ['refused', 'OnlyDoctor', 'closeEConsultation', 'nurse'],
    ['refused', 'OnlyGp', 'requestRemoval', 'practice-manager'],
    ['refused', 'OnlyClinician', 'openProtectedByOverride', 'receptionist'],
    ['refused', 'OnlyManagement', 'exportAccessLog', 'locum'],
  ] as const)('%s because %s: %s by a %s', (type, reason, act, role) => {
    expect(permissionFor(role, act)).toEqual({ type, reason });
    for (const language of LANGUAGES) {
      const { prepares, notYourRole } = accessText[language];
      expect({ ...prepares, ...notYourRole }[reason]).not.toBe('');
    }
  });
});

describe('no role gains by combining', () => {
  const role = fc.constantFrom(...ROLES);
  const act = fc.constantFrom(...acts);
  test('several acts in one press are worth the narrowest of them', () => {
    fc.assert(
      fc.property(role, act, fc.array(act, { maxLength: 4 }), (who, first, others) => {
        const combined = permissionForAll(who, [first, ...others]);
        const alone = [first, ...others].map((each) => permissionFor(who, each));
        expect(width(combined)).toBe(Math.min(...alone.map(width)));
        expect(alone).toContainEqual(combined);
      }),
    );
  });
  test('the order of the acts does not matter to what is allowed, and saying one twice changes nothing', () => {
    fc.assert(
      fc.property(role, act, act, (who, one, other) => {
        expect(width(permissionForAll(who, [one, other]))).toBe(width(permissionForAll(who, [other, one])));
        expect(permissionForAll(who, [one, one])).toEqual(permissionFor(who, one));
      }),
    );
  });
  test('a reply together with a booking stays a draft for the receptionist, who may book but not sign', () => {
    expect(permissionForAll('receptionist', ['approveBooking', 'answerEConsultation']).type).toBe('draft-only');
    expect(permissionForAll('nurse', ['answerEConsultation', 'closeEConsultation']).type).toBe('refused');
    expect(permissionForAll('gp', ['approveBooking', 'answerEConsultation']).type).toBe('allowed');
  });
  test('a locum may nothing that the GP may not', () => {
    for (const each of acts) {
      expect(width(permissionFor('locum', each))).toBeLessThanOrEqual(width(permissionFor('gp', each)));
    }
  });
});

describe('the right to work here lasts for a time', () => {
  const locum = { role: 'locum', from: '2027-07-01', to: '2027-07-14' } as const;
  test.each([
    ['2027-06-30', false],
    ['2027-07-01', true],
    ['2027-07-14', true],
    ['2027-07-15', false],
  ])('scenario 40: a locum from 1 to 14 July on %s: %s', (on, expected) => {
    expect(isAuthorised(locum, Temporal.PlainDate.from(on))).toBe(expected);
  });
  test('who has no end yet is still at work years later', () => {
    const nurse = { role: 'nurse', from: '2020-01-01', to: null } as const;
    expect(isAuthorised(nurse, Temporal.PlainDate.from('2040-01-01'))).toBe(true);
    expect(isAuthorised(nurse, Temporal.PlainDate.from('2019-12-31'))).toBe(false);
  });
});

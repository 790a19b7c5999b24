import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ActName, OwnRefusals } from '../../shared/ipc/acts.ts';
import type { Refusal, StoreFault } from '../../shared/ipc/reply.ts';
import { catalogue } from '../../shared/text/catalogue.ts';
import { fillIn } from '../../shared/text/fillIn.ts';
import { LANGUAGES, type Language, type Texts } from '../../shared/text/language.ts';

type AnyRefusal = Refusal | OwnRefusals[ActName];
type WithWords = Exclude<AnyRefusal, { type: 'StoreUnavailable' }>;

/** One of each refusal that any act can give. One that is forgotten does not compile. */
const ONE_OF_EACH: { readonly [T in WithWords['type']]: Extract<WithWords, { type: T }> } = {
  BadInput: { type: 'BadInput', field: 'taskId', problem: 'invalid_type' },
  NotSignedIn: { type: 'NotSignedIn' },
  NotFound: { type: 'NotFound' },
  PatientChanged: { type: 'PatientChanged' },
  Broken: { type: 'Broken', code: 'SQLITE_ERROR' },
  StoreIsWell: { type: 'StoreIsWell' },
  FileNotWritten: { type: 'FileNotWritten', code: 'ENOSPC' },
  LeftBeforeSaving: { type: 'LeftBeforeSaving' },
  ErasuresChanged: { type: 'ErasuresChanged' },
  AttachmentTypeNotShown: { type: 'AttachmentTypeNotShown', stated: 'text/html' },
  AttachmentTooLarge: { type: 'AttachmentTooLarge', megabytes: 12.4, most: 10 },
  AttachmentFarTooLarge: { type: 'AttachmentFarTooLarge', most: 10 },
  AttachmentNotWhatItSays: { type: 'AttachmentNotWhatItSays', stated: 'image/png' },
  AttachmentDamaged: { type: 'AttachmentDamaged' },
  AttachmentTooManyPixels: { type: 'AttachmentTooManyPixels', most: 64 },
  AttachmentHoldsScript: { type: 'AttachmentHoldsScript' },
  AttachmentElsewhere: { type: 'AttachmentElsewhere' },
  AttachmentOfAnother: { type: 'AttachmentOfAnother' },
  AttachmentGone: { type: 'AttachmentGone' },
  AttachmentNotHere: { type: 'AttachmentNotHere' },
  NoSuchStaffMember: { type: 'NoSuchStaffMember' },
  NoPin: { type: 'NoPin' },
  WrongPin: { type: 'WrongPin', left: 7, seconds: 2 },
  PinTooSoon: { type: 'PinTooSoon', seconds: 2 },
  PinNeedsSignIn: { type: 'PinNeedsSignIn' },
  PinOnlyDigits: { type: 'PinOnlyDigits' },
  PinTooShort: { type: 'PinTooShort', atLeast: 6 },
  PinTooSimple: { type: 'PinTooSimple' },
  TooManyWrongPins: { type: 'TooManyWrongPins', failures: 10 },
  LockMinutesOutOfRange: { type: 'LockMinutesOutOfRange', atMost: 30 },
  SignInTooLongAgo: { type: 'SignInTooLongAgo', days: 14 },
  ProviderNeeded: { type: 'ProviderNeeded' },
  NoProvider: { type: 'NoProvider' },
  NoOwnKey: { type: 'NoOwnKey' },
  NothingToAccept: { type: 'NothingToAccept' },
  MachineKeyNotSaved: { type: 'MachineKeyNotSaved' },
  MedicalInMessage: { type: 'MedicalInMessage' },
  NoGpHere: { type: 'NoGpHere' },
  AnswerPending: { type: 'AnswerPending' },
  NoConflict: { type: 'NoConflict' },
  AlreadySettled: { type: 'AlreadySettled' },
  DraftTooLong: { type: 'DraftTooLong', length: 100_001, limit: 100_000 },
  AlreadyClosed: { type: 'AlreadyClosed', as: 'answered' },
  OnlyDoctorSigns: { type: 'OnlyDoctorSigns', role: 'nurse' },
  SomeoneElseIsAnswering: { type: 'SomeoneElseIsAnswering', by: 'lien' as never },
  PatientNotReachable: { type: 'PatientNotReachable', why: 'consent-withdrawn' },
  UrgentWithoutContact: { type: 'UrgentWithoutContact' },
  AnswerIsEmpty: { type: 'AnswerIsEmpty' },
  TooLong: { type: 'TooLong', limit: 10_000, length: 10_001 },
  ControlCharacter: { type: 'ControlCharacter', code: 'U+0007', line: 3 },
  HiddenDirection: { type: 'HiddenDirection', code: 'U+202E', line: 3 },
  FieldsLeft: { type: 'FieldsLeft', fields: 'dato, klokkeslett' },
  WrongState: { type: 'WrongState', as: 'booked' },
  UrgentNeedsAttendance: { type: 'UrgentNeedsAttendance', modality: 'video' },
  ExaminationNeedsAttendance: { type: 'ExaminationNeedsAttendance', modality: 'video' },
  DoctorChoosesModality: { type: 'DoctorChoosesModality', modality: 'video' },
  SlotHasPassed: { type: 'SlotHasPassed', start: 5 },
  SlotTaken: { type: 'SlotTaken', start: 5 },
  PatientHasAnother: { type: 'PatientHasAnother', start: 5 },
  SlotGone: { type: 'SlotGone' },
  Unanswered: { type: 'Unanswered' },
  TemplateIsEmpty: { type: 'TemplateIsEmpty' },
  TemplateTooLong: { type: 'TemplateTooLong', titleLimit: 80, limit: 5_000 },
  TemplateUnreadable: { type: 'TemplateUnreadable' },
  NobodyHasIt: { type: 'NobodyHasIt' },
  NotTakenByYou: { type: 'NotTakenByYou' },
  TooEarlyToTakeOver: { type: 'TooEarlyToTakeOver', from: 5 },
  BrokenCharacter: { type: 'BrokenCharacter', line: 3 },
  Blocked: { type: 'Blocked', mayOverride: true },
  RecordNotTransferred: { type: 'RecordNotTransferred', since: '2027-04-01' },
  OverrideNotYourRole: { type: 'OverrideNotYourRole' },
  OverrideWithoutReason: { type: 'OverrideWithoutReason' },
  NotYourRole: { type: 'NotYourRole', role: 'receptionist', act: 'answerEConsultation' },
  ClaimedByOther: { type: 'ClaimedByOther', by: 'lien' as never },
  NotOnSharedList: { type: 'NotOnSharedList' },
  ContactNoteIsEmpty: { type: 'ContactNoteIsEmpty' },
  NoteIsEmpty: { type: 'NoteIsEmpty' },
  NoteTooLong: { type: 'NoteTooLong', length: 2, limit: 1 },
  NoteUnreadable: { type: 'NoteUnreadable', line: 3 },
  PassphraseTooShort: { type: 'PassphraseTooShort', atLeast: 12 },
  PassphraseTooSimple: { type: 'PassphraseTooSimple' },
  PassphrasesDiffer: { type: 'PassphrasesDiffer' },
  WrongPassphrase: { type: 'WrongPassphrase', seconds: 4 },
  PassphraseTooSoon: { type: 'PassphraseTooSoon', seconds: 4 },
  NoPassphraseAsked: { type: 'NoPassphraseAsked' },
};

const FAULTS: Readonly<Record<StoreFault, true>> = {
  'made-by-newer-version': true,
  'wrong-key-or-damaged': true,
  damaged: true,
  'key-missing': true,
  'passphrase-needed': true,
  'no-key-store': true,
  locked: true,
  'read-only': true,
  'disk-full': true,
  'other-portal': true,
  'other-provider': true,
  unreadable: true,
};

/** Where the window looks each refusal up. */
const source = readFileSync(path.join(import.meta.dirname, '../../renderer/components/refusalText.ts'), 'utf8');
const keys = new Map(
  [...source.matchAll(/^ {2}(\w+): '([\w.]+)',$/gmu)].map(([, type, key]) => [type ?? '', key ?? '']),
);

function wordsAt(language: Language, key: string): string | null {
  let at: string | Texts | undefined = catalogue[language];
  for (const step of key.split('.')) at = typeof at === 'object' ? at[step] : undefined;
  return typeof at === 'string' ? at : null;
}

describe('every refusal says in each language what is wrong, with nothing left to fill in', () => {
  test.each(Object.values(ONE_OF_EACH))('$type', (refusal) => {
    const { type, ...values } = refusal;
    const key = keys.get(type);
    expect(key, 'the window knows where its words are').toBeDefined();
    const texts = LANGUAGES.map((language) =>
      fillIn(wordsAt(language, key ?? '') ?? '', values as Record<string, string>),
    );
    for (const text of texts) {
      expect(text).toMatch(/^[A-ZÆØÅ].{15,}[.]$/su);
      expect(text).not.toContain('{{');
    }
    expect(new Set(texts).size).toBeGreaterThan(1);
  });

  test('the window looks up nothing that is no refusal', () => {
    expect([...keys.keys()].toSorted()).toEqual(Object.keys(ONE_OF_EACH).toSorted());
  });
});

describe('why the surgery’s file cannot be used', () => {
  test.each(Object.keys(FAULTS))('%s', (fault) => {
    const texts = LANGUAGES.map((language) => wordsAt(language, `shell.storeFault.${fault}`));
    for (const text of texts) expect(text).toMatch(/^[A-ZÆØÅ].{15,}[.]$/su);
    expect(new Set(texts).size).toBe(LANGUAGES.length);
  });
});

import type { Words } from '../app/i18n.ts';
import type { AnyRefusal } from '../data/ask.ts';
import { formatNumber } from './moments.ts';

type WithOwnWords = Exclude<AnyRefusal['type'], 'StoreUnavailable'>;

// Written out, so that a refusal without words does not compile.
const keyOf = {
  BadInput: 'shell.refused.BadInput',
  NotSignedIn: 'shell.refused.NotSignedIn',
  NotFound: 'shell.refused.NotFound',
  Broken: 'shell.refused.Broken',
  FileNotWritten: 'accessLog.refused.FileNotWritten',
  NoSuchStaffMember: 'shell.refused.NoSuchStaffMember',
  NoPin: 'pin.refused.NoPin',
  WrongPin: 'pin.refused.WrongPin',
  PinTooSoon: 'pin.refused.PinTooSoon',
  PinNeedsSignIn: 'pin.refused.PinNeedsSignIn',
  PinOnlyDigits: 'access.refused.PinOnlyDigits',
  PinTooShort: 'access.refused.PinTooShort',
  PinTooSimple: 'access.refused.PinTooSimple',
  TooManyWrongPins: 'access.refused.TooManyWrongPins',
  LockMinutesOutOfRange: 'access.refused.LockMinutesOutOfRange',
  SignInTooLongAgo: 'access.refused.SignInTooLongAgo',
  ProviderNeeded: 'provider.refused.ProviderNeeded',
  NoProvider: 'provider.refused.NoProvider',
  NoOwnKey: 'machineKey.refused.NoOwnKey',
  MachineKeyNotSaved: 'machineKey.refused.MachineKeyNotSaved',
  MedicalInMessage: 'message.refused.MedicalInMessage',
  NoGpHere: 'message.refused.NoGpHere',
  AnswerPending: 'thread.refused.AnswerPending',
  StoreIsWell: 'shell.refused.StoreIsWell',
  NoteIsEmpty: 'thread.refused.NoteIsEmpty',
  NoteTooLong: 'thread.refused.NoteTooLong',
  NoteUnreadable: 'thread.refused.NoteUnreadable',
  ContactNoteIsEmpty: 'eConsultation.refused.ContactNoteIsEmpty',
  Blocked: 'patient.refused.Blocked',
  RecordNotTransferred: 'patient.refused.RecordNotTransferred',
  OverrideNotYourRole: 'patient.refused.OverrideNotYourRole',
  OverrideWithoutReason: 'patient.refused.OverrideWithoutReason',
  NotYourRole: 'shell.refused.NotYourRole',
  NotOnSharedList: 'eConsultation.refused.NotOnSharedList',
  ClaimedByOther: 'eConsultation.refused.ClaimedByOther',
  NoConflict: 'thread.refused.NoConflict',
  DraftTooLong: 'thread.refused.DraftTooLong',
  AlreadySettled: 'sync.refused.AlreadySettled',
  AlreadyClosed: 'eConsultation.refused.AlreadyClosed',
  OnlyDoctorSigns: 'eConsultation.refused.OnlyDoctorSigns',
  SomeoneElseIsAnswering: 'eConsultation.refused.SomeoneElseIsAnswering',
  PatientNotReachable: 'eConsultation.refused.PatientNotReachable',
  UrgentWithoutContact: 'eConsultation.refused.UrgentWithoutContact',
  AnswerIsEmpty: 'eConsultation.refused.AnswerIsEmpty',
  TooLong: 'eConsultation.refused.TooLong',
  ControlCharacter: 'eConsultation.refused.ControlCharacter',
  HiddenDirection: 'eConsultation.refused.HiddenDirection',
  FieldsLeft: 'eConsultation.refused.FieldsLeft',
  WrongState: 'booking.refused.WrongState',
  UrgentNeedsAttendance: 'booking.refused.UrgentNeedsAttendance',
  ExaminationNeedsAttendance: 'booking.refused.ExaminationNeedsAttendance',
  DoctorChoosesModality: 'booking.refused.DoctorChoosesModality',
  SlotHasPassed: 'booking.refused.SlotHasPassed',
  SlotTaken: 'booking.refused.SlotTaken',
  PatientHasAnother: 'booking.refused.PatientHasAnother',
  SlotGone: 'triage.refused.SlotGone',
  Unanswered: 'eConsultation.refused.Unanswered',
  TemplateIsEmpty: 'templates.refused.TemplateIsEmpty',
  TemplateTooLong: 'templates.refused.TemplateTooLong',
  TemplateUnreadable: 'templates.refused.TemplateUnreadable',
  NobodyHasIt: 'eConsultation.refused.NobodyHasIt',
  TooEarlyToTakeOver: 'eConsultation.refused.TooEarlyToTakeOver',
  BrokenCharacter: 'eConsultation.refused.BrokenCharacter',
  PassphraseTooShort: 'keys.refused.PassphraseTooShort',
  PassphraseTooSimple: 'keys.refused.PassphraseTooSimple',
  PassphrasesDiffer: 'keys.refused.PassphrasesDiffer',
  WrongPassphrase: 'keys.refused.WrongPassphrase',
  PassphraseTooSoon: 'keys.refused.PassphraseTooSoon',
  NoPassphraseAsked: 'keys.refused.NoPassphraseAsked',
} as const satisfies Record<WithOwnWords, string>;

/** A refusal in the words of the chosen language: what, why, and what one can do. */
export function refusalText(t: Words['t'], refusal: AnyRefusal): string {
  if (refusal.type === 'StoreUnavailable') return t(`shell.storeFault.${refusal.reason}`);
  const values = Object.entries(refusal).map(([name, value]) => [
    name,
    typeof value === 'number' ? formatNumber(value) : value,
  ]);
  return t(keyOf[refusal.type], Object.fromEntries(values));
}

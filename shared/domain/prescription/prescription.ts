import type { Brand } from '../../lib/brand.ts';
import type { PatientId, PractitionerId } from '../identity/ids.ts';

export type PrescriptionId = Brand<string, 'PrescriptionId'>;
export type RenewalLineId = Brand<string, 'RenewalLineId'>;

/** Prescription group by the danger of abuse and dependence: A opioids and stimulants, B benzodiazepines and the like, C the rest. */
export type Group = 'A' | 'B' | 'C';

/** What decides how long a prescription is valid. */
export type ValidityKind = 'ordinary' | 'antibiotic' | 'contraceptive';

/** Who pays: the patient, the national insurance (blue prescription), or the health trust (H prescription). */
export type Account = 'patient' | 'blue' | 'h';

export type Medicine = {
  readonly atc: string;
  readonly name: string;
  readonly group: Group;
  readonly validity: ValidityKind;
};

/** A prescription that has been issued. Dates are yyyy-mm-dd in Norway. */
export type Prescription = {
  readonly id: PrescriptionId;
  readonly patient: PatientId;
  readonly medicine: Medicine;
  readonly account: Account;
  readonly issued: string;
  /** The last valid day that the prescriber has written on it; null leaves it to the regulation. */
  readonly statedUntil: string | null;
  readonly prescriber: PractitionerId;
  /** How many days one dispensing lasts at the dose prescribed. */
  readonly daysOfUse: number;
  /** Reiterasjon: how many times more than once it may be dispensed. */
  readonly reit: number;
  /** How it went out: to Reseptformidleren, on paper, or told to the pharmacy. */
  readonly sentBy: 'register' | 'paper' | 'oral';
  /** The newest dispensing; null when there is none, or the patient has not let it be seen. */
  readonly lastDispensed: string | null;
};

import type {
  Medicine,
  Prescription,
  PrescriptionId,
  RenewalLineId,
} from '../../../shared/domain/prescription/prescription.ts';
import type { RenewalLine } from '../../../shared/domain/prescription/renewal.ts';
import { lien, nora } from '../eConsultation/anEConsultation.ts';

export const metoprolol: Medicine = { atc: 'C07AB02', name: 'Metoprolol 50 mg', group: 'C', validity: 'ordinary' };
export const morphine: Medicine = { atc: 'N02AA01', name: 'Morfin 10 mg', group: 'A', validity: 'ordinary' };
export const oxazepam: Medicine = { atc: 'N05BA04', name: 'Oksazepam 15 mg', group: 'B', validity: 'ordinary' };
export const penicillin: Medicine = {
  atc: 'J01CE02',
  name: 'Fenoksymetylpenicillin',
  group: 'C',
  validity: 'antibiotic',
};
export const thePill: Medicine = {
  atc: 'G03AA07',
  name: 'Levonorgestrel og etinyløstradiol',
  group: 'C',
  validity: 'contraceptive',
};

/** Metoprolol by Dr. Lien, 100 days at a time, issued 10 January 2027. */
export function aPrescription(changes: Partial<Prescription> = {}): Prescription {
  return {
    id: 'rx-1' as PrescriptionId,
    patient: nora,
    medicine: metoprolol,
    account: 'patient',
    issued: '2027-01-10',
    statedUntil: null,
    prescriber: lien,
    daysOfUse: 100,
    reit: 2,
    sentBy: 'register',
    lastDispensed: null,
    ...changes,
  };
}

export function aLine(prescription = aPrescription(), id = 'line-1'): RenewalLine {
  return { id: id as RenewalLineId, prescription, state: { status: 'requested' } };
}

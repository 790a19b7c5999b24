import type { Brand } from '../../lib/brand.ts';

/** A patient, whatever number the population register has given: ids never change, identity numbers may. */
export type PatientId = Brand<string, 'PatientId'>;

/** A doctor, nurse or other member of staff. */
export type PractitionerId = Brand<string, 'PractitionerId'>;

import type { OverrideRefused } from '../../domain/access/blocks.ts';
import type { NoteRefused } from '../../domain/eConsultation/note.ts';
import { z } from '../../lib/zod.ts';
import { command, fhirId, query, text } from '../act.ts';
import { topicsOfQueries } from '../topics.ts';
import type { FoundOf, FoundPatient, PatientPage } from '../views/patient.ts';

/** Finding a patient, one patient's page, and the way past a patient's blocks in an emergency. */
export const patientActs = {
  findPatients: query(z.strictObject({ typed: z.string().max(200) }), {
    topics: topicsOfQueries.findPatients,
    needs: ['searchPatient'],
    opens: true,
  }),
  readPatient: query(z.strictObject({ patientId: fhirId }), {
    topics: topicsOfQueries.readPatient,
    needs: ['openPatientCard'],
    opens: true,
  }),
  /** The whole identity number, for the log to tell of. */
  showIdentityNumber: command(z.strictObject({ patientId: fhirId }), {
    topics: ['accessLog'],
    needs: ['openPatientCard'],
  }),
  /** `of`: the matter or the patient that was refused. Not asked of the blocks, which it goes past. */
  overrideBlocks: command(z.strictObject({ of: z.enum(['Task', 'Patient']), id: fhirId, reason: text }), {
    topics: ['thread', 'queue', 'sync', 'patient', 'accessLog'],
    needs: ['openProtectedByOverride'],
  }),
} as const;

export type PatientOutputs = {
  findPatients: FoundOf<FoundPatient>;
  readPatient: PatientPage;
  showIdentityNumber: { number: string };
  overrideBlocks: null;
};

export type PatientRefusals = {
  readonly overrideBlocks: OverrideRefused | Exclude<NoteRefused, { type: 'NoteIsEmpty' }>;
};

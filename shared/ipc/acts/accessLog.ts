import { ACCESS_GROUNDS } from '../../domain/access/accessLog.ts';
import { z } from '../../lib/zod.ts';
import { command, fhirId, nothing, query } from '../act.ts';
import { topicsOfQueries } from '../topics.ts';
import type { FoundOf } from '../views/patient.ts';
import type { AccessLogPage, AccessLogPrint, AccessLogState, LogEmployee, LogPatient } from '../views/accessLog.ts';

/** A day in Norway, yyyy-mm-dd; '' is none. */
const dayOrNone = z.string().regex(/^(?:\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))?$/u);

const filter = {
  of: z.enum(['patient', 'employee', 'everyone']),
  /** FHIR id of the patient or the employee; '' for everyone. */
  id: z.string().regex(/^[A-Za-z0-9\-.]{0,64}$/u),
  from: dayOrNone,
  to: dayOrNone,
  ground: z.enum([...ACCESS_GROUNDS, 'any']),
  only: z.enum(['all', 'overrides', 'denied']),
};

/** The access log: reading it, checking it, giving it to the patient. */
export const accessLogActs = {
  readAccessLogState: query(nothing, { topics: topicsOfQueries.readAccessLogState, needs: ['verifyAccessLog'] }),
  /** Older than the line at `beforeAt` (ms) with the number `beforeSeq`; 0 and 0 begin at the newest. */
  readAccessLog: query(
    z.strictObject({
      ...filter,
      beforeAt: z.int().min(0),
      beforeSeq: z.int().min(0),
      count: z.int().min(1).max(1_000),
    }),
    {
      topics: topicsOfQueries.readAccessLog,
      needs: ['readAccessLogOfPatient', 'readAccessLogOfEmployee'],
      opens: true,
    },
  ),
  listLogEmployees: query(nothing, { topics: topicsOfQueries.listLogEmployees, needs: ['readAccessLogOfEmployee'] }),
  findPatientsOfLog: query(z.strictObject({ typed: z.string().min(1).max(100) }), {
    topics: topicsOfQueries.findPatientsOfLog,
    needs: ['readAccessLogOfPatient'],
    opens: true,
  }),
  /** `forWhom` is asked about a young patient who has asked for confidence (`AccessLogPrint.asksForWhom`). */
  readAccessLogPrint: query(
    z.strictObject({
      patientId: fhirId,
      from: dayOrNone,
      to: dayOrNone,
      forWhom: z.enum(['patient', 'guardian']).optional(),
    }),
    { topics: topicsOfQueries.readAccessLogPrint, needs: ['printAccessLogForPatient'], opens: true },
  ),
  /** Follows the whole chain from its first line, in the background. */
  verifyAccessLog: command(nothing, { topics: ['accessLog'], needs: ['verifyAccessLog'] }),
  /** Saves the print that stands in the window as a PDF, in a file that the person chooses. */
  printAccessLog: command(z.strictObject({ patientId: fhirId, language: z.enum(['nb', 'nn', 'en']) }), {
    topics: ['accessLog'],
    needs: ['printAccessLogForPatient'],
  }),
  /** Before the window prints what stands in it on paper: the log's line comes first. */
  printAccessLogOnPaper: command(z.strictObject({ patientId: fhirId }), {
    topics: ['accessLog'],
    needs: ['printAccessLogForPatient'],
  }),
  /** Saves what the filter finds as CSV, in a file that the person chooses. */
  exportAccessLog: command(z.strictObject({ ...filter, language: z.enum(['nb', 'nn', 'en']) }), {
    topics: ['accessLog'],
    needs: ['exportAccessLog'],
  }),
} as const;

export type AccessLogOutputs = {
  readAccessLogState: AccessLogState;
  readAccessLog: AccessLogPage;
  listLogEmployees: readonly LogEmployee[];
  findPatientsOfLog: FoundOf<LogPatient>;
  readAccessLogPrint: AccessLogPrint;
  verifyAccessLog: null;
  /** The file's name without its folder; null when the person changed their mind. */
  printAccessLog: { file: string | null };
  printAccessLogOnPaper: null;
  exportAccessLog: { file: string | null };
};

/** The file could not be written: the operating system's code. */
export type FileNotWritten = { readonly type: 'FileNotWritten'; readonly code: string };
/** The machine was locked, or somebody else signed in, before it was said where the file should go. */
export type LeftBeforeSaving = { readonly type: 'LeftBeforeSaving' };

export type AccessLogRefusals = {
  readonly printAccessLog: FileNotWritten | LeftBeforeSaving;
  readonly exportAccessLog: FileNotWritten | LeftBeforeSaving;
};

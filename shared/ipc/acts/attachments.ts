import { SHOWN_TYPES, type ShownType } from '../../domain/eConsultation/fileFacts.ts';
import type { AttachmentRefused, HoldsScript } from '../../domain/eConsultation/attachment.ts';
import { z } from '../../lib/zod.ts';
import { command, fhirId, query } from '../act.ts';
import { topicsOfQueries } from '../topics.ts';
import type { FileNotWritten, LeftBeforeSaving } from './accessLog.ts';

/** A file of a message: its place is that in the message's `payload`. */
const file = { taskId: fhirId, messageId: fhirId, place: z.int().min(0).max(10_000) };

/** What patients send along with a message. */
export const attachmentActs = {
  /** The file itself, for the window to show. That it was opened is logged. */
  readAttachment: query(z.strictObject(file), {
    topics: topicsOfQueries.readAttachment,
    needs: ['readEConsultation'],
    opens: true,
  }),
  /** One that is not here is fetched as soon as there is a line. */
  fetchAttachment: command(z.strictObject(file), { topics: ['thread'], needs: ['readEConsultation'] }),
  /** Saves it where the person chooses, out of the program's keeping. `type` is what the window has been told it is. */
  saveAttachment: command(
    z.strictObject({ ...file, type: z.enum(SHOWN_TYPES), language: z.enum(['nb', 'nn', 'en']) }),
    {
      topics: ['accessLog'],
      needs: ['readEConsultation'],
    },
  ),
} as const;

export type AttachmentOutputs = {
  /** `mayBeSaved`: false for what is shown here and would be refused by `saveAttachment`. */
  readAttachment: { readonly type: ShownType; readonly base64: string; readonly mayBeSaved: boolean };
  fetchAttachment: null;
  /** The file's name without its folder; null when the person thought better of it. */
  saveAttachment: { readonly file: string | null };
};

/** It lies at the portal, and has not been fetched. */
type NotHere = { readonly type: 'AttachmentNotHere' };

export type AttachmentRefusals = {
  readonly readAttachment: AttachmentRefused | NotHere;
  readonly saveAttachment: AttachmentRefused | NotHere | HoldsScript | FileNotWritten | LeftBeforeSaving;
};

import { err, ok, type Result } from '../../lib/result.ts';
import type { Temporal } from '../../lib/time.ts';
import type { PatientId, PractitionerId } from '../identity/ids.ts';

/** What a former patient has said about the record. Silence is not a wish: the transfer is asked for. */
export type TransferWish = 'asked' | 'objects' | 'silent';

export type RecordTransfer = {
  readonly patientId: PatientId;
  readonly newGp: PractitionerId;
  readonly askedOn: Temporal.PlainDate;
  /** Whole kroner that the old surgery takes, 0 for nothing; an exemption card does not cover it. */
  readonly fee: number;
  readonly sentOn: Temporal.PlainDate | null;
};

export type TransferRefused =
  | { readonly type: 'PatientObjects' }
  | { readonly type: 'PatientHasNotAsked' }
  | { readonly type: 'NewGpUnknown' }
  | { readonly type: 'AlreadySent'; readonly on: Temporal.PlainDate };

/**
 * Prepares the transfer of a record to the new GP, when the patient has asked for it. It never happens by itself.
 *
 * Source: pbrl (LOV-1999-07-02-63) § 5-3 (the patient may object); Helsenorge (the patient asks the old surgery, a fee may apply).
 */
export function prepareTransfer(
  wish: TransferWish,
  details: {
    readonly patientId: PatientId;
    readonly newGp: PractitionerId | null;
    readonly askedOn: Temporal.PlainDate;
    readonly fee: number;
  },
): Result<RecordTransfer, TransferRefused> {
  if (wish === 'objects') return err({ type: 'PatientObjects' });
  if (wish === 'silent') return err({ type: 'PatientHasNotAsked' });
  if (details.newGp === null) return err({ type: 'NewGpUnknown' });
  return ok({ ...details, newGp: details.newGp, sentOn: null });
}

/** Notes the day on which the record went. The patient is asked once more by `wish`: an objection still stops it. */
export function sendRecord(
  transfer: RecordTransfer,
  wish: TransferWish,
  on: Temporal.PlainDate,
): Result<RecordTransfer, TransferRefused> {
  if (transfer.sentOn !== null) return err({ type: 'AlreadySent', on: transfer.sentOn });
  if (wish === 'objects') return err({ type: 'PatientObjects' });
  return ok({ ...transfer, sentOn: on });
}

import { osloDate, type Temporal } from '../../lib/time.ts';
import feesByDate from '../../../resources/rules/fees.json' with { type: 'json' };
import { valueOn } from '../configuration/datedValues.ts';
import { rateOn, type Tariff, type TariffCode } from './tariff.ts';
import { consultationCode, timeOfDay, type Treatment } from './treatment.ts';

const MILLISECONDS_PER_HOUR = 3_600_000;

/** How an appointment came to nothing. */
export type Missed =
  | { readonly type: 'no-show' }
  | { readonly type: 'cancelled'; readonly by: 'patient' | 'surgery'; readonly at: Temporal.Instant };

/** The fee that may be asked, in whole kroner. It is a proposal: someone at the surgery decides. */
export type MissedAppointmentFee =
  | { readonly type: 'MayCharge'; readonly code: TariffCode; readonly amount: number; readonly countsTowardsCard: 0 }
  | { readonly type: 'CancelledInTime'; readonly hours: number }
  | { readonly type: 'CancelledBySurgery' }
  | { readonly type: 'FeeNotInTariff'; readonly code: TariffCode };

/**
 * What a patient may be charged who did not come, or cancelled less than 24 hours before the start.
 *
 * The doctor's whole fee for the consultation, also from patients who otherwise pay nothing, and not counted towards
 * the exemption card (FOR-2024-06-26-1322, merknad B2). The hours are elapsed hours, so that the night when the clocks
 * change has 23 or 25 of them.
 */
export function missedAppointmentFee(
  consultation: Extract<Treatment, { type: 'consultation' }>,
  start: Temporal.Instant,
  missed: Missed,
  tariff: Tariff,
): MissedAppointmentFee {
  const day = osloDate(start);
  if (missed.type === 'cancelled') {
    if (missed.by === 'surgery') return { type: 'CancelledBySurgery' };
    const hours = valueOn(feesByDate, 'freeCancellationHours', day);
    const notice = start.epochMilliseconds - missed.at.epochMilliseconds;
    if (notice >= hours * MILLISECONDS_PER_HOUR) return { type: 'CancelledInTime', hours };
  }
  const code = consultationCode(consultation, timeOfDay(start));
  const { fee } = rateOn(tariff, code, day).rate;
  if (fee === null) return { type: 'FeeNotInTariff', code };
  return { type: 'MayCharge', code, amount: fee, countsTowardsCard: 0 };
}

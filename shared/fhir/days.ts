import { osloDateAt, type Temporal } from '../lib/time.ts';
import { readInstant } from './instant.ts';
import type { period } from './schemas.ts';
import type { TypeOf } from './shape.ts';

/** The days in Norway of a FHIR Period, both in it; null for an end that is not given or cannot be read. */
export function daysOf(given: TypeOf<typeof period> | undefined): {
  from: Temporal.PlainDate | null;
  to: Temporal.PlainDate | null;
} {
  return { from: dayIn(given?.start), to: dayIn(given?.end) };
}

function dayIn(given: string | undefined): Temporal.PlainDate | null {
  const ms = given === undefined ? null : readInstant(given);
  return ms === null ? null : osloDateAt(ms);
}

import type { LocalClosing } from '../domain/calendar/openingHours.ts';
import { Temporal } from '../lib/time.ts';
import { SYSTEM } from './codes.ts';
import { daysOf } from './days.ts';
import { codeIn, concept, period } from './schemas.ts';
import { listOf, object, optional, text } from './shape.ts';

const service = object({
  type: optional(listOf(concept)),
  notAvailable: optional(listOf(object({ description: optional(text), during: optional(period) }))),
});

const UNTIL_FURTHER_NOTICE = Temporal.PlainDate.from('9999-12-31');

/**
 * The days on which the surgery answers no e-consultations, out of that service's HealthcareService; none out of another
 * service. A closing without a first day is none.
 */
export function toClosings(resource: { readonly [element: string]: unknown }): readonly LocalClosing[] {
  const read = service.safeParse(resource);
  if (!read.success || codeIn(read.data.type, SYSTEM.service) !== 'e-consultation') return [];
  return (read.data.notAvailable ?? []).flatMap(({ description, during }) => {
    const { from, to } = daysOf(during);
    if (from === null) return [];
    return { from, to: to ?? UNTIL_FURTHER_NOTICE, reason: description ?? '' };
  });
}

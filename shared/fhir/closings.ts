import type { LocalClosing } from '../domain/calendar/openingHours.ts';
import { Temporal } from '../lib/time.ts';
import { SYSTEM } from './codes.ts';
import { asDates, daysOf, isActive } from './holds.ts';
import { isObject, type Json } from './json.ts';
import { codeIn, concept } from './schemas.ts';
import { listOf, object, optional, text } from './shape.ts';

const service = object({
  type: optional(listOf(concept)),
  notAvailable: optional(listOf(object({ description: optional(text) }))),
});

const UNTIL_FURTHER_NOTICE = Temporal.PlainDate.from('9999-12-31');

/**
 * The days on which the surgery answers no e-consultations, out of that service's HealthcareService; none out of another
 * service, or one that is not in use. A closing without a first day is none.
 */
export function toClosings(resource: Json): readonly LocalClosing[] {
  const read = service.safeParse(resource);
  if (!read.success || !isActive(resource) || codeIn(read.data.type, SYSTEM.service) !== 'e-consultation') return [];
  return (read.data.notAvailable ?? []).flatMap(({ description, during }) => {
    if (!isObject(during) || during['start'] === undefined) return [];
    const { from, to } = asDates(daysOf(during));
    return { from, to: to ?? UNTIL_FURTHER_NOTICE, reason: description ?? '' };
  });
}

import type { PatientId, PractitionerId } from '../domain/identity/ids.ts';
import type { ListId, ListNumbers, OverCapReason } from '../domain/patientList/listState.ts';
import type { Membership } from '../domain/patientList/membership.ts';
import type { Cover } from '../domain/patientList/responsible.ts';
import { osloDateAt } from '../lib/time.ts';
import { SYSTEM } from './codes.ts';
import { extensionIn, extensionsIn } from './extension.ts';
import { asDates, daysOf, isActive, LONG_AGO, NEVER, type Days } from './holds.ts';
import { readInstant } from './instant.ts';
import { isObject, type Json } from './json.ts';
import { practitionerIn, readReference } from './reference.ts';
import { codeIn, concept, reference } from './schemas.ts';
import { listOf, number, object, optional, text } from './shape.ts';

const episode = object({
  status: optional(text),
  type: optional(listOf(concept)),
  patient: optional(reference),
  careManager: optional(reference),
});
const role = object({ practitioner: optional(reference) });
const group = object({ managingEntity: optional(reference) });
const counted = object({ quantity: number });

const OVER_CAP: Readonly<Record<string, OverCapReason>> = {
  'awaiting-draw': 'awaitingDraw',
  'child-of-listed': 'childOfListed',
  'returned-within-years': 'returnedWithinYears',
};

/** A GP's list is named by the GP: the register has one contract for each. */
export function listOfGp(gp: PractitionerId): ListId {
  const name: string = gp;
  return name as ListId;
}

/**
 * A patient's time on a GP's list out of an EpisodeOfCare; null for an episode of another kind, or one without parts.
 *
 * One that is `finished` without saying when has ended by the day on which that was written.
 *
 * @param inRole whose a PractitionerRole is, by its id
 */
export function toMembership(
  resource: Json,
  inRole: (role: string) => PractitionerId | null = () => null,
): (Membership & { readonly gp: PractitionerId }) | null {
  const read = episode.safeParse(resource);
  if (!read.success || codeIn(read.data.type, SYSTEM.episodeKind) !== 'gp-list') return null;
  const { status, patient, careManager } = read.data;
  const manager = readReference(careManager?.reference ?? '');
  const gp = manager?.type === 'PractitionerRole' ? inRole(manager.id) : practitionerIn(careManager?.reference);
  const who = readReference(patient?.reference ?? '');
  if (gp === null || who?.type !== 'Patient' || status === 'cancelled' || status === 'entered-in-error') return null;
  const period = resource['period'];
  // In line is not on the list, whatever its period says; and from when someone is on it must be told.
  const waits = status === 'waitlist' || !isObject(period) || period['start'] === undefined;
  const days = daysOf(period);
  const { from, to } = asDates({ from: days.from, to: days.to ?? (status === 'finished' ? endedBy(resource) : null) });
  return {
    patientId: who.id as PatientId,
    listId: listOfGp(gp),
    gp,
    from: waits || days.from === NEVER ? null : from,
    to,
  };
}

function endedBy({ meta }: Json): string {
  const at = isObject(meta) && typeof meta['lastUpdated'] === 'string' ? readInstant(meta['lastUpdated']) : null;
  return at === null ? LONG_AGO : osloDateAt(at).toString();
}

/** From when to when someone may work here, by a PractitionerRole; null for an end that is not given. */
export function authorisedIn(resource: Json): Days {
  return daysOf(resource['period']);
}

/** For which GP a locum stands in, by the locum's PractitionerRole; null for anyone else. A cover without an end is none. */
export function toCover(resource: Json): (Cover & { readonly gp: PractitionerId }) | null {
  const read = role.safeParse(resource);
  const gp = practitionerIn(extensionIn(resource, 'substitutes-for')?.valueReference?.reference);
  const locum = read.success && isActive(resource) ? practitionerIn(read.data.practitioner?.reference) : null;
  const period = resource['period'];
  const { from, to } = asDates(daysOf(period));
  if (gp === null || locum === null || to === null || !isObject(period) || period['start'] === undefined) return null;
  return { gp, locum, from, to };
}

/**
 * Whose list a Group is, and the name that it has in common with those it shares patients' work with; null for a Group
 * that is not in use.
 */
export function toSharedList(
  resource: Json,
): { readonly gp: PractitionerId; readonly sharedList: string | null } | null {
  const read = group.safeParse(resource);
  const gp = read.success && isActive(resource) ? practitionerIn(read.data.managingEntity?.reference) : null;
  return gp === null ? null : { gp, sharedList: extensionIn(resource, 'shared-list')?.valueString ?? null };
}

/**
 * What the register tells of a GP's list: its cap, how many people are on it and in line, and why they can be more than
 * the cap. Null without a cap and a headcount that can be read: nothing is said of a list then, not that it is open.
 */
export function toListNumbers(resource: Json): ListNumbers | null {
  const read = counted.safeParse(resource);
  const cap = extensionIn(resource, 'list-cap')?.valueInteger;
  if (!read.success || !isCount(read.data.quantity) || cap === undefined || !isCount(cap)) return null;
  const waiting = extensionIn(resource, 'list-waiting')?.valueInteger ?? 0;
  return {
    cap,
    headcount: read.data.quantity,
    waiting: isCount(waiting) ? waiting : 0,
    locked: extensionIn(resource, 'list-locked')?.valueBoolean === true,
    overCapBecause: extensionsIn(resource, 'list-over-cap').flatMap(({ valueCode }) => OVER_CAP[valueCode ?? ''] ?? []),
  };
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

import type { Block } from '../domain/access/blocks.ts';
import { CONSENT_LEVELS, type Consent, type ConsentLevel } from '../domain/access/consent.ts';
import { SERVICE_AREAS, type ServiceArea } from '../domain/access/proxy.ts';
import { osloDateAt, Temporal } from '../lib/time.ts';
import { CONSENT_CODES, SYSTEM } from './codes.ts';
import { type Days, daysOf, holdsOn, isQualified, LONG_AGO, NEVER } from './holds.ts';
import { readInstant, readMoment } from './instant.ts';
import { isObject } from './json.ts';
import { practitionerIn, readReference } from './reference.ts';
import { codeIn, coding, concept, reference } from './schemas.ts';
import { listOf, object, optional, text, type TypeOf } from './shape.ts';

const concepts = listOf(concept);
const provision = object({
  type: optional(text),
  code: optional(concepts),
  actor: optional(listOf(object({ reference: optional(reference) }))),
  class: optional(listOf(coding)),
  data: optional(listOf(object({ reference: optional(reference) }))),
});
const frame = object({
  status: optional(text),
  category: optional(concepts),
  dateTime: optional(text),
  policyRule: optional(concept),
  meta: object({ lastUpdated: optional(text) }),
});

/** A fullmakt as its Consent tells it; who holds it is a RelatedPerson, by id. Dates in Norway as ISO dates. */
export type Fullmakt = {
  readonly holder: string;
  readonly areas: readonly ServiceArea[];
  readonly from: string;
  readonly to: string | null;
  readonly endedOn: string | null;
};

/** What a patient has agreed to and refused on the portal. */
export type GivenConsents = {
  /** Null where no consent of the kind has been given: what that means is the portal's default. */
  readonly level: Consent | null;
  readonly ownAccess: boolean;
  readonly withheldFromGuardians: boolean;
  readonly blocks: readonly Block[];
  readonly fullmakts: readonly Fullmakt[];
};

/**
 * Every Consent of one patient on a day in Norway, in the rules' own words.
 *
 * Nothing that cannot be read opens anything: a block that names nobody we understand holds for all but the own GP, a
 * level that we do not know is no consent, a fullmakt without its parts gives no access. What gives access holds where
 * nothing else is said of it: `active`, within `provision.period`, with no exceptions nested in it, no extension that
 * changes its meaning, and not as `deny`. What takes access away stands unless it has clearly ended.
 */
export function toConsents(resources: readonly unknown[], day: Temporal.PlainDate): GivenConsents {
  const read = resources.map(readConsent).filter((one) => one !== null);
  const gives = (one: Read) => one.active && one.plain && holdsOn(one.days, day);
  const takes = (one: Read) => one.active && !hasPassed(one, day);
  return {
    level: levelIn(
      read.filter(({ kind }) => kind === 'level'),
      gives,
      day,
    ),
    ownAccess: read.some((one) => one.kind === 'own-access' && gives(one)),
    withheldFromGuardians: read.some((one) => one.kind === 'withheld-from-parents' && takes(one)),
    blocks: read.filter((one) => one.kind === 'block' && takes(one)).flatMap(toBlocksOf),
    fullmakts: read.filter(({ kind, plain }) => kind === 'proxy' && plain).flatMap(toFullmakts),
  };
}

/** The blocks alone, out of Consents of that kind: what every list asks. */
export function toBlocks(resources: readonly unknown[], day: Temporal.PlainDate): readonly Block[] {
  return toConsents(resources, day).blocks;
}

type Read = {
  readonly kind: (typeof CONSENT_CODES)[number];
  readonly active: boolean;
  /** It gives what it names, with no exceptions and nothing that changes its meaning. */
  readonly plain: boolean;
  readonly days: Days;
  /** Whether its period can be read, so that what has passed has passed. */
  readonly periodIsRead: boolean;
  readonly level: ConsentLevel | null;
  /** ms; given, at the earliest and at the latest, and last changed. */
  readonly given: number;
  readonly givenBy: number;
  readonly changed: number;
  readonly provision: TypeOf<typeof provision>;
};

function readConsent(input: unknown): Read | null {
  const parsed = frame.safeParse(input);
  if (!parsed.success) return null;
  const { data } = parsed;
  const kind = CONSENT_CODES.find((one) => one === codeIn(data.category, SYSTEM.consentKind));
  if (kind === undefined) return null;
  const changed = readInstant(data.meta.lastUpdated ?? '') ?? 0;
  const parts = provision.safeParse(data['provision'] ?? {});
  const rule = data.policyRule === undefined ? [] : [data.policyRule];
  const given = readMoment(data.dateTime ?? '');
  const period = parts.success ? parts.data['period'] : undefined;
  return {
    kind,
    active: data.status === 'active',
    plain: parts.success && parts.data.type !== 'deny' && parts.data['provision'] === undefined && !isQualified(data),
    days: daysOf(period),
    periodIsRead: parts.success && isRead(period),
    level: CONSENT_LEVELS.find((one) => one === codeIn(rule, SYSTEM.consentLevel)) ?? null,
    given: given?.first ?? changed,
    givenBy: given?.last ?? changed,
    changed,
    provision: parts.success ? parts.data : {},
  };
}

function isRead(period: unknown): boolean {
  if (period === undefined) return true;
  if (!isObject(period)) return false;
  return [period['start'], period['end']].every(
    (end) => end === undefined || (typeof end === 'string' && readMoment(end) !== null),
  );
}

/** What takes access away and has ended, or has not begun; not where its period cannot be read. */
function hasPassed({ days, periodIsRead }: Read, day: Temporal.PlainDate): boolean {
  return periodIsRead && !holdsOn(days, day);
}

/**
 * The newest that stands counts; where only a part of a date is known, a lower one is newer than it may have been. One
 * that was higher and no longer stands has been taken back.
 */
function levelIn(levels: readonly Read[], stands: (one: Read) => boolean, day: Temporal.PlainDate): Consent | null {
  const begun = levels.filter((one) => !one.active || !one.periodIsRead || one.days.from <= day.toString());
  const when = (one: Read) => (one.level === 'full' ? one.given : one.givenBy);
  const ordered = begun.toSorted((a, b) => when(a) - when(b) || a.changed - b.changed);
  const standing = ordered.findLast(stands);
  const ended = ordered.filter((one) => !stands(one));
  if (standing === undefined && ended.length === 0) return null;
  const level = standing?.level ?? 'none';
  const taken = ended.filter((one) => rank(one.level ?? 'none') > rank(level));
  if (taken.length === 0) return { level, withdrawnOn: null };
  const on = standing === undefined ? taken.map(endedOn).toSorted().at(-1) : dayOf(standing.given);
  return { level, withdrawnOn: on ?? null };
}

/** When a level that no longer stands ended: when it was changed, or the day after the last one of its period. */
function endedOn({ active, changed, days }: Read): string {
  if (!active || days.to === null) return dayOf(changed);
  return Temporal.PlainDate.from(days.to).add({ days: 1 }).toString();
}

function rank(level: ConsentLevel): number {
  return CONSENT_LEVELS.indexOf(level);
}

/** A block can name several people, or several prescriptions. What it names that we cannot follow blocks everyone. */
function toBlocksOf({ provision: { code, actor = [], data = [] } }: Read): readonly Block[] {
  const kind = codeIn(code, SYSTEM.blockKind);
  if (kind === 'practitioner' && actor.length > 0) {
    return actor.map((one) => {
      const practitioner = practitionerIn(one.reference?.reference);
      return practitioner === null ? EVERYONE : { type: 'practitioner', practitioner };
    });
  }
  if (kind === 'prescription' && data.length > 0) {
    return data.map((one) => {
      const about = readReference(one.reference?.reference ?? '');
      return about?.type === 'MedicationRequest' ? { type: 'prescription', prescription: about.id } : EVERYONE;
    });
  }
  return [EVERYONE];
}

const EVERYONE: Block = { type: 'all-but-own-gp' };

/** One for each of those who hold it. */
function toFullmakts({ provision: parts, active, given, changed, days }: Read): readonly Fullmakt[] {
  const codes =
    parts.class?.filter(({ system }) => system === SYSTEM.serviceArea).map(({ code }) => Number(code)) ?? [];
  const areas = SERVICE_AREAS.filter((area) => codes.includes(area));
  // A start that is there and cannot be read has not come.
  if (days.from === NEVER) return [];
  const from = days.from === LONG_AGO ? dayOf(given) : days.from;
  return (parts.actor ?? []).flatMap((actor) => {
    const holder = readReference(actor.reference?.reference ?? '');
    if (holder?.type !== 'RelatedPerson') return [];
    return { holder: holder.id, areas, from, to: days.to, endedOn: active ? null : dayOf(changed) };
  });
}

function dayOf(ms: number): string {
  return osloDateAt(ms).toString();
}

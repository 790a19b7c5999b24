import type { Block } from '../domain/access/blocks.ts';
import { CONSENT_LEVELS, type Consent, type ConsentLevel } from '../domain/access/consent.ts';
import { SERVICE_AREAS, type ServiceArea } from '../domain/access/proxy.ts';
import { osloDateAt, Temporal } from '../lib/time.ts';
import { type CONSENT_CODES, SYSTEM } from './codes.ts';
import { type Days, daysOf, holdsOn, isQualified, LONG_AGO, NEVER } from './holds.ts';
import { readInstant, readMoment } from './instant.ts';
import { isObject, type Json } from './json.ts';
import { practitionerIn, readReference } from './reference.ts';
import { codesIn, coding, concept, reference } from './schemas.ts';
import { listOf, object, optional, type Shape, text, type TypeOf } from './shape.ts';

const concepts = listOf(concept);
const provision = object({
  type: optional(text),
  code: optional(concepts),
  actor: optional(listOf(object({ role: optional(concept), reference: optional(reference) }))),
  class: optional(listOf(coding)),
  data: optional(listOf(object({ reference: optional(reference) }))),
});
const stamped = object({ meta: object({ lastUpdated: text }) });

/**
 * What a provision can say and still give all that it names. Anything else narrows it to something that we do not know:
 * `data`, `dataPeriod`, `purpose`, `securityLabel`, `code`.
 */
const WHOLE: ReadonlySet<string> = new Set(['id', 'extension', 'type', 'period', 'actor', 'action', 'class']);
const PRIVACY = 'patient-privacy';

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
 * nothing else is said of it: `active`, within `provision.period`, with no exceptions nested in it, nothing that narrows
 * it (`data`, `purpose` …), for privacy (`scope`), no extension that changes its meaning, and not as `deny`. What takes access away stands unless it has clearly ended.
 */
export function toConsents(resources: readonly unknown[], day: Temporal.PlainDate): GivenConsents {
  const all = resources.map(readConsent).filter((one) => one !== null);
  const gives = (one: Read) => one.status === 'active' && one.plain && holdsOn(one.days, day);
  const takes = (one: Read) => one.status === 'active' && !hasPassed(one, day);
  const standing = (kind: Read['kind']) => all.filter((one) => one.kind === kind && takes(one)).toSorted(byWhen);
  return {
    level: levelIn(
      all.filter(({ kind, status }) => kind === 'level' && !NEVER_GIVEN.includes(status)),
      gives,
      day,
    ),
    // A later one that says no, or says it in a way that we cannot read, ends the yes before it.
    ownAccess: standing('own-access')
      .filter(({ byPatientAlone }) => !byPatientAlone)
      .slice(-1)
      .some(gives),
    withheldFromGuardians: standing('withheld-from-parents').length > 0,
    blocks: standing('block').flatMap(toBlocksOf),
    fullmakts: all
      .filter(({ kind, plain }) => kind === 'proxy' && plain)
      .filter(
        (one) => !standing('proxy').some((other) => !other.plain && byWhen(one, other) <= 0 && isOfSame(one, other)),
      )
      .flatMap((one) => toFullmakts(one, day)),
  };
}

/** The blocks alone, out of Consents of that kind: what every list asks. */
export function toBlocks(resources: readonly unknown[], day: Temporal.PlainDate): readonly Block[] {
  return toConsents(resources, day).blocks;
}

/** What was asked for, turned down, or written by mistake has never been given, and so not taken back. */
const NEVER_GIVEN: readonly unknown[] = ['draft', 'proposed', 'entered-in-error'];

type Read = {
  readonly kind: (typeof CONSENT_CODES)[number];
  readonly status: string | undefined;
  /** It gives what it names, with no exceptions and nothing that narrows it or changes its meaning. */
  readonly plain: boolean;
  /** Something in it changes its meaning, or makes exceptions. */
  readonly qualified: boolean;
  readonly days: Days;
  /** Whether its period can be read, so that what has passed has passed. */
  readonly periodIsRead: boolean;
  readonly level: ConsentLevel | null;
  /** Whether the patient alone has given it (`performer`). */
  readonly byPatientAlone: boolean;
  /** ms; given, at the earliest and at the latest, and last changed. */
  readonly given: number;
  readonly givenBy: number;
  readonly changed: number;
  readonly provision: TypeOf<typeof provision>;
};

function readConsent(input: unknown): Read | null {
  if (!isObject(input)) return null;
  const { status } = input;
  const kind = consentKindOf(input);
  if (kind === null) return null;
  const written = read(stamped, input)?.meta.lastUpdated;
  const changed = readInstant(written ?? '') ?? 0;
  const parts = provision.safeParse(input['provision'] ?? {});
  const given = typeof input['dateTime'] === 'string' ? readMoment(input['dateTime']) : null;
  const period = parts.success ? parts.data['period'] : undefined;
  const qualified = isQualified(input) || !parts.success || parts.data['provision'] !== undefined;
  return {
    kind,
    status: typeof status === 'string' ? status : undefined,
    plain: parts.success && parts.data.type !== 'deny' && isWhole(parts.data) && isPrivacy(input) && !qualified,
    qualified,
    days: daysOf(period),
    periodIsRead: parts.success && isRead(period),
    level: levelOf(input['policyRule']),
    byPatientAlone: isByPatientAlone(input['performer']),
    // Nothing is given after it was written down.
    given: Math.min(given?.first ?? changed, changed),
    givenBy: Math.min(given?.last ?? changed, changed),
    changed,
    provision: parts.success ? parts.data : {},
  };
}

const STRICTEST_FIRST = ['block', 'withheld-from-parents', 'level', 'own-access', 'proxy'] as const;

/** What a Consent is about; of several kinds the one that keeps someone out. Null for one that we do not know. */
export function consentKindOf({ category }: Json): (typeof CONSENT_CODES)[number] | null {
  const codes = codesIn(read(concepts, category), SYSTEM.consentKind);
  return STRICTEST_FIRST.find((one) => codes.includes(one)) ?? null;
}

function read<Of>(shape: Shape<Of>, value: unknown): Of | undefined {
  const parsed = shape.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

function isWhole(parts: TypeOf<typeof provision>): boolean {
  return Object.keys(parts).every((name) => name.startsWith('_') || WHOLE.has(name));
}

/** What it is a consent to (`scope`, a modifier in R4): what is agreed to for research, or at the end of life, opens nothing. */
function isPrivacy({ scope }: Json): boolean {
  if (scope === undefined) return true;
  const codes = read(concept, scope)?.coding?.map(({ code }) => code) ?? [];
  return codes.length > 0 && codes.every((code) => code === PRIVACY);
}

/** The level that a rule names; of several the lowest, and none where one of them is not known. */
function levelOf(rule: unknown): ConsentLevel | null {
  const parsed = read(concept, rule);
  const codes = codesIn(parsed === undefined ? [] : [parsed], SYSTEM.consentLevel);
  const known = CONSENT_LEVELS.filter((one) => codes.includes(one));
  return codes.every((code) => known.some((one) => one === code)) ? (known[0] ?? null) : null;
}

function isByPatientAlone(performers: unknown): boolean {
  const named = read(listOf(reference), performers) ?? [];
  const types = named.map((one) => readReference(one.reference ?? '')?.type);
  return types.length > 0 && types.every((type) => type === 'Patient');
}

/** The older first. */
function byWhen(one: Read, other: Read): number {
  return one.given - other.given || one.changed - other.changed;
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
  const begun = levels.filter((one) => one.status !== 'active' || !one.periodIsRead || one.days.from <= day.toString());
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
function endedOn({ status, changed, days }: Read): string {
  if (status !== 'active' || days.to === null) return dayOf(changed);
  return Temporal.PlainDate.from(days.to).add({ days: 1 }).toString();
}

function rank(level: ConsentLevel): number {
  return CONSENT_LEVELS.indexOf(level);
}

/** A block can name several people, or several prescriptions. What it names that we cannot follow, and exceptions, block everyone. */
function toBlocksOf({ qualified, provision: { code, actor = [], data = [] } }: Read): readonly Block[] {
  const [kind, ...others] = codesIn(code, SYSTEM.blockKind);
  if (qualified || others.length > 0) return [EVERYONE];
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

/** What someone can be called who has been given it (`actor.role`; HL7 v3 ParticipationType and RoleCode). */
const HOLDS: ReadonlySet<unknown> = new Set(['PRCP', 'IRCP', 'GRANTEE', 'DELEGATEE']);

/** Those who hold it: not who gave it, or bore witness. */
function holdersOf({ provision: { actor = [] } }: Read): readonly string[] {
  return actor.flatMap(({ role, reference: to }) => {
    const codes = read(concept, role)?.coding?.flatMap(({ code }) => code ?? []) ?? [];
    const holder = readReference(to?.reference ?? '');
    const holds = codes.length === 0 || codes.some((code) => HOLDS.has(code));
    return holder?.type === 'RelatedPerson' && holds ? [holder.id] : [];
  });
}

/** Whether one that gives nothing is about a holder of another, or names nobody and so is about all. */
function isOfSame(one: Read, denied: Read): boolean {
  const named = (denied.provision.actor ?? []).map((actor) => readReference(actor.reference?.reference ?? '')?.id);
  return named.length === 0 || holdersOf(one).some((holder) => named.includes(holder));
}

/** One for each of those who hold it. One that is not in force has ended by today, whenever that was written. */
function toFullmakts(one: Read, day: Temporal.PlainDate): readonly Fullmakt[] {
  const { provision: parts, status, given, changed, days } = one;
  const codes =
    parts.class?.filter(({ system }) => system === SYSTEM.serviceArea).map(({ code }) => Number(code)) ?? [];
  const areas = SERVICE_AREAS.filter((area) => codes.includes(area));
  // A start that is there and cannot be read has not come.
  if (days.from === NEVER) return [];
  const from = days.from === LONG_AGO ? dayOf(given) : days.from;
  const today = day.toString();
  const written = dayOf(changed);
  const ended = written < today ? written : today;
  return holdersOf(one).map((holder) => ({
    holder,
    areas,
    from,
    to: days.to,
    endedOn: status === 'active' ? null : ended,
  }));
}

function dayOf(ms: number): string {
  return osloDateAt(ms).toString();
}

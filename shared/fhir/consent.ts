import type { Block } from '../domain/access/blocks.ts';
import { CONSENT_LEVELS, type Consent, type ConsentLevel } from '../domain/access/consent.ts';
import { SERVICE_AREAS, type ServiceArea } from '../domain/access/proxy.ts';
import { osloDateAt } from '../lib/time.ts';
import { CONSENT_CODES, SYSTEM } from './codes.ts';
import { readInstant } from './instant.ts';
import { practitionerIn, readReference } from './reference.ts';
import { codeIn, coding, concept, period, reference } from './schemas.ts';
import { listOf, object, optional, text, type TypeOf } from './shape.ts';

const concepts = listOf(concept);
const provision = object({
  code: optional(concepts),
  actor: optional(listOf(object({ reference: optional(reference) }))),
  period: optional(period),
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
 * Every Consent of one patient, in the rules' own words.
 *
 * Nothing that cannot be read opens anything: a block that names nobody we understand holds for all but the own GP, a
 * level that we do not know is no consent, a fullmakt without its parts gives no access.
 */
export function toConsents(resources: readonly unknown[]): GivenConsents {
  const read = resources.map(readConsent).filter((one) => one !== null);
  const standing = read.filter(({ active }) => active);
  return {
    level: levelIn(read.filter(({ kind }) => kind === 'level')),
    ownAccess: standing.some(({ kind }) => kind === 'own-access'),
    withheldFromGuardians: standing.some(({ kind }) => kind === 'withheld-from-parents'),
    blocks: standing.filter(({ kind }) => kind === 'block').map(toBlock),
    fullmakts: read.filter(({ kind }) => kind === 'proxy').flatMap((one) => toFullmakt(one) ?? []),
  };
}

/** The blocks alone, out of Consents of that kind: what every list asks. */
export function toBlocks(resources: readonly unknown[]): readonly Block[] {
  return toConsents(resources).blocks;
}

type Read = {
  readonly kind: (typeof CONSENT_CODES)[number];
  readonly active: boolean;
  readonly level: ConsentLevel | null;
  /** ms; given, and last changed. */
  readonly given: number;
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
  return {
    kind,
    active: data.status === 'active',
    level: CONSENT_LEVELS.find((one) => one === codeIn(rule, SYSTEM.consentLevel)) ?? null,
    given: readInstant(data.dateTime ?? '') ?? changed,
    changed,
    provision: parts.success ? parts.data : {},
  };
}

/** The newest that stands counts. One that was higher and no longer stands has been taken back. */
function levelIn(levels: readonly Read[]): Consent | null {
  const ordered = levels.toSorted((a, b) => a.given - b.given || a.changed - b.changed);
  const standing = ordered.findLast(({ active }) => active);
  const ended = ordered.filter(({ active }) => !active);
  if (standing === undefined && ended.length === 0) return null;
  const level = standing?.level ?? 'none';
  const taken = ended.filter((one) => rank(one.level ?? 'none') > rank(level));
  if (taken.length === 0) return { level, withdrawnOn: null };
  const on = standing?.given ?? Math.max(...taken.map(({ changed }) => changed));
  return { level, withdrawnOn: dayOf(on) };
}

function rank(level: ConsentLevel): number {
  return CONSENT_LEVELS.indexOf(level);
}

function toBlock({ provision: { code, actor, data } }: Read): Block {
  const kind = codeIn(code, SYSTEM.blockKind);
  const practitioner = practitionerIn(actor?.[0]?.reference?.reference);
  if (kind === 'practitioner' && practitioner !== null) return { type: 'practitioner', practitioner };
  const about = readReference(data?.[0]?.reference?.reference ?? '');
  if (kind === 'prescription' && about?.type === 'MedicationRequest') {
    return { type: 'prescription', prescription: about.id };
  }
  return { type: 'all-but-own-gp' };
}

function toFullmakt({ provision: parts, active, given, changed }: Read): Fullmakt | null {
  const holder = readReference(parts.actor?.[0]?.reference?.reference ?? '');
  if (holder?.type !== 'RelatedPerson') return null;
  const codes =
    parts.class?.filter(({ system }) => system === SYSTEM.serviceArea).map(({ code }) => Number(code)) ?? [];
  const start = readInstant(parts.period?.start ?? '');
  const end = readInstant(parts.period?.end ?? '');
  // A start that is there and cannot be read has not come, and such an end is not «no end».
  if (parts.period?.start !== undefined && start === null) return null;
  const to = parts.period?.end === undefined ? null : end === null ? '0001-01-01' : dayOf(end);
  return {
    holder: holder.id,
    areas: SERVICE_AREAS.filter((area) => codes.includes(area)),
    from: dayOf(start ?? given),
    to,
    endedOn: active ? null : dayOf(changed),
  };
}

function dayOf(ms: number): string {
  return osloDateAt(ms).toString();
}

import { assertNever } from '../../lib/assertNever.ts';
import type { Temporal } from '../../lib/time.ts';
import { ageOn } from './age.ts';
import { type Consent, mayReachByPortal, type NotByPortal } from './consent.ts';
import { type Child, type GuardianId, type GuardianRefused, guardianAccess } from './guardian.ts';
import type { PatientLife } from './life.ts';
import { limitOn } from './limits.ts';
import type { BehalfMatter } from './onBehalf.ts';
import { type Proxy, type ProxyId, type ProxyRefused, proxyOn } from './proxy.ts';
import { type OwnAccess, ownAccess } from './youth.ts';

/** What must be known of a patient to say who may get an answer. */
export type Reachable = Child & {
  readonly consent: Consent;
  /** A parent has agreed to own access from 13 to 16; means nothing at other ages. */
  readonly parentConsentsToOwnAccess: boolean;
  readonly proxies: readonly Proxy[];
  /** Absent: alive, and this is the patient's record. */
  readonly life?: Exclude<PatientLife['is'], 'alive'>;
};

/** Who asked. `surgery` is what nobody asked for: a new time, a result. */
export type Requester =
  | { readonly type: 'patient' }
  | { readonly type: 'guardian'; readonly id: GuardianId }
  | { readonly type: 'proxy'; readonly id: ProxyId }
  | { readonly type: 'surgery' };

export type Answerable = {
  readonly matter: BehalfMatter;
  readonly requester: Requester;
  readonly withheldFromGuardians: boolean;
};

export type Recipient =
  | { readonly type: 'patient' }
  | { readonly type: 'guardian'; readonly id: GuardianId }
  | { readonly type: 'proxy'; readonly id: ProxyId };

/** Why someone gets the answer or does not; the words stand under `recipient.<type>`. */
export type RecipientReason =
  | OwnAccess
  | { readonly type: 'GuardianActsForChild' }
  | { readonly type: 'GuardianAskedForYouth' }
  | { readonly type: 'GuardianNotInformed'; readonly from: number }
  | { readonly type: 'WithheldFromGuardians' }
  | { readonly type: 'MatterNotForGuardian' }
  | { readonly type: 'ProxyInForce' }
  | { readonly type: 'PatientIsDead' }
  | { readonly type: 'PatientIsReplaced' }
  /** The age is not known well enough: nobody gets it who may not at every age that the patient can have. */
  | { readonly type: 'BirthDateNotWhole' }
  | { readonly type: 'ProxyUnknown' }
  | GuardianRefused
  | ProxyRefused
  | NotByPortal;

/** Nobody to send to means phone or letter. Plain, so that it travels. */
export type Recipients = { readonly to: readonly Recipient[]; readonly reasons: readonly RecipientReason[] };

/**
 * Who may receive an answer through the portal on a day, and why.
 *
 * The age on the day of the answer decides, not that of the question: whoever has turned 16 gets it alone (pbrl. § 4-3).
 * A proxy whose fullmakt has ended gets nothing, and the patient gets the answer. From 12 to 16 only the guardian who
 * asked is answered, and none where the young patient has asked for confidence (pbrl. § 3-4). Without full consent
 * nobody is reached, since no one has more than the patient has given.
 *
 * Of whom only a part of the birth date is known, whoever may get it at every age that the patient can have. For one who
 * has died nobody is left on the portal: fullmakt and access for children end (Helsenorge); and a record that another
 * has replaced is nobody's.
 */
export function recipientsOf(patient: Reachable, about: Answerable, day: Temporal.PlainDate): Recipients {
  if (patient.life === 'dead') return nobody({ type: 'PatientIsDead' });
  if (patient.life === 'replaced') return nobody({ type: 'PatientIsReplaced' });
  const byPortal = mayReachByPortal(patient.consent);
  if (!byPortal.ok) return nobody(byPortal.error);

  const { latestBirthDate, ...known } = patient;
  const eldest = recipientsAt(known, about, day);
  if (latestBirthDate === undefined) return eldest;
  return atBothAges(eldest, recipientsAt({ ...known, birthDate: latestBirthDate }, about, day));
}

/** Whoever may get it at either age. Where the age decides it, that is said first. */
function atBothAges(one: Recipients, other: Recipients): Recipients {
  const to = one.to.filter((each) => other.to.some((same) => isSame(each, same)));
  if (to.length === one.to.length && to.length === other.to.length) return one;
  const all = together(one, other).reasons.filter(({ type }) => !AT_ONE_AGE.includes(type));
  return { to, reasons: [{ type: 'BirthDateNotWhole' }, ...all] };
}

/** What is only so at one of the ages. */
const AT_ONE_AGE: readonly RecipientReason['type'][] = [
  'PatientDecidesAlone',
  'YouthHasOwnAccess',
  'YouthWithoutConsent',
  'TooYoungForOwnAccess',
  'GuardianActsForChild',
  'GuardianAskedForYouth',
  'GuardianNotInformed',
  'ChildDecidesAlone',
];

function isSame(one: Recipient, other: Recipient): boolean {
  if (one.type === 'patient' || other.type === 'patient') return one.type === other.type;
  return one.type === other.type && one.id === other.id;
}

function recipientsAt(patient: Reachable, { requester, ...about }: Answerable, day: Temporal.PlainDate): Recipients {
  const own = ownAccess(patient.birthDate, patient.parentConsentsToOwnAccess, day);
  const hasOwn = own.type === 'PatientDecidesAlone' || own.type === 'YouthHasOwnAccess';
  const self: Recipients = { to: hasOwn ? [{ type: 'patient' }] : [], reasons: [own] };

  switch (requester.type) {
    case 'patient':
      return self;
    case 'proxy':
      return together(self, proxyPart(patient, requester.id, day));
    case 'guardian':
      return together(self, guardianPart(patient, requester.id, about, day));
    case 'surgery':
      return together(self, guardianPart(patient, null, about, day));
    default:
      return assertNever(requester);
  }
}

function together(a: Recipients, b: Recipients): Recipients {
  const news = b.reasons.filter((reason) => !a.reasons.some((known) => known.type === reason.type));
  return { to: [...a.to, ...b.to], reasons: [...a.reasons, ...news] };
}

const NOBODY: Recipients = { to: [], reasons: [] };

function nobody(reason: RecipientReason): Recipients {
  return { to: [], reasons: [reason] };
}

function proxyPart(patient: Reachable, id: ProxyId, day: Temporal.PlainDate): Recipients {
  const proxy = patient.proxies.find((candidate) => candidate.id === id);
  if (proxy === undefined) return nobody({ type: 'ProxyUnknown' });
  const valid = proxyOn(patient, proxy, day);
  if (!valid.ok) return nobody(valid.error);
  return { to: [{ type: 'proxy', id }], reasons: [{ type: 'ProxyInForce' }] };
}

/** `asking` is the guardian who asked; null when the surgery itself has something to tell. */
function guardianPart(
  patient: Reachable,
  asking: GuardianId | null,
  about: Omit<Answerable, 'requester'>,
  day: Temporal.PlainDate,
): Recipients {
  const asked = asking === null ? [] : [asking];
  const age = ageOn(patient.birthDate, day);
  const reducedFrom = limitOn('guardianAccessReducedFromAge', day);
  if (age < reducedFrom) {
    // Both parents act for a child, so both may read the answer that one of them asked for.
    const all = new Set([...asked, ...patient.guardians.map(({ id }) => id)]);
    return [...all].map((id) => oneGuardian(patient, id, about, 'GuardianActsForChild', day)).reduce(together, NOBODY);
  }
  const isYouth = age < limitOn('decidesAloneFromAge', day);
  if (isYouth && asking === null) return nobody({ type: 'GuardianNotInformed', from: reducedFrom });
  return asked.map((id) => oneGuardian(patient, id, about, 'GuardianAskedForYouth', day)).reduce(together, NOBODY);
}

function oneGuardian(
  patient: Reachable,
  id: GuardianId,
  { matter, withheldFromGuardians }: Omit<Answerable, 'requester'>,
  why: 'GuardianActsForChild' | 'GuardianAskedForYouth',
  day: Temporal.PlainDate,
): Recipients {
  const access = guardianAccess(patient, id, day);
  if (!access.ok) return nobody(access.error);
  if (withheldFromGuardians) return nobody({ type: 'WithheldFromGuardians' });
  if (!access.value.matters.includes(matter)) return nobody({ type: 'MatterNotForGuardian' });
  return { to: [{ type: 'guardian', id }], reasons: [{ type: why }] };
}

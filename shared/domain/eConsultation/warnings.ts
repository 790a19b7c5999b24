import { assertNever } from '../../lib/assertNever.ts';
import { osloDateAt, type Temporal } from '../../lib/time.ts';
import { isProtected } from '../access/addressProtection.ts';
import type { DigitalReach } from '../access/reach.ts';
import type { RecipientReason, Reachable } from '../access/recipients.ts';
import type { PatientLife } from '../access/life.ts';
import { ageOn } from '../access/age.ts';
import { limitOn } from '../access/limits.ts';
import { ageShifts, type AgeShift } from '../access/youth.ts';
import { type ClosingWarning, closingWarning } from '../calendar/closingWarning.ts';
import type { SurgeryHours } from '../calendar/openingHours.ts';
import type { PatientId, PractitionerId } from '../identity/ids.ts';
import type { MatterOnGpChange } from '../patientList/openMatter.ts';
import { type Contract, doctorsOn, responsibleOn } from '../patientList/responsible.ts';
import { type EConsultation, isOpen } from './eConsultation.ts';
import { type GpChange, gpChangeBanner } from './gpChange.ts';
import { dueDay } from './queue.ts';

/** What changes how one answers, to be seen before anyone types. Dates in Norway as ISO dates. */
export type MatterWarning =
  /** `on`: the day, as much of it as is known; null where it is not told. */
  | { readonly type: 'PatientIsDead'; readonly on: string | null }
  /** The record is out of use; `by`: the one that stands in its place. */
  | { readonly type: 'PatientIsReplaced'; readonly by: PatientId | null }
  | { readonly type: 'NotReachable'; readonly instead: readonly ('phone' | 'letter')[] }
  /** Why somebody does not get the answer. */
  | { readonly type: 'Recipient'; readonly reason: RecipientReason }
  /** Too little of it is known to say on which side of an age limit the patient is. */
  | { readonly type: 'BirthDateNotWhole' }
  | ({ readonly type: 'AgeShiftPassed' } & AgeShift)
  | ({ readonly type: 'AgeShiftAhead' } & AgeShift)
  | {
      readonly type: 'GpChange';
      readonly how: Exclude<MatterOnGpChange['type'], 'NewGpsOwn'>;
      readonly on: string;
      readonly oldGp: PractitionerId;
      readonly newGp: PractitionerId;
    }
  /** The GP is away, and these answer until a day. */
  | {
      readonly type: 'LocumStandsIn';
      readonly gp: PractitionerId;
      readonly locums: readonly PractitionerId[];
      readonly until: string;
    }
  /** The list has no GP; `locum` answers, null when the surgery must say who does. */
  | { readonly type: 'VacantList'; readonly locum: PractitionerId | null }
  | { readonly type: 'SharedList'; readonly gp: PractitionerId; readonly others: readonly PractitionerId[] }
  /** The surgery itself is closed on working days that are left until the due day, which stands all the same. */
  | ({ readonly type: 'SurgeryClosed'; readonly days: readonly string[]; readonly due: string } & (
      | { readonly how: Exclude<ClosingWarning['type'], 'ClosedOnDueDay'> }
      | { readonly how: 'ClosedOnDueDay'; readonly lastOpenDay: string }
    ))
  | { readonly type: 'AddressProtected' }
  | { readonly type: 'WithheldFromGuardians' };

type Facts = {
  readonly eConsultation: EConsultation;
  readonly patient: Reachable;
  readonly life: PatientLife;
  /** Whether it is today (`keepsFromGuardians`). */
  readonly withheldFromGuardians: boolean;
  /** Null where the portal has not told what the patient has agreed to. */
  readonly reach: DigitalReach | null;
  readonly change: GpChange | null;
  /** The list of the responsible GP. */
  readonly list: Contract;
  /** Every list at the surgery. */
  readonly lists: readonly Contract[];
  /** When the surgery is open; null for a matter without a due day of this kind. */
  readonly hours: SurgeryHours | null;
};

// These say who gets the answer as it is meant to be; the others say that someone does not.
const AS_USUAL: readonly RecipientReason['type'][] = [
  'PatientDecidesAlone',
  'YouthHasOwnAccess',
  'YouthWithoutConsent',
  'TooYoungForOwnAccess',
  'GuardianActsForChild',
  'GuardianAskedForYouth',
  'ProxyInForce',
];

/**
 * Everything about a patient and a matter that changes how one answers, the gravest first.
 *
 * When the matter has ended nobody answers, and only what protects the patient is left, and what has become of them.
 */
export function matterWarnings(facts: Facts, today: Temporal.PlainDate): readonly MatterWarning[] {
  const { eConsultation, patient } = facts;
  return [
    ...whatBecame(facts.life),
    ...(isOpen(eConsultation)
      ? [...whoGetsIt(facts), ...ages(facts, today), ...whoAnswers(facts, today), ...closed(facts, today)]
      : []),
    ...(isProtected(patient.addressProtection) ? [{ type: 'AddressProtected' } as const] : []),
    ...(facts.withheldFromGuardians ? [{ type: 'WithheldFromGuardians' } as const] : []),
  ];
}

/** Each of these has a warning of its own. */
const SAID_ELSEWHERE: readonly RecipientReason['type'][] = ['BirthDateNotWhole', 'PatientIsDead', 'PatientIsReplaced'];

function whatBecame(life: PatientLife): readonly MatterWarning[] {
  switch (life.is) {
    case 'alive':
      return [];
    case 'dead':
      return [{ type: 'PatientIsDead', on: life.on }];
    case 'replaced':
      return [{ type: 'PatientIsReplaced', by: life.by }];
    default:
      return assertNever(life);
  }
}

function whoGetsIt({ reach, withheldFromGuardians }: Facts): readonly MatterWarning[] {
  if (reach === null) return [];
  const nobody = reach.type === 'not-reachable';
  const reasons = reach.reasons
    .filter(({ type }) => nobody || !AS_USUAL.includes(type))
    // Said once, by the mark that stands whatever becomes of the matter, and by the warning about ages.
    .filter(({ type }) => !(withheldFromGuardians && type === 'WithheldFromGuardians'))
    .filter(({ type }) => !SAID_ELSEWHERE.includes(type))
    .map((reason) => ({ type: 'Recipient', reason }) as const);
  return nobody ? [{ type: 'NotReachable', instead: reach.instead }, ...reasons] : reasons;
}

const AGE_LIMITS = ['guardianAccessReducedFromAge', 'youthAccessFromAge', 'decidesAloneFromAge'] as const;

function laterOf(one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  return one.toString() > other.toString() ? one : other;
}

/** An age passed since the matter came, and one that is reached before it is due. */
function ages({ eConsultation, patient }: Facts, today: Temporal.PlainDate): readonly MatterWarning[] {
  const received = osloDateAt(eConsultation.receivedAt);
  if (patient.latestBirthDate !== undefined) {
    const eldest = ageOn(patient.birthDate, laterOf(today, dueDay(eConsultation)));
    const youngest = ageOn(patient.latestBirthDate, received);
    const isUnclear = AGE_LIMITS.some((limit) => youngest < limitOn(limit, today) && limitOn(limit, today) <= eldest);
    return isUnclear ? [{ type: 'BirthDateNotWhole' }] : [];
  }
  const { passed, next } = ageShifts(patient.birthDate, received, today);
  const ahead = next !== null && next.on <= dueDay(eConsultation).toString() ? [next] : [];
  return [
    ...passed.map((shift) => ({ type: 'AgeShiftPassed', ...shift }) as const),
    ...ahead.map((shift) => ({ type: 'AgeShiftAhead', ...shift }) as const),
  ];
}

function whoAnswers(facts: Facts, today: Temporal.PlainDate): readonly MatterWarning[] {
  const { eConsultation, change, list, lists } = facts;
  const gp = eConsultation.responsibleGp;
  const warnings: MatterWarning[] = [];
  const banner = gpChangeBanner(eConsultation, change, today);
  if (banner !== null && change !== null && banner.type !== 'NewGpsOwn') {
    const on = banner.changeOn.toString();
    warnings.push({ type: 'GpChange', how: banner.type, on, oldGp: gp, newGp: change.newGp });
  }
  const responsible = responsibleOn(list, today);
  if (responsible.type === 'locum') warnings.push({ type: 'VacantList', locum: responsible.locum });
  else if (responsible.type === 'nobodyNamed') warnings.push({ type: 'VacantList', locum: null });
  else if (responsible.locums.length > 0) {
    const day = today.toString();
    const ends = list.locums.flatMap(({ from, to }) => (from.toString() <= day && day <= to.toString() ? [to] : []));
    const until = ends.reduce((latest, end) => (end.toString() > latest ? end.toString() : latest), day);
    warnings.push({ type: 'LocumStandsIn', gp, locums: responsible.locums, until });
  }
  const others = list.sharedList === null ? [] : doctorsOn(list, lists, today).filter((doctor) => doctor !== gp);
  if (others.length > 0) warnings.push({ type: 'SharedList', gp, others });
  return warnings;
}

function closed({ eConsultation, hours }: Facts, today: Temporal.PlainDate): readonly MatterWarning[] {
  const day = dueDay(eConsultation);
  const warning = hours === null ? undefined : closingWarning({ receivedOn: today, day }, hours);
  if (warning === undefined) return [];
  const base = {
    type: 'SurgeryClosed',
    days: warning.days.map((each) => each.toString()),
    due: day.toString(),
  } as const;
  return warning.type === 'ClosedOnDueDay'
    ? [{ ...base, how: warning.type, lastOpenDay: warning.lastOpenDay.toString() }]
    : [{ ...base, how: warning.type }];
}

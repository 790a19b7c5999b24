import type { AddressProtection } from '../../../shared/domain/access/addressProtection.ts';
import type { BirthDate } from '../../../shared/domain/access/age.ts';
import type { Block } from '../../../shared/domain/access/blocks.ts';
import type { PatientLife } from '../../../shared/domain/access/life.ts';
import type { Proxy, ProxyId } from '../../../shared/domain/access/proxy.ts';
import type { Reachable } from '../../../shared/domain/access/recipients.ts';
import type { PatientId } from '../../../shared/domain/identity/ids.ts';
import { toConsents, type Fullmakt } from '../../../shared/fhir/consent.ts';
import { both, daysOf, isActive } from '../../../shared/fhir/holds.ts';
import type { Json } from '../../../shared/fhir/json.ts';
import { lifeIn } from '../../../shared/fhir/life.ts';
import { addressProtectionIn, birthDateIn, identityNumbersIn, toGuardian } from '../../../shared/fhir/person.ts';
import { typeNumber } from '../../../shared/fhir/resourceTypes.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import { readCursor } from './cursorStore.ts';
import type { Db } from './open.ts';
import { resourcesOfPatient, toJson } from './patientResources.ts';
import { prepared } from './prepared.ts';
import { quarantinedIds } from './quarantineStore.ts';
import { resourceByNum } from './resourceStore.ts';

/** What the rules ask about a patient before anyone answers or looks. */
export type PatientAccess = {
  readonly patient: PatientId;
  /** As much as the portal gives of it; null where it gives none. */
  readonly birthDate: BirthDate | null;
  readonly life: PatientLife;
  readonly reachable: Reachable;
  readonly withheldFromGuardians: boolean;
  readonly blocks: readonly Block[];
  /**
   * Whether the portal has told what this patient has agreed to. One that keeps it to itself refuses by itself what it
   * may not carry, and then `reachable` says nothing.
   */
  readonly consentsKnown: boolean;
};

/** Someone of whom no age is known can have any. */
const LONG_AGO = Temporal.PlainDate.from('1900-01-01');
const NOT_BORN = Temporal.PlainDate.from('9999-12-31');

const KNOWN_BY_NUMBER = 'SELECT patient FROM patient_number WHERE number = ?';

/**
 * Consent, blocks, guardians, proxies and address protection of a patient (a num) on a day in Norway, out of what has
 * been pulled. Of whom no birth date is given: a child where the portal names a guardian, or an adult; otherwise an adult.
 *
 * Sources: Helsenorge (consent levels, with Basis where nothing was chosen; fullmakt; access for children), pbrl.
 * §§ 3-4, 4-3, 4-4 (the young), pasientjournalloven § 17 (blocks).
 */
export function loadPatientAccess(db: Db, patient: number, day: Temporal.PlainDate): PatientAccess {
  const stored = resourceByNum(db, patient);
  const person: Json = stored?.json === null || stored === null ? {} : toJson(stored.json);
  const birthDate = birthDateIn(person);
  const life = lifeIn(person);
  const given = toConsents(resourcesOfPatient(db, patient, 'Consent'), day);
  // What has come since and could not be understood may be that they are so no more.
  const aside = quarantinedIds(db, 'RelatedPerson');
  const related = resourcesOfPatient(db, patient, 'RelatedPerson')
    .filter(({ id }) => !aside.some((one) => one === id))
    .map((json) => ({ json, protection: protectionElsewhere(db, json) }));
  const guardians = related.flatMap(({ json, protection }) => toGuardian(json, person, protection, day) ?? []);
  const reachable: Reachable = {
    ...agesOf(birthDate, guardians.length > 0),
    ...(life.is === 'alive' ? {} : { life: life.is }),
    addressProtection: addressProtectionIn(person),
    guardians,
    consent: given.level ?? { level: 'basis', withdrawnOn: null },
    parentConsentsToOwnAccess: given.ownAccess,
    proxies: given.fullmakts.flatMap((fullmakt) => {
      const holder = related.find(({ json }) => json['id'] === fullmakt.holder);
      return holder === undefined ? [] : (toProxy(fullmakt, holder.json, holder.protection) ?? []);
    }),
  };
  return {
    patient: (stored?.id ?? '') as PatientId,
    birthDate,
    life,
    reachable,
    withheldFromGuardians: given.withheldFromGuardians,
    blocks: given.blocks,
    consentsKnown: given.level !== null || portalTellsConsents(db),
  };
}

/** The first day on which the patient can be born, and the last where it is another. */
function agesOf(birthDate: BirthDate | null, mayBeAChild: boolean): Pick<Reachable, 'birthDate' | 'latestBirthDate'> {
  if (birthDate === null) return { birthDate: LONG_AGO, ...(mayBeAChild ? { latestBirthDate: NOT_BORN } : {}) };
  const { earliest, latest } = birthDate;
  return { birthDate: earliest, ...(latest.equals(earliest) ? {} : { latestBirthDate: latest }) };
}

const ANY_CONSENT = `SELECT 1 FROM resource WHERE type = ${typeNumber('Consent')} AND json IS NOT NULL LIMIT 1`;

/** A server that has not one Consent does not use them; one that is still being loaded has not told yet. */
function portalTellsConsents(db: Db): boolean {
  return readCursor(db, 'Consent')?.loaded === true && prepared(db, ANY_CONSENT).pluck().get() !== undefined;
}

/** Protection of a person who is a patient here too: both carry the same identity number. */
function protectionElsewhere(db: Db, person: Json): AddressProtection {
  const own = addressProtectionIn(person);
  if (own !== 'none') return own;
  const nums = identityNumbersIn(person).flatMap(
    (number) => prepared(db, KNOWN_BY_NUMBER).pluck().all(number) as number[],
  );
  const found = nums.map((num) => resourceByNum(db, num)?.json).filter((json) => typeof json === 'string');
  return found.map((json) => addressProtectionIn(toJson(json))).find((one) => one !== 'none') ?? 'none';
}

/**
 * A proxy is known by who holds it: the one who writes is that RelatedPerson. It holds while that relation does too.
 * Without a birth date it is none, and of a part of one the youngest that the holder can be counts.
 */
function toProxy(fullmakt: Fullmakt, holder: Json, holderAddressProtection: AddressProtection): Proxy | null {
  const holderBirthDate = birthDateIn(holder);
  if (holderBirthDate === null || !isActive(holder)) return null;
  const { areas, endedOn } = fullmakt;
  const { from, to } = both(fullmakt, daysOf(holder['period']));
  const id = fullmakt.holder as ProxyId;
  return { id, holderBirthDate: holderBirthDate.latest, holderAddressProtection, areas, from, to, endedOn };
}

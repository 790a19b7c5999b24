import type { AddressProtection } from '../../../shared/domain/access/addressProtection.ts';
import type { Block } from '../../../shared/domain/access/blocks.ts';
import type { Proxy, ProxyId } from '../../../shared/domain/access/proxy.ts';
import type { Reachable } from '../../../shared/domain/access/recipients.ts';
import type { PatientId } from '../../../shared/domain/identity/ids.ts';
import { toConsents, type Fullmakt } from '../../../shared/fhir/consent.ts';
import type { Json } from '../../../shared/fhir/json.ts';
import { addressProtectionIn, birthDateIn, identityNumbersIn, toGuardian } from '../../../shared/fhir/person.ts';
import { typeNumber } from '../../../shared/fhir/resourceTypes.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import { readCursor } from './cursorStore.ts';
import type { Db } from './open.ts';
import { resourcesOfPatient, toJson } from './patientResources.ts';
import { prepared } from './prepared.ts';
import { resourceByNum } from './resourceStore.ts';

/** What the rules ask about a patient before anyone answers or looks. */
export type PatientAccess = {
  readonly patient: PatientId;
  /** Null where the portal gives none, or only a part of one. */
  readonly birthDate: Temporal.PlainDate | null;
  readonly reachable: Reachable;
  readonly withheldFromGuardians: boolean;
  readonly blocks: readonly Block[];
  /**
   * Whether the portal has told what this patient has agreed to. One that keeps it to itself refuses by itself what it
   * may not carry, and then `reachable` says nothing.
   */
  readonly consentsKnown: boolean;
};

/** Nobody acts for someone of whom no age is known: an adult, as far as the rules go. */
const AN_ADULT = Temporal.PlainDate.from('1900-01-01');

const KNOWN_BY_NUMBER = 'SELECT patient FROM patient_number WHERE number = ?';

/**
 * Consent, blocks, guardians, proxies and address protection of a patient (a num), out of what has been pulled.
 *
 * Sources: Helsenorge (consent levels, with Basis where nothing was chosen; fullmakt; access for children), pbrl.
 * §§ 3-4, 4-3, 4-4 (the young), pasientjournalloven § 17 (blocks).
 */
export function loadPatientAccess(db: Db, patient: number): PatientAccess {
  const stored = resourceByNum(db, patient);
  const person: Json = stored?.json === null || stored === null ? {} : toJson(stored.json);
  const birthDate = birthDateIn(person);
  const given = toConsents(resourcesOfPatient(db, patient, 'Consent'));
  const related = resourcesOfPatient(db, patient, 'RelatedPerson').map((json) => ({
    json,
    protection: protectionElsewhere(db, json),
  }));
  const reachable: Reachable = {
    birthDate: birthDate ?? AN_ADULT,
    addressProtection: addressProtectionIn(person),
    guardians: related.flatMap(({ json, protection }) => toGuardian(json, person, protection) ?? []),
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
    reachable,
    withheldFromGuardians: given.withheldFromGuardians,
    blocks: given.blocks,
    consentsKnown: given.level !== null || portalTellsConsents(db),
  };
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

/** A proxy is known by who holds it: the one who writes is that RelatedPerson. Without a birth date it is none. */
function toProxy(fullmakt: Fullmakt, holder: Json, holderAddressProtection: AddressProtection): Proxy | null {
  const holderBirthDate = birthDateIn(holder);
  if (holderBirthDate === null) return null;
  const { areas, from, to, endedOn } = fullmakt;
  return { id: fullmakt.holder as ProxyId, holderBirthDate, holderAddressProtection, areas, from, to, endedOn };
}

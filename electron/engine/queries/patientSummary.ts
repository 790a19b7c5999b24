import { proxyOn } from '../../../shared/domain/access/proxy.ts';
import type { Allergy } from '../../../shared/domain/eConsultation/allergy.ts';
import { toAllergy } from '../../../shared/fhir/allergy.ts';
import { replacesIn } from '../../../shared/fhir/life.ts';
import { typeNumber } from '../../../shared/fhir/resourceTypes.ts';
import type { PatientSummary } from '../../../shared/ipc/views/summary.ts';
import { osloDateAt } from '../../../shared/lib/time.ts';
import { readCursor } from '../db/cursorStore.ts';
import { gpChangeAfter } from '../db/gpOf.ts';
import { lastContacts } from '../db/lastContacts.ts';
import type { LoadedMatter } from '../db/loadEConsultation.ts';
import type { Db } from '../db/open.ts';
import { toJson } from '../db/patientResources.ts';
import { prepared } from '../db/prepared.ts';
import { putAsideAbout } from '../db/quarantineStore.ts';
import { findResource, resourceByNum } from '../db/resourceStore.ts';
import type { Staff } from '../db/staff.ts';
import type { Names } from './names.ts';

/** What stands beside the thread, and the documents (nums) that it has been read from, for the access log. */
type Summarised = { readonly summary: PatientSummary; readonly documents: readonly number[] };

export const ALLERGIES = `
  SELECT num, json FROM resource
  WHERE patient = ? AND type = ${typeNumber('AllergyIntolerance')} AND json IS NOT NULL`;

/**
 * The patient of a matter in short, as of an instant (ms). Allergies are shown whoever recorded them and when: they are
 * the portal's, no part of the record that a change of GP leaves behind.
 */
export function summaryOf(
  db: Db,
  names: Names,
  reader: Staff,
  { stored, access }: LoadedMatter,
  now: number,
): Summarised {
  const { patient } = stored;
  const today = osloDateAt(now);
  const change = gpChangeAfter(db, patient, today);
  const contacts = lastContacts(db, reader, patient, stored.num, now);
  const allergies = allergiesOf(db, patient);
  const { reachable, consentsKnown } = access;
  const standing = reachable.proxies.filter((proxy) => proxyOn(reachable, proxy, today).ok);
  const summary: PatientSummary = {
    nextGp:
      change === null ? null : { name: names.byReference(`Practitioner/${change.newGp}`), on: change.on.toString() },
    consent: consentsKnown ? reachable.consent : null,
    proxies: standing.map(({ id, to }) => ({ name: names.byReference(`RelatedPerson/${id}`) ?? '–', until: to })),
    allergies: allergies?.map(({ allergy }) => allergy) ?? null,
    lastContacts: contacts.map(({ contact }) => contact),
  };
  return { summary, documents: [...(allergies ?? []), ...contacts].map(({ num }) => num) };
}

const UNNAMED: Allergy = { what: null, severe: false, certain: true, noneKnown: false };

/** Nums of the records that a patient's record stands in the place of: what was known of the patient there holds. */
function replacedBy(db: Db, patient: number): readonly number[] {
  const json = resourceByNum(db, patient)?.json ?? null;
  const ids = json === null ? [] : replacesIn(toJson(json));
  return ids.flatMap((id) => findResource(db, { type: 'Patient', id })?.num ?? []);
}

/** Null where the portal does not tell of allergies, or has not told yet. */
function allergiesOf(db: Db, patient: number): readonly { num: number; allergy: Allergy }[] | null {
  const rows = [patient, ...replacedBy(db, patient)].flatMap(
    (num) => prepared(db, ALLERGIES).all(num) as { num: number; json: string }[],
  );
  const aside = putAsideAbout(db, 'AllergyIntolerance', resourceByNum(db, patient)?.id ?? '');
  if (rows.length + aside === 0 && readCursor(db, 'AllergyIntolerance')?.loaded !== true) return null;
  // What could not be understood is there all the same.
  const unnamed = Array.from({ length: aside }, () => ({ num: patient, allergy: UNNAMED }));
  return rows
    .flatMap(({ num, json }) => {
      const allergy = toAllergy(JSON.parse(json));
      return allergy === null ? [] : [{ num, allergy }];
    })
    .concat(unnamed)
    .toSorted((a, b) => Number(b.allergy.severe) - Number(a.allergy.severe));
}

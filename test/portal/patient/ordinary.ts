import type { Temporal } from 'temporal-polyfill';
import { SYSTEM } from '../../../shared/fhir/codes.ts';
import type { ResourceStore } from '../fhir/resourceStore.ts';

/** Far from every age at which rights change. */
const GROWN_UP = 20;

/**
 * Patients whom nothing singles out, in the order of the surgery: grown up, full access and never anything else, no
 * block, nobody who acts for them, no protected address, on one list and staying there. Ids of Patients.
 *
 * @param gp a Practitioner's id: only those on that list
 * @param today the date in Norway
 */
export function* ordinaryPatients(store: ResourceStore, today: Temporal.PlainDate, gp?: string): Generator<string> {
  const born = today.subtract({ years: GROWN_UP }).toString();
  for (const one of store.ordered('Patient')) {
    if (one.resourceType !== 'Patient' || (one.birthDate ?? '9') > born || one.extension !== undefined) continue;
    if (gp !== undefined && one.generalPractitioner?.[0]?.reference !== `Practitioner/${gp}`) continue;
    const who = `Patient/${one.id}`;
    const [consent, ...more] = store.withPatient('Consent', who);
    if (consent?.resourceType !== 'Consent' || more.length > 0 || consent.status !== 'active') continue;
    if (!consent.policyRule?.coding?.some(({ system, code }) => system === SYSTEM.consentLevel && code === 'full'))
      continue;
    if (store.withPatient('RelatedPerson', who).length > 0) continue;
    const lists = store.withPatient('EpisodeOfCare', who);
    const stays = lists.every((each) => each.resourceType === 'EpisodeOfCare' && isOver(each.status, each.period?.end));
    if (stays) yield one.id;
  }
}

/** A membership that changes nothing any more: it has ended, or runs without an end. */
function isOver(status: string | undefined, end: string | undefined): boolean {
  return status === 'finished' || (status === 'active' && end === undefined);
}

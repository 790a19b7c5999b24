import type { Consent, EpisodeOfCare, Group, Patient, PractitionerRole, RelatedPerson } from '@medplum/fhirtypes';
import { Temporal } from 'temporal-polyfill';
import { SYSTEM } from '../../../shared/fhir/codes.ts';
import { OSLO } from '../../../shared/lib/time.ts';
import type { elsewhere } from '../elsewhere.ts';
import type { ResourceStore } from '../fhir/resourceStore.ts';
import { ORGANIZATION_ID } from '../surgery/staff.ts';
import { PORTAL_EXTENSION, PORTAL_SYSTEM } from '../surgery/systems.ts';

type Level = 'basis' | 'basis-plus' | 'full';
type Kind = 'level' | 'proxy' | 'block' | 'withheld-from-parents' | 'own-access';
type ListCount = {
  cap: number;
  headcount: number;
  waiting?: number;
  locked?: boolean;
  /** `awaiting-draw`, `child-of-listed`, `returned-within-years` */
  overCapBecause?: readonly string[];
};
type Parts = { store: ResourceStore; others: ReturnType<typeof elsewhere>; now: () => Temporal.Instant };

/**
 * The portal as patients, parents and the register use it: what has been agreed to and refused, who acts for whom, whose
 * patient one is and who stands in. Ids of patients and practitioners without their type; dates as yyyy-mm-dd.
 */
export function rightsSide({ store, others, now }: Parts) {
  const today = () => now().toZonedDateTimeISO(OSLO).toPlainDate();

  function patientOf(id: string): Patient & { id: string } {
    const found = others.read('Patient', id);
    if (!found) throw new Error(`no such patient: ${id}`);
    return found;
  }

  function consentsOf(patient: string, kind: Kind): (Consent & { id: string })[] {
    return store
      .withPatient('Consent', `Patient/${patient}`)
      .flatMap((each) => (each.resourceType === 'Consent' ? [structuredClone(each)] : []))
      .filter(({ category }) => category?.[0]?.coding?.some(({ code }) => code === kind));
  }

  async function endAll(patient: string, kind: Kind): Promise<void> {
    for (const each of consentsOf(patient, kind)) {
      if (each.status === 'active') await others.update<Consent>({ ...each, status: 'inactive' });
    }
  }

  function give(patient: string, kind: Kind, more: Partial<Consent>): Promise<Consent> {
    return others.create<Consent>({
      resourceType: 'Consent',
      status: 'active',
      scope: { coding: [{ system: PORTAL_SYSTEM.consentScope, code: 'patient-privacy' }] },
      category: [{ coding: [{ system: SYSTEM.consentKind, code: kind }] }],
      patient: { reference: `Patient/${patient}` },
      dateTime: now().toString({ smallestUnit: 'millisecond' }),
      ...(more.policyRule ? {} : { policy: [{ uri: `https://legekontor.example/fhir/policy/${kind}` }] }),
      ...more,
    });
  }

  /** Gives a new level; the one before ends, as it does when it is taken back. */
  async function consentsTo(patient: string, level: Level): Promise<void> {
    await endAll(patient, 'level');
    await give(patient, 'level', { policyRule: { coding: [{ system: SYSTEM.consentLevel, code: level }] } });
  }

  /** Keeps one practitioner from looking, or everyone but the own GP. */
  async function blocks(patient: string, whom: string): Promise<void> {
    const everyone = whom === 'all-but-own-gp';
    const code = everyone ? 'all-but-own-gp' : 'practitioner';
    const role = { coding: [{ system: PORTAL_SYSTEM.participation, code: 'PRCP' }] };
    await give(patient, 'block', {
      provision: {
        type: 'deny',
        code: [{ coding: [{ system: SYSTEM.blockKind, code }] }],
        ...(everyone ? {} : { actor: [{ role, reference: { reference: `Practitioner/${whom}` } }] }),
      },
    });
  }

  async function asksForConfidence(patient: string): Promise<void> {
    await give(patient, 'withheld-from-parents', {});
  }

  /** Someone born on a day acts for the patient by a fullmakt; gives the RelatedPerson's id. */
  async function letsActFor(patient: string, holder: { name: string; from: string; to?: string }): Promise<string> {
    const [given = '', family = ''] = holder.name.split(' ');
    const related = await others.create<RelatedPerson>({
      resourceType: 'RelatedPerson',
      active: true,
      patient: { reference: `Patient/${patient}` },
      name: [{ use: 'official', family, given: [given] }],
      birthDate: '1975-05-05',
    });
    const role = { coding: [{ system: PORTAL_SYSTEM.participation, code: 'PRCP' }] };
    await give(patient, 'proxy', {
      provision: {
        type: 'permit',
        period: { start: holder.from, ...(holder.to === undefined ? {} : { end: holder.to }) },
        actor: [{ role, reference: { reference: `RelatedPerson/${related.id}` } }],
        class: [{ system: SYSTEM.serviceArea, code: '3' }],
      },
    });
    return related.id;
  }

  /** The guardians of a child, by RelatedPerson id. */
  function guardiansOf(child: string): string[] {
    return store.withPatient('RelatedPerson', `Patient/${child}`).map(({ id }) => id);
  }

  async function bornOn(patient: string, birthDate: string): Promise<void> {
    await others.update<Patient>({ ...patientOf(patient), birthDate });
  }

  async function protectsAddress(patient: string, kode: 'kode-6' | 'kode-7'): Promise<void> {
    const before = patientOf(patient);
    const extension = [{ url: PORTAL_EXTENSION.addressProtection, valueCode: kode }];
    await others.update<Patient>({ ...before, extension });
  }

  /** The register's change of GP: on the old list until the day before, on the new from that day. */
  async function changesGp(patient: string, newGp: string, on: string): Promise<void> {
    const before = store
      .withPatient('EpisodeOfCare', `Patient/${patient}`)
      .flatMap((each) => (each.resourceType === 'EpisodeOfCare' ? [structuredClone(each)] : []))
      .find(({ status }) => status === 'active');
    const last = Temporal.PlainDate.from(on).subtract({ days: 1 }).toString();
    if (before) {
      const period = { ...before.period, start: before.period?.start ?? '2020-01-01', end: last };
      // A list that was joined only lately began before the change all the same.
      if (period.start > last) period.start = last;
      await others.update<EpisodeOfCare>({ ...before, period });
    }
    const isToday = on <= today().toString();
    await others.create<EpisodeOfCare>({
      resourceType: 'EpisodeOfCare',
      status: isToday ? 'active' : 'planned',
      type: [{ coding: [{ system: SYSTEM.episodeKind, code: 'gp-list' }] }],
      patient: { reference: `Patient/${patient}` },
      managingOrganization: { reference: `Organization/${ORGANIZATION_ID}` },
      period: { start: on },
      careManager: { reference: `Practitioner/${newGp}` },
    });
    if (isToday) {
      const generalPractitioner = [{ reference: `Practitioner/${newGp}` }];
      await others.update<Patient>({ ...patientOf(patient), generalPractitioner });
    }
  }

  /** A locum stands in for a GP; the locum's own right to work here has the same days. */
  async function standsIn(locum: string, gp: string, from: string, to: string): Promise<void> {
    const role = store
      .ordered('PractitionerRole')
      .flatMap((each) => (each.resourceType === 'PractitionerRole' ? [structuredClone(each)] : []))
      .find(({ practitioner }) => practitioner?.reference === `Practitioner/${locum}`);
    if (!role) throw new Error(`nobody works here as ${locum}`);
    await others.update<PractitionerRole>({
      ...role,
      period: { start: from, end: to },
      extension: [{ url: PORTAL_EXTENSION.substitutesFor, valueReference: { reference: `Practitioner/${gp}` } }],
    });
  }

  function listOf(gp: string): Group & { id: string } {
    const list = store
      .ordered('Group')
      .flatMap((each) => (each.resourceType === 'Group' ? [structuredClone(each)] : []))
      .find(({ managingEntity }) => managingEntity?.reference === `Practitioner/${gp}`);
    if (!list) throw new Error(`no list of ${gp}`);
    return list;
  }

  /** Whose list is shared under which name; null shares no more. */
  async function sharesList(gp: string, name: string | null): Promise<void> {
    const list = listOf(gp);
    const rest = list.extension?.filter(({ url }) => url !== PORTAL_EXTENSION.sharedList) ?? [];
    const shared = name === null ? [] : [{ url: PORTAL_EXTENSION.sharedList, valueString: name }];
    await others.update<Group>({ ...list, extension: [...rest, ...shared] });
  }

  /** What the register says of a GP's list from now on. */
  async function countsList(gp: string, numbers: ListCount): Promise<void> {
    const list = listOf(gp);
    const { listCap, listLocked, listWaiting, listOverCap } = PORTAL_EXTENSION;
    const said: readonly string[] = [listCap, listLocked, listWaiting, listOverCap];
    await others.update<Group>({
      ...list,
      quantity: numbers.headcount,
      extension: [
        ...(list.extension?.filter(({ url }) => !said.includes(url)) ?? []),
        { url: listCap, valueInteger: numbers.cap },
        { url: listLocked, valueBoolean: numbers.locked ?? false },
        { url: listWaiting, valueInteger: numbers.waiting ?? 0 },
        ...(numbers.overCapBecause ?? []).map((valueCode) => ({ url: listOverCap, valueCode })),
      ],
    });
  }

  return {
    consentsTo,
    blocks,
    asksForConfidence,
    letsActFor,
    guardiansOf,
    bornOn,
    protectsAddress,
    changesGp,
    standsIn,
    sharesList,
    countsList,
  };
}

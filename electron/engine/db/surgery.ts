import { SYSTEM } from '../../../shared/fhir/codes.ts';
import { holding, isActive } from '../../../shared/fhir/holds.ts';
import { inOneLine } from '../../../shared/fhir/inOneLine.ts';
import { isObject, type Json } from '../../../shared/fhir/json.ts';
import { readReference } from '../../../shared/fhir/reference.ts';
import type { SurgeryKnown } from '../../../shared/ipc/views/sync.ts';
import { osloDateAt } from '../../../shared/lib/time.ts';
import { inBrief } from './inBrief.ts';
import type { Db } from './open.ts';
import { resourcesOfType, toJson } from './patientResources.ts';
import { readSetting, saveSetting } from './settingStore.ts';

/** Which Organization of the portal's the surgery itself is. */
export type Surgery =
  /** `resource` is null while it has been named and not pulled. */
  | { readonly is: 'known'; readonly id: string; readonly resource: Json | null }
  | { readonly is: Exclude<SurgeryKnown, 'known'> };

/**
 * Which Organization the surgery is: the one that the settings name, by reference or by organisation number; else the
 * one that was alone when the portal was first read. Of several nobody can say which, so none is taken.
 */
export function surgeryOf(db: Db): Surgery {
  const named = readSetting(db, 'surgery') ?? '';
  if (named !== '') return namedSurgery(db, named);
  const found = readSetting(db, 'surgeryFound');
  if (found !== null) return withResource(db, found);
  const [only, ...others] = candidates(db);
  if (only === undefined) return { is: 'none' };
  return others.length > 0 ? { is: 'several' } : only;
}

/** Takes down which Organization the settings name; '' for none. Asked at each start. */
export function nameSurgery(db: Db, named: string): void {
  saveSetting(db, 'surgery', named);
}

/**
 * Keeps the Organization that is alone in a portal that has been read, so that a pharmacy that comes to it later does
 * not make the surgery one of two.
 */
export function keepSurgery(db: Db): void {
  if (readSetting(db, 'surgeryFound') !== null) return;
  const [only, ...others] = candidates(db);
  if (only !== undefined && others.length === 0) saveSetting(db, 'surgeryFound', only.id);
}

type Known = Extract<Surgery, { is: 'known' }>;

function candidates(db: Db): readonly Known[] {
  return resourcesOfType(db, 'Organization').flatMap((resource): readonly Known[] => {
    const { id } = resource;
    return isActive(resource) && typeof id === 'string' ? [{ is: 'known', id, resource }] : [];
  });
}

function namedSurgery(db: Db, named: string): Surgery {
  const reference = readReference(named);
  if (reference?.type === 'Organization') return withResource(db, reference.id);
  const all = candidates(db);
  if (all.length === 0) return { is: 'none' };
  const [one, ...others] = all.filter(({ resource }) => hasNumber(resource, named));
  if (one === undefined) return { is: 'not-found' };
  return others.length > 0 ? { is: 'several' } : one;
}

function withResource(db: Db, id: string): Known {
  const json = inBrief(db, { type: 'Organization', id })?.json ?? null;
  return { is: 'known', id, resource: json === null ? null : toJson(json) };
}

function hasNumber(resource: Json | null, number: string): boolean {
  return identifiersOf(resource).some(({ system, value }) => system === SYSTEM.organizationNumber && value === number);
}

function identifiersOf(resource: Json | null): readonly Json[] {
  return holding(resource?.['identifier'], null);
}

/**
 * Whether something that says whose it is (`PractitionerRole.organization`, `HealthcareService.providedBy`) is this
 * surgery's. What says nothing is; while it is not known which of several the surgery is, nothing is.
 */
export function isOfSurgery(organization: unknown, surgery: Surgery): boolean {
  if (surgery.is === 'none') return true;
  if (surgery.is !== 'known') return false;
  if (organization === undefined) return true;
  if (!isObject(organization)) return false;
  const { reference, identifier } = organization;
  if (typeof reference === 'string') {
    const read = readReference(reference);
    return read?.type === 'Organization' && read.id === surgery.id;
  }
  if (!isObject(identifier)) return false;
  return identifiersOf(surgery.resource).some(
    ({ system, value }) => system === identifier['system'] && value === identifier['value'],
  );
}

/** The name of the surgery, as its Organization gives it; null before that is known. */
export function surgeryName(db: Db): string | null {
  const surgery = surgeryOf(db);
  const name = surgery.is === 'known' ? surgery.resource?.['name'] : undefined;
  return typeof name === 'string' ? inOneLine(name) : null;
}

/** The surgery as a reference, for what is addressed to it; null while it is not known which it is. */
export function surgeryReference(db: Db): string | null {
  const surgery = surgeryOf(db);
  return surgery.is === 'known' ? `Organization/${surgery.id}` : null;
}

/** The surgery's own telephone at an instant (ms); null where it gives none. */
export function surgeryPhone(db: Db, now: number): string | null {
  const surgery = surgeryOf(db);
  const telecom = surgery.is === 'known' ? surgery.resource?.['telecom'] : undefined;
  const phones = holding(telecom, osloDateAt(now), ['work']).filter(({ system }) => system === 'phone');
  return phones.map(({ value }) => value).find((value) => typeof value === 'string') ?? null;
}

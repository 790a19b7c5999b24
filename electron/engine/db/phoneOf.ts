import { listOf, object, optional, text } from '../../../shared/fhir/shape.ts';
import type { Db } from './open.ts';
import { resourceByNum } from './resourceStore.ts';

const contacts = listOf(object({ system: optional(text), value: optional(text), use: optional(text) }));

/** The number that a patient is phoned on, a mobile before others; null when the portal gives none. */
export function phoneOf(db: Db, patient: number): string | null {
  const json = resourceByNum(db, patient)?.json ?? null;
  const telecom = json === null ? undefined : (JSON.parse(json) as { readonly telecom?: unknown }).telecom;
  const parsed = contacts.safeParse(telecom);
  const phones = (parsed.success ? parsed.data : []).filter(({ system, use }) => system === 'phone' && use !== 'old');
  const chosen = phones.find(({ use }) => use === 'mobile') ?? phones[0];
  return chosen?.value ?? null;
}

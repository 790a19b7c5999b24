import { typeNumber } from '../../../shared/fhir/resourceTypes.ts';
import { listOf, object, optional, text } from '../../../shared/fhir/shape.ts';
import type { Language } from '../../../shared/text/language.ts';
import type { Db } from '../db/open.ts';
import { prepared } from '../db/prepared.ts';
import { resourceByNum } from '../db/resourceStore.ts';

const speaks = object({
  communication: optional(
    listOf(object({ language: object({ coding: optional(listOf(object({ code: optional(text) }))) }) })),
  ),
});
const reached = object({ telecom: optional(listOf(object({ system: optional(text), value: optional(text) }))) });
export const SURGERY = `SELECT json FROM resource WHERE type = ${typeNumber('Organization')} AND json IS NOT NULL LIMIT 1`;

/** What a template has filled in besides names and times. */
export function templateFacts(
  db: Db,
  patient: number,
): {
  readonly patientLanguage: Language;
  readonly surgeryPhone: string | null;
} {
  return { patientLanguage: languageOf(resourceByNum(db, patient)?.json ?? null), surgeryPhone: surgeryPhone(db) };
}

/** The language that a patient reads, of the three that the surgery writes; bokmål where the portal names another or none. */
function languageOf(json: string | null): Language {
  const parsed = json === null ? null : speaks.safeParse(JSON.parse(json));
  const code = parsed?.success === true ? parsed.data.communication?.[0]?.language.coding?.[0]?.code : undefined;
  const [language = ''] = (code ?? '').toLowerCase().split('-');
  return language === 'nn' || language === 'en' ? language : 'nb';
}

function surgeryPhone(db: Db): string | null {
  const json = prepared(db, SURGERY).pluck().get() as string | undefined;
  const parsed = json === undefined ? null : reached.safeParse(JSON.parse(json));
  const telecom = parsed?.success === true ? parsed.data.telecom : undefined;
  return telecom?.find(({ system }) => system === 'phone')?.value ?? null;
}

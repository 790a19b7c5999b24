import { typeNumber } from '../../../shared/fhir/resourceTypes.ts';
import { listOf, object, optional, text } from '../../../shared/fhir/shape.ts';
import type { Language } from '../../../shared/text/language.ts';
import type { Db } from '../db/open.ts';
import { languageOf } from '../db/languageOf.ts';
import { prepared } from '../db/prepared.ts';

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
  return { patientLanguage: languageOf(db, patient), surgeryPhone: surgeryPhone(db) };
}

function surgeryPhone(db: Db): string | null {
  const json = prepared(db, SURGERY).pluck().get() as string | undefined;
  const parsed = json === undefined ? null : reached.safeParse(JSON.parse(json));
  const telecom = parsed?.success === true ? parsed.data.telecom : undefined;
  return telecom?.find(({ system }) => system === 'phone')?.value ?? null;
}

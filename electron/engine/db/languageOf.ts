import { flag, listOf, object, optional, text } from '../../../shared/fhir/shape.ts';
import { LANGUAGES, type Language } from '../../../shared/text/language.ts';
import type { Db } from './open.ts';
import { resourceByNum } from './resourceStore.ts';

const speaks = object({
  communication: optional(
    listOf(
      object({
        preferred: optional(flag),
        language: object({ coding: optional(listOf(object({ code: optional(text) }))) }),
      }),
    ),
  ),
});

/**
 * The language that a patient reads (the preferred one of several), of the three that the surgery writes; bokmål where the portal names another or none.
 *
 * @param patient a num
 */
export function languageOf(db: Db, patient: number): Language {
  return languageTold(db, patient) ?? 'nb';
}

/** The same; null where the portal names none of the three. @param patient a num */
export function languageTold(db: Db, patient: number): Language | null {
  const json = resourceByNum(db, patient)?.json ?? null;
  const parsed = json === null ? null : speaks.safeParse(JSON.parse(json));
  const spoken = parsed?.success === true ? (parsed.data.communication ?? []) : [];
  const one = spoken.find(({ preferred }) => preferred === true) ?? spoken[0];
  const codes = (one?.language.coding ?? []).map(({ code }) => (code ?? '').toLowerCase().split('-')[0]);
  if (codes.includes('no')) return 'nb';
  return LANGUAGES.find((language) => codes.includes(language)) ?? null;
}

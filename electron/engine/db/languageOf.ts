import { listOf, object, optional, text } from '../../../shared/fhir/shape.ts';
import { LANGUAGES, type Language } from '../../../shared/text/language.ts';
import type { Db } from './open.ts';
import { resourceByNum } from './resourceStore.ts';

const speaks = object({
  communication: optional(
    listOf(object({ language: object({ coding: optional(listOf(object({ code: optional(text) }))) }) })),
  ),
});

/**
 * The language that a patient reads, of the three that the surgery writes; bokmål where the portal names another or none.
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
  const code = parsed?.success === true ? parsed.data.communication?.[0]?.language.coding?.[0]?.code : undefined;
  const [language = ''] = (code ?? '').toLowerCase().split('-');
  if (language === 'no') return 'nb';
  return LANGUAGES.find((one) => one === language) ?? null;
}

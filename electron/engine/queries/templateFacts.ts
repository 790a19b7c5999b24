import type { Language } from '../../../shared/text/language.ts';
import { languageTold } from '../db/languageOf.ts';
import type { Db } from '../db/open.ts';
import { surgeryPhone } from '../db/surgery.ts';

/** What a template has filled in besides names and times, at an instant (ms). */
export function templateFacts(
  db: Db,
  patient: number,
  now: number,
): {
  readonly patientLanguage: Language;
  readonly patientLanguageIsTold: boolean;
  readonly surgeryPhone: string | null;
} {
  const told = languageTold(db, patient);
  return {
    patientLanguage: told ?? 'nb',
    patientLanguageIsTold: told !== null,
    surgeryPhone: surgeryPhone(db, now),
  };
}

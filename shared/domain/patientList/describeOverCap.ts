import { fillIn } from '../../text/fillIn.ts';
import type { Language } from '../../text/language.ts';
import { patientListText } from '../../text/patientList.ts';
import { listed } from '../calendar/listed.ts';
import type { OverCap } from './listState.ts';

/** «43 over tak – lovlig til uttrekk». */
export function describeOverCap(overCap: OverCap, language: Language): string {
  const text = patientListText[language].overCap;
  const reasons = overCap.reasons.map((reason) => text.reason[reason]);
  return fillIn(text.sentence, { count: overCap.count, reason: listed(reasons, language) });
}

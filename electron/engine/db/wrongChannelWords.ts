import type { RightChannel } from '../../../shared/domain/message/message.ts';
import { messageText } from '../../../shared/text/message.ts';
import { languageOf } from './languageOf.ts';
import type { Db } from './open.ts';

/** What «feil kanal» tells a patient (a num), by the channel, in the language that the patient reads. */
export function wrongChannelWords(db: Db, patient: number): Readonly<Record<RightChannel, string>> {
  return messageText[languageOf(db, patient)].wrongChannel;
}

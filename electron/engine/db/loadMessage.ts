import type { PractitionerId } from '../../../shared/domain/identity/ids.ts';
import type { Message } from '../../../shared/domain/message/message.ts';
import { toMessage } from '../../../shared/fhir/message.ts';
import { osloDateAt } from '../../../shared/lib/time.ts';
import { loadMatter, messageKind, type LoadedMatter } from './loadEConsultation.ts';
import { gpOn } from './gpOf.ts';
import type { Db } from './open.ts';
import { findStaff } from './staff.ts';

export type LoadedMessage = LoadedMatter & { readonly message: Message };

/** A message to the surgery with what the rules need to know about it; null when there is none by that id. */
export function loadMessage(db: Db, taskId: string, now: number): LoadedMessage | null {
  const loaded = loadMatter(db, taskId, now);
  return loaded === null ? null : messageIn(loaded);
}

/** The same of a matter that has been loaded; null when it is no message. */
export function messageIn(loaded: LoadedMatter): LoadedMessage | null {
  if (messageKind(loaded) !== 'message') return null;
  return { ...loaded, message: toMessage(loaded.task, loaded.eConsultation) };
}

/** The patient's GP today, when that is someone who works here. */
export function gpHere(db: Db, { stored }: LoadedMatter, now: number): PractitionerId | null {
  const gp = gpOn(db, stored.patient, osloDateAt(now));
  return gp === null || findStaff(db, gp) === null ? null : gp;
}

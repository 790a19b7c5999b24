import type { AttachmentRefused } from '../../../shared/domain/eConsultation/attachment.ts';
import type { LogDocument } from '../../../shared/domain/access/logDocument.ts';
import type { ShownType } from '../../../shared/domain/eConsultation/fileFacts.ts';
import { binaryAt, filesOf } from '../../../shared/fhir/attachment.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import { osloDateAt } from '../../../shared/lib/time.ts';
import { findFile, type StoredFile } from './attachmentStore.ts';
import { loadMatter } from './loadEConsultation.ts';
import type { Db } from './open.ts';
import { findResource } from './resourceStore.ts';
import { readSetting } from './settingStore.ts';

/** A file as an act names it: by matter, message and place. */
type Named = { readonly taskId: string; readonly messageId: string; readonly place: number };

/** A file of a matter's thread, with whose it is and how the access log names it. */
export type FileOfMatter = { readonly file: StoredFile; readonly patient: number; readonly document: LogDocument };

/** Finds a file; null when the matter has no such message, or the message no such file. */
export function fileOfMatter(db: Db, { taskId, messageId, place }: Named, now: number): FileOfMatter | null {
  const matter = loadMatter(db, taskId, now);
  const message = findResource(db, { type: 'Communication', id: messageId });
  if (matter === null || message === null || message.json === null) return null;
  // Who may open this matter may not open another one's files.
  if (message.parent !== matter.stored.num) return null;
  if (message.patient !== null && message.patient !== matter.stored.patient) return null;
  const file = findFile(db, message.num, place);
  if (file === null) return null;
  const url = filesOf(JSON.parse(message.json)).find((one) => one.place === place)?.url ?? '';
  const binary = binaryAt(url, readSetting(db, 'portal') ?? '');
  const document: LogDocument = {
    kind: 'attachment',
    reference: binary === null ? `Communication/${messageId}` : `Binary/${binary}`,
    on: message.at === null ? null : osloDateAt(message.at).toString(),
  };
  return { file, patient: matter.stored.patient, document };
}

/** What a file is that may be shown now, or why it may not. */
export function shownAs({
  file,
}: FileOfMatter): Result<ShownType, AttachmentRefused | { readonly type: 'AttachmentNotHere' }> {
  if (file.refused !== null) return err(file.refused);
  if (file.state !== 'here' || file.type === null) return err({ type: 'AttachmentNotHere' });
  return ok(file.type);
}

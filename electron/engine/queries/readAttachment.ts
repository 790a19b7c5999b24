import { mayBeSaved } from '../../../shared/domain/eConsultation/attachment.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { contentOfFile } from '../db/attachmentStore.ts';
import { fileOfMatter, shownAs } from '../db/fileOfMatter.ts';

/** One file that a patient sent along, for the window to show. What may not be shown never leaves the engine. */
export const readAttachment: SignedInAct<'readAttachment'> = (context, input) => {
  const { db, now } = context;
  const found = fileOfMatter(db, input, now());
  if (found === null) return err({ type: 'NotFound' });
  const type = shownAs(found);
  if (!type.ok) return type;
  const content = contentOfFile(db, found.file.message, found.file.place);
  if (content === null) return err({ type: 'AttachmentNotHere' });
  context.opened({ act: 'openAttachment', patient: found.patient, documents: [found.document] });
  return ok({
    type: type.value,
    base64: content.toString('base64'),
    mayBeSaved: mayBeSaved(type.value, content).ok,
  });
};

import { mayBeSaved } from '../../../shared/domain/eConsultation/attachment.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { appendAccess } from '../db/appendAccess.ts';
import { contentOfFile } from '../db/attachmentStore.ts';
import { fileOfMatter, shownAs } from '../db/fileOfMatter.ts';

/** A file that is about to leave the program: its line in the access log, before main writes it. */
export const saveAttachment: SignedInAct<'saveAttachment'> = (context, input) => {
  const found = fileOfMatter(context.db, input, context.now());
  if (found === null) return err({ type: 'NotFound' });
  const type = shownAs(found);
  if (!type.ok) return type;
  // The window was told another type than it is: the ending that the person has chosen would be wrong.
  if (type.value !== input.type) return err({ type: 'NotFound' });
  const content = contentOfFile(context.db, found.file.message, found.file.place);
  if (content === null) return err({ type: 'AttachmentNotHere' });
  const allowed = mayBeSaved(type.value, content);
  if (!allowed.ok) return allowed;
  appendAccess(context, { act: 'saveAttachment', patient: found.patient, documents: [found.document] });
  return ok({ file: null });
};

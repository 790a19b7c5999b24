import { err, ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { wantFile } from '../db/attachmentStore.ts';
import { fileOfMatter } from '../db/fileOfMatter.ts';

/** Has a file fetched that lies at the portal; the sync does it, now or when there is a line. */
export const fetchAttachment: SignedInAct<'fetchAttachment'> = ({ db, now }, input) => {
  const found = fileOfMatter(db, input, now());
  if (found === null) return err({ type: 'NotFound' });
  wantFile(db, found.file.message, found.file.place);
  return ok(null);
};

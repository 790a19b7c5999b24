import { type MessageFile, filesOf } from '../../../shared/fhir/attachment.ts';
import type { CommunicationResource } from '../../../shared/fhir/schemas.ts';
import type { ThreadFile } from '../../../shared/ipc/views/thread.ts';
import { filesOfMessage, type StoredFile } from '../db/attachmentStore.ts';
import type { Db } from '../db/open.ts';

/** The files of a message (`num`) as its thread shows them: what they are called, what they are, and where they are. */
export function threadFiles(db: Db, num: number, message: CommunicationResource): readonly ThreadFile[] {
  const told = filesOf(message);
  if (told.length === 0) return [];
  const stored = new Map(filesOfMessage(db, num).map((file) => [file.place, file]));
  return told.map((file) => toThreadFile(file, stored.get(file.place)));
}

function toThreadFile({ place, title, contentType, size }: MessageFile, stored: StoredFile | undefined): ThreadFile {
  const type = stored?.type ?? contentType ?? '';
  return {
    place,
    title,
    what: type.startsWith('image/') ? 'image' : type === 'application/pdf' ? 'pdf' : 'file',
    size: stored?.size ?? size,
    state: stateOf(stored),
  };
}

function stateOf(stored: StoredFile | undefined): ThreadFile['state'] {
  if (stored === undefined) return { is: 'at-portal' };
  if (stored.refused !== null) return { is: 'refused', why: stored.refused };
  if (stored.state === 'here' && stored.type !== null) return { is: 'here', type: stored.type };
  return { is: stored.state === 'wanted' ? 'wanted' : 'at-portal' };
}

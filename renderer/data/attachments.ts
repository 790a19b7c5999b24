import type { Input, Reply } from '../../shared/ipc/acts.ts';
import { ask } from './ask.ts';

/** A file by its matter, its message and its place there. */
export type FileName = Input<'readAttachment'>;

/** The file itself. Kept nowhere but where it is shown: it is gone with what shows it. */
export function readAttachment(file: FileName): Promise<Reply<'readAttachment'>> {
  return ask('readAttachment', file);
}

export function fetchAttachment(file: FileName): Promise<Reply<'fetchAttachment'>> {
  return ask('fetchAttachment', file);
}

export function saveAttachment(file: Input<'saveAttachment'>): Promise<Reply<'saveAttachment'>> {
  return ask('saveAttachment', file);
}

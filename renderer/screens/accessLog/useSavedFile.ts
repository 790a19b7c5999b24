import { useState } from 'react';
import type { Reply } from '../../../shared/ipc/acts.ts';
import type { AnyRefusal } from '../../data/ask.ts';

type Saved = Reply<'exportAccessLog'> | Reply<'printAccessLog'>;

/**
 * A file of what is shown: its name once it has been written (null when nobody chose one), or why it was not. Both are
 * about `what` alone: they go when something else is shown.
 */
export function useSavedFile(what: string) {
  const [last, setLast] = useState<{ readonly what: string; readonly reply: Saved } | null>(null);
  const reply = last?.what === what ? last.reply : null;

  async function save(take: () => Promise<Saved>) {
    setLast(null);
    setLast({ what, reply: await take() });
  }

  const refused: AnyRefusal | null = reply === null || reply.ok ? null : reply.error;
  return { file: reply?.ok === true ? reply.value.file : null, refused, save };
}

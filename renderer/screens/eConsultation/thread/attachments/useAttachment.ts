import { useEffect, useState } from 'react';
import type { Reply } from '../../../../../shared/ipc/acts.ts';
import { type FileName, readAttachment } from '../../../../data/attachments.ts';

/** A file for as long as it is shown: asked for when it is opened, and gone with what shows it. Null until it has come. */
export function useAttachment({ taskId, messageId, place }: FileName): Reply<'readAttachment'> | null {
  const [reply, setReply] = useState<Reply<'readAttachment'> | null>(null);
  useEffect(() => {
    let closed = false;
    void readAttachment({ taskId, messageId, place }).then((came) => (closed ? undefined : setReply(came)));
    return () => {
      closed = true;
    };
  }, [taskId, messageId, place]);
  return reply;
}

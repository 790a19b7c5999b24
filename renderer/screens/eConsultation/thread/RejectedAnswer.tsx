import { Button, Heading } from '@navikt/ds-react';
import { useState } from 'react';
import type { ThreadMessage } from '../../../../shared/ipc/views/thread.ts';
import { useWords } from '../../../app/i18n.ts';
import { RefusalMessage } from '../../../components/RefusalMessage.tsx';
import type { AnyRefusal } from '../../../data/ask.ts';
import { retryNow, withdrawEntry } from '../../../data/sync.ts';

type Props = { readonly message: ThreadMessage };

/**
 * The portal would not have the answer, or the note: try again, or take it back. The text is never lost: the engine
 * gives an answer back as a draft, in the form that it was written in.
 */
export function RejectedAnswer({ message }: Props) {
  const { t } = useWords();
  const { entryId } = message;
  const isNote = message.kind === 'internal';
  const title = !isNote ? 'title' : message.contactWay === null ? 'titleNote' : 'titleContact';
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  const [busy, setBusy] = useState(false);

  async function act(what: 'retry' | 'withdraw') {
    if (entryId === null) return;
    setBusy(true);
    setRefused(null);
    const reply = what === 'retry' ? await retryNow(entryId) : await withdrawEntry(entryId);
    setBusy(false);
    if (!reply.ok) setRefused(reply.error);
  }

  return (
    <footer className="thread__foot">
      <Heading level="3" size="xsmall">
        {t(`thread.rejected.${title}`)}
      </Heading>
      {refused === null ? null : <RefusalMessage refusal={refused} />}
      <div className="choices">
        <Button size="small" loading={busy} onClick={() => void act('withdraw')}>
          {t(isNote ? 'thread.rejected.withdrawNote' : 'thread.rejected.withdraw')}
        </Button>
        <Button size="small" variant="secondary" disabled={busy} onClick={() => void act('retry')}>
          {t('thread.rejected.retry')}
        </Button>
      </div>
    </footer>
  );
}

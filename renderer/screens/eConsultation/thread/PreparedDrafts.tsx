import { Button, ReadMore } from '@navikt/ds-react';
import { useState } from 'react';
import type { EConsultationThread } from '../../../../shared/ipc/views/thread.ts';
import { useWords } from '../../../app/i18n.ts';
import { shownKey } from '../../../app/keys.ts';
import { useKey } from '../../../app/useKey.ts';
import { formatMoment } from '../../../components/moments.ts';
import { RefusalMessage } from '../../../components/RefusalMessage.tsx';
import type { AnyRefusal } from '../../../data/ask.ts';
import { withdrawPrepared } from '../../../data/eConsultations.ts';

type Props = {
  readonly thread: EConsultationThread;
  readonly onUse: (text: string) => void;
};

/** What colleagues have prepared for a doctor to sign: read, taken over by one key, or set aside. It stays theirs as well. */
export function PreparedDrafts({ thread, onUse }: Props) {
  const { t, language } = useWords();
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  const handedOver = thread.prepared
    .filter(({ isMine, fate }) => !isMine && fate.type === 'waits')
    .map(({ authorName: name, text, at, entryId }) => ({
      name,
      text,
      at,
      entryId,
      words: 'prepared.prepared' as const,
    }));
  const here = thread.draftsOfOthers.map(({ authorName: name, text, savedAt: at }) => ({
    name,
    text,
    at,
    entryId: null,
    words: 'prepared.from' as const,
  }));
  const all = [...handedOver, ...here];
  // The newest that somebody has handed over, and otherwise the newest draft.
  const first = handedOver.at(-1) ?? here.at(-1);
  useKey('usePrepared', () => first !== undefined && onUse(first.text), first !== undefined);
  const signs = thread.may.includes('answer');

  async function putAside(entryId: string) {
    setRefused(null);
    const reply = await withdrawPrepared(thread, entryId);
    if (!reply.ok) setRefused(reply.error);
  }

  return (
    <>
      {all.map((one) => (
        <div key={`${one.name} ${one.at}`} className="prepared">
          <ReadMore size="small" header={t(one.words, { name: one.name, time: formatMoment(one.at, language) })}>
            <p className="message__text">{one.text}</p>
          </ReadMore>
          <div className="choices">
            <Button
              type="button"
              size="xsmall"
              variant="secondary"
              aria-label={t('prepared.useFrom', { name: one.name })}
              aria-keyshortcuts={one === first ? shownKey('usePrepared') : undefined}
              onClick={() => onUse(one.text)}
            >
              {t('prepared.use')}
            </Button>
            {/* Beside the button: what is read aloud must hold all that stands on it. */}
            {one === first ? <kbd aria-hidden>{shownKey('usePrepared')}</kbd> : null}
            {one.entryId === null || !signs ? null : (
              <Button
                type="button"
                size="xsmall"
                variant="tertiary"
                aria-label={t('prepared.putAsideFrom', { name: one.name })}
                onClick={() => void putAside(one.entryId)}
              >
                {t('prepared.putAside')}
              </Button>
            )}
          </div>
        </div>
      ))}
      {refused === null ? null : <RefusalMessage refusal={refused} />}
    </>
  );
}

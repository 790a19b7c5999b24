import { Button, ReadMore } from '@navikt/ds-react';
import { useState } from 'react';
import type { EConsultationThread, PreparedView } from '../../../../shared/ipc/views/thread.ts';
import { useWords } from '../../../app/i18n.ts';
import { DeliveryMark } from '../../../components/DeliveryMark.tsx';
import { formatMoment } from '../../../components/moments.ts';
import { RefusalMessage } from '../../../components/RefusalMessage.tsx';
import type { AnyRefusal } from '../../../data/ask.ts';
import { withdrawPrepared } from '../../../data/eConsultations.ts';
import { withdrawEntry } from '../../../data/sync.ts';

/** What the reader has prepared for a doctor, where it is, and what became of it. */
export function OwnPrepared({ thread }: { readonly thread: EConsultationThread }) {
  const { t, language } = useWords();
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  const own = thread.prepared.find(({ isMine }) => isMine);
  if (own === undefined) return null;
  const { entryId, delivery, text, at, fate } = own;

  async function takeBack() {
    setRefused(null);
    const reply = await (delivery?.state === 'rejected' ? withdrawEntry(entryId) : withdrawPrepared(thread, entryId));
    if (!reply.ok) setRefused(reply.error);
  }

  return (
    <div className="own-prepared">
      <div className="prepared">
        <ReadMore size="small" header={t('prepared.own', { time: formatMoment(at, language) })}>
          <p className="message__text">{text}</p>
        </ReadMore>
        {fate.type === 'waits' ? (
          <Button type="button" size="xsmall" variant="tertiary" onClick={() => void takeBack()}>
            {t('prepared.takeBack')}
          </Button>
        ) : null}
      </div>
      <p aria-live="polite">
        <Fate fate={fate} delivery={delivery} />
      </p>
      {refused === null ? null : <RefusalMessage refusal={refused} />}
    </div>
  );
}

function Fate({ fate, delivery }: Pick<PreparedView, 'fate' | 'delivery'>) {
  const { t, language } = useWords();
  const time = 'at' in fate && fate.at !== null ? formatMoment(fate.at, language) : '';
  switch (fate.type) {
    case 'waits':
      if (delivery === null || delivery.state === 'acknowledged') return t('prepared.waits');
      return (
        <>
          {t('prepared.onItsWay')} <DeliveryMark delivery={delivery} withReason />
        </>
      );
    case 'answered':
      return t(fate.asWritten ? 'prepared.answeredAsWritten' : 'prepared.answeredOtherwise', {
        name: fate.name,
        time,
      });
    case 'set-aside':
      return fate.name === null ? t('prepared.setAsideBySomeone') : t('prepared.setAside', { name: fate.name, time });
    default:
      return t('prepared.notUsed');
  }
}

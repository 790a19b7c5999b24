import { Button, Heading, InlineMessage } from '@navikt/ds-react';
import { useState } from 'react';
import { useWords } from '../../app/i18n.ts';
import { RefusalMessage } from '../../components/RefusalMessage.tsx';
import { useWindowTitle } from '../../components/useWindowTitle.ts';
import { type AnyRefusal, refusalOf } from '../../data/ask.ts';
import { useMay } from '../../data/session.ts';
import { syncNow, useSyncDetails, useSyncState } from '../../data/sync.ts';
import { AccessLogFacts } from './AccessLogFacts.tsx';
import { ConnectionFacts } from './ConnectionFacts.tsx';
import { FirstLoad } from './FirstLoad.tsx';
import { OutboxList } from './OutboxList.tsx';
import { QuarantineList } from './QuarantineList.tsx';
import { StrayTexts } from './StrayTexts.tsx';
import './sync.css';

/** «Usendt»: what is on its way, what needs someone, what was not understood, and how it stands with the portal. */
export function SyncScreen() {
  const { t } = useWords();
  const state = useSyncState();
  // Whom the entries are about is for those who treat; how it stands with the portal is for everyone.
  const mayReadEntries = useMay('withdrawUnsent');
  const details = useSyncDetails(mayReadEntries);
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  const [done, setDone] = useState<string | null>(null);
  useWindowTitle(t('sync.title'));

  const asked = refusalOf(details.error ?? state.error);
  const outbox = details.data?.outbox ?? [];
  const needsYou = outbox.filter(({ delivery }) => delivery.state === 'conflict' || delivery.state === 'rejected');
  const waiting = outbox.filter(({ delivery }) => delivery.state === 'queued' || delivery.state === 'sending');

  async function synchronise() {
    setRefused(null);
    const reply = await syncNow();
    if (!reply.ok) setRefused(reply.error);
  }

  return (
    <div className="page sync">
      <div className="sync__top">
        <Heading level="1" size="small">
          {t('sync.title')}
        </Heading>
        <Button size="small" variant="secondary" onClick={() => void synchronise()}>
          {t('sync.syncNow')}
        </Button>
      </div>
      {refused === null ? null : <RefusalMessage refusal={refused} />}
      {asked === null ? null : (
        <RefusalMessage
          refusal={asked}
          onTryAgain={() => {
            void details.refetch();
            void state.refetch();
          }}
        />
      )}
      {done === null ? null : (
        <output className="announced">
          <InlineMessage status="info" size="small">
            {done}
          </InlineMessage>
        </output>
      )}
      {needsYou.length === 0 ? null : (
        <OutboxList title={t('sync.needsYou.title')} rows={needsYou} onRefused={setRefused} onDone={setDone} />
      )}
      {details.data === undefined ? null : (
        <OutboxList title={t('sync.waiting.title')} rows={waiting} onRefused={setRefused} onDone={setDone} />
      )}
      {details.data === undefined || details.data.strays.length === 0 ? null : (
        <StrayTexts texts={details.data.strays} onRefused={setRefused} />
      )}
      {details.data === undefined || details.data.quarantine.length === 0 ? null : (
        <QuarantineList rows={details.data.quarantine} />
      )}
      {state.data === undefined ? null : (
        <>
          {state.data.firstLoad === null ? null : <FirstLoad load={state.data.firstLoad} />}
          <ConnectionFacts state={state.data} />
          <AccessLogFacts />
        </>
      )}
    </div>
  );
}

import { BodyShort } from '@navikt/ds-react';
import { useWords } from '../../../app/i18n.ts';
import type { Show } from '../../../data/eConsultations.ts';
import { useSyncState } from '../../../data/sync.ts';

/** An empty list says why it is empty: nothing waits, or nothing has been fetched yet. */
export function EmptyQueue({ show }: { readonly show: Show }) {
  const { t } = useWords();
  const sync = useSyncState().data;
  const words = () => {
    if (sync?.firstLoad) return t('queue.emptyFirstLoad');
    if (sync?.lastSynced === null) return t('queue.emptyNeverSynced');
    if (show === 'messages') return t('message.empty');
    return show === 'open' ? t('queue.empty') : t('queue.emptyAnswered');
  };
  return (
    <BodyShort size="small" className="queue__empty">
      {words()}
    </BodyShort>
  );
}

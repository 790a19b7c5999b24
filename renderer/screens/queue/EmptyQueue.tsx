import { BodyShort, Button } from '@navikt/ds-react';
import { useWords } from '../../app/i18n.ts';
import { useSyncState } from '../../data/sync.ts';
import { ANSWERED_DAYS } from './QueueHeader.tsx';

type Props = {
  readonly answered: boolean;
  readonly isSearch: boolean;
  readonly isNarrowed: boolean;
  readonly onShowAll: () => void;
};

/** An empty list says why it is empty: nothing waits, nothing fits, or nothing has been fetched yet. */
export function EmptyQueue({ answered, isSearch, isNarrowed, onShowAll }: Props) {
  const { t } = useWords();
  const sync = useSyncState().data;
  const words = () => {
    if (isSearch) return t('queue.noneFound');
    if (sync?.firstLoad) return t('queue.emptyFirstLoad');
    if (sync?.lastSynced === null) return t('queue.emptyNeverSynced');
    if (isNarrowed) return t('queue.noneFits');
    return answered ? t('queue.emptyAnswered', { days: ANSWERED_DAYS }) : t('queue.empty');
  };
  return (
    <div className="queue__empty">
      <BodyShort size="small">{words()}</BodyShort>
      {/* A choice is undone among the choices, a search here. */}
      {isSearch && !isNarrowed ? (
        <Button size="xsmall" variant="secondary" onClick={onShowAll}>
          {t('workFilter.reset')}
        </Button>
      ) : null}
    </div>
  );
}

import { InlineMessage } from '@navikt/ds-react';
import type { RefObject } from 'react';
import { useNavigate } from 'react-router';
import type { WorkPage } from '../../../shared/ipc/views/queue.ts';
import { useWords } from '../../app/i18n.ts';
import { paths, type QueuePart } from '../../app/paths.ts';
import { useWorkCounts } from '../../data/work.ts';
import { FilterBar } from './FilterBar.tsx';
import { HiddenLine } from './HiddenLine.tsx';
import { isWhole, type useQueueFilter } from './useQueueFilter.ts';
import './filterBar.css';

type Props = {
  readonly part: QueuePart;
  readonly choice: ReturnType<typeof useQueueFilter>;
  readonly page: WorkPage | undefined;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onLeave: () => void;
  readonly searchRef: RefObject<HTMLInputElement | null>;
};

/** What of the queue is shown, and what is hidden by it. */
export function QueueTools({ part, choice, page, text, onText, onLeave, searchRef }: Props) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { chosen, choose } = choice;
  const seen = useWorkCounts().data?.kinds.map(({ kind }) => kind) ?? [];
  const kinds = isWhole(part) && seen.length > 1 ? seen : [];

  /** Beside the filter; on the page of one kind, where everything is. */
  function show() {
    onText('');
    choose({ alsoOverdue: true });
    if (part !== 'all') void navigate(paths.open);
  }

  return (
    <>
      <FilterBar
        chosen={chosen}
        onChoose={choose}
        kinds={kinds}
        ordered={part !== 'answered'}
        isNarrowed={choice.isNarrowed}
        onShowAll={() => {
          onText('');
          choice.showAll();
        }}
        text={text}
        onText={onText}
        onLeave={onLeave}
        searchRef={searchRef}
      />
      {choice.notSaved ? (
        <div role="alert" className="queue__notice">
          <InlineMessage status="warning" size="small">
            {t('queue.filter.notSaved')}
          </InlineMessage>
        </div>
      ) : null}
      <HiddenLine
        page={page}
        elsewhere={!isWhole(part) && !choice.isNarrowed && text.trim() === ''}
        shown={part === 'all' && choice.isNarrowed && chosen.alsoOverdue}
        onShow={show}
        onOnlyFilter={() => choose({ alsoOverdue: false })}
      />
    </>
  );
}

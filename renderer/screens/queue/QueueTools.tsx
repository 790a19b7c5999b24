import { InlineMessage } from '@navikt/ds-react';
import type { RefObject } from 'react';
import { useNavigate } from 'react-router';
import { kindsSeenBy } from '../../../shared/domain/work/workKind.ts';
import type { WorkPage } from '../../../shared/ipc/views/queue.ts';
import { useWords } from '../../app/i18n.ts';
import { isWhole, paths, type QueuePart } from '../../app/paths.ts';
import { useRole } from '../../data/session.ts';
import { FilterBar } from './FilterBar.tsx';
import { HiddenLine } from './HiddenLine.tsx';
import type { useQueueFilter } from './useQueueFilter.ts';
import './filterBar.css';

type Props = {
  readonly part: QueuePart;
  readonly choice: ReturnType<typeof useQueueFilter>;
  readonly page: WorkPage | undefined;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onShowAll: () => void;
  readonly onLeave: () => void;
  readonly searchRef: RefObject<HTMLInputElement | null>;
};

/** What of the queue is shown, and what is hidden by it. */
export function QueueTools({ part, choice, page, text, onText, onShowAll, onLeave, searchRef }: Props) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { chosen, choose } = choice;
  const role = useRole();
  const seen = role === null ? [] : kindsSeenBy(role);
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
        onShowAll={onShowAll}
        text={text}
        onText={onText}
        onLeave={onLeave}
        searchRef={searchRef}
      />
      {choice.notSaved ? (
        <div role="alert" className="queue__notice">
          <InlineMessage status="warning" size="small">
            {t('workFilter.notSaved')}
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

import { ArrowDownIcon } from '@navikt/aksel-icons';
import { Button, Heading } from '@navikt/ds-react';
import type { WorkPage } from '../../../shared/ipc/views/queue.ts';
import { useWords } from '../../app/i18n.ts';
import { shownKey } from '../../app/keys.ts';
import { dayWords } from '../../components/moments.ts';

/** How long what has ended stays in the list, as the engine keeps it. */
export const ANSWERED_DAYS = 60;

type Props = {
  readonly title: string;
  readonly answered: boolean;
  readonly page: WorkPage | undefined;
  readonly waitingOutside: number;
  readonly onLetIn: () => void;
};

/** What the list is, how it stands today, and what waits to be let in. */
export function QueueHeader({ title, answered, page, waitingOutside, onLetIn }: Props) {
  const { t } = useWords();
  return (
    <header className="queue__header">
      <Heading level="2" size="xsmall">
        {title}
      </Heading>
      {page === undefined ? null : <Summary answered={answered} page={page} />}
      <output className="queue__new">
        {waitingOutside === 0 ? null : (
          <Button
            size="xsmall"
            variant="secondary"
            icon={<ArrowDownIcon aria-hidden />}
            onClick={onLetIn}
            aria-keyshortcuts={shownKey('letIn')}
          >
            {t('queue.new', { count: waitingOutside })}
            <span className="only-for-ears"> {t('queue.newHint')}</span>
            <kbd aria-hidden>{shownKey('letIn')}</kbd>
          </Button>
        )}
      </output>
    </header>
  );
}

function Summary({ answered, page }: { readonly answered: boolean; readonly page: WorkPage }) {
  const { t, language } = useWords();
  if (answered) {
    return <p className="queue__summary">{t('queue.answeredLately', { days: ANSWERED_DAYS, count: page.total })}</p>;
  }
  const parts = [t('queue.open', { count: page.total })];
  if (page.overdue > 0) parts.push(t('queue.overdue', { count: page.overdue }));
  if (page.dueToday > 0) parts.push(t('queue.dueToday', { count: page.dueToday }));
  const next =
    page.nextDueDay === null ? '' : ` ${t('queue.next', { day: dayWords(page.nextDueDay, page.today, language) })}`;
  return (
    <p className="queue__summary">
      {parts.join(' · ')}
      {page.dueToday === 0 && page.total > 0 ? `. ${t('queue.noneDueToday')}${next}` : ''}
    </p>
  );
}

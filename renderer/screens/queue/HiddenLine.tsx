import { ExclamationmarkTriangleFillIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react';
import type { WorkPage } from '../../../shared/ipc/views/queue.ts';
import { useWords, type Words } from '../../app/i18n.ts';

type Props = {
  readonly page: WorkPage | undefined;
  /** The page of one kind hides nothing of its own by being one: what is elsewhere is elsewhere. */
  readonly elsewhere: boolean;
  /** What the filter would hide is shown beside it now. */
  readonly shown: boolean;
  readonly onShow: () => void;
  readonly onOnlyFilter: () => void;
};

/** No filter hides in silence what is overdue or urgent: it is said how many, and shown at one press. */
export function HiddenLine({ page, elsewhere, shown, onShow, onOnlyFilter }: Props) {
  const words = useWords();
  const { t } = words;
  const hidden = page === undefined ? null : hiddenWords(page, elsewhere, words);
  return (
    <output className="hidden-line" data-empty={hidden === null && !shown}>
      {hidden === null ? null : (
        <>
          <ExclamationmarkTriangleFillIcon aria-hidden />
          <span>{hidden}</span>
          <Button size="xsmall" variant="tertiary" onClick={onShow}>
            {t('workFilter.hidden.show')}
          </Button>
        </>
      )}
      {hidden === null && shown ? (
        <>
          <span>{t('workFilter.hidden.shown')}</span>
          <Button size="xsmall" variant="tertiary" onClick={onOnlyFilter}>
            {t('workFilter.hidden.onlyFilter')}
          </Button>
        </>
      ) : null}
    </output>
  );
}

function hiddenWords(page: WorkPage, elsewhere: boolean, { t }: Words): string | null {
  const { hiddenOverdue: overdue, hiddenUrgent: urgent } = page;
  if (overdue > 0 && urgent > 0) {
    return t(elsewhere ? 'workFilter.hidden.elsewhereBoth' : 'workFilter.hidden.both', { overdue, urgent });
  }
  if (overdue > 0)
    return t(elsewhere ? 'workFilter.hidden.elsewhere' : 'workFilter.hidden.overdue', { count: overdue });
  if (urgent > 0)
    return t(elsewhere ? 'workFilter.hidden.elsewhereUrgent' : 'workFilter.hidden.urgent', { count: urgent });
  return null;
}

import { BodyShort } from '@navikt/ds-react';
import type { WorkPage } from '../../../shared/ipc/views/queue.ts';
import { useWords } from '../../app/i18n.ts';

/** The right side before anything is chosen. */
export function NothingChosen({ page }: { readonly page: WorkPage | undefined }) {
  const { t } = useWords();
  if (page === undefined || page.total === 0) return null;
  return (
    <div className="nothing-chosen">
      <BodyShort size="small">{t('queue.nothingChosen')}</BodyShort>
      <BodyShort size="small">{t('queue.nothingChosenKeys')}</BodyShort>
    </div>
  );
}

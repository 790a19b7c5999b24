import { ReadMore } from '@navikt/ds-react';
import type { EConsultationThread } from '../../../../shared/ipc/views/thread.ts';
import { useWords } from '../../../app/i18n.ts';

/** Own words that were not sent and have no form to stand in. */
export function KeptDraft({ thread }: { readonly thread: EConsultationThread }) {
  const { t } = useWords();
  if (thread.draft === null || thread.draft.text.trim() === '') return null;
  return (
    <ReadMore size="small" header={t('thread.keptDraft')}>
      <p className="message__text">{thread.draft.text}</p>
    </ReadMore>
  );
}

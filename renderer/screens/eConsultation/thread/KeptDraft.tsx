import { ReadMore } from '@navikt/ds-react';
import { DRAFT_FIELDS } from '../../../../shared/domain/eConsultation/draft.ts';
import type { EConsultationThread } from '../../../../shared/ipc/views/thread.ts';
import { useWords } from '../../../app/i18n.ts';

/** Own words that were not sent and have no form to stand in. */
export function KeptDraft({ thread }: { readonly thread: EConsultationThread }) {
  const { t } = useWords();
  const texts = DRAFT_FIELDS.map((field) => thread.drafts[field]?.text ?? '').filter((text) => text.trim() !== '');
  if (texts.length === 0) return null;
  return (
    <ReadMore size="small" header={t('thread.keptDraft')}>
      <p className="message__text">{texts.join('\n\n')}</p>
    </ReadMore>
  );
}

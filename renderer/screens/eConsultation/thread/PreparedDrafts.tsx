import { Button, ReadMore } from '@navikt/ds-react';
import type { EConsultationThread } from '../../../../shared/ipc/views/thread.ts';
import { useWords } from '../../../app/i18n.ts';
import { formatMoment } from '../../../components/moments.ts';

type Props = {
  readonly drafts: EConsultationThread['draftsOfOthers'];
  readonly onUse: (text: string) => void;
};

/** What colleagues have prepared for a doctor to sign: read, and taken over with one press. It stays theirs as well. */
export function PreparedDrafts({ drafts, onUse }: Props) {
  const { t, language } = useWords();
  return drafts.map(({ authorName: name, text, savedAt }) => (
    <div key={`${name} ${savedAt}`} className="prepared">
      <ReadMore size="small" header={t('thread.prepared.from', { name, time: formatMoment(savedAt, language) })}>
        <p className="message__text">{text}</p>
      </ReadMore>
      <Button
        type="button"
        size="xsmall"
        variant="secondary"
        aria-label={t('thread.prepared.useFrom', { name })}
        onClick={() => onUse(text)}
      >
        {t('thread.prepared.use')}
      </Button>
    </div>
  ));
}

import { Button, Heading } from '@navikt/ds-react';
import { useId } from 'react';
import type { StrayText } from '../../../shared/ipc/views/sync.ts';
import { useWords } from '../../app/i18n.ts';
import { formatMoment } from '../../components/moments.ts';
import type { AnyRefusal } from '../../data/ask.ts';
import { letGoOfText } from '../../data/sync.ts';

type Props = {
  readonly texts: readonly StrayText[];
  readonly onRefused: (refusal: AnyRefusal | null) => void;
};

/** The reader's own texts that no matter shows: for whom they were written, why they stand here, and the words. */
export function StrayTexts({ texts, onRefused }: Props) {
  const { t, language } = useWords();
  const id = useId();

  async function letGo(text: StrayText) {
    onRefused(null);
    const reply = await letGoOfText(text);
    if (!reply.ok) onRefused(reply.error);
  }

  return (
    <section aria-labelledby={id} className="outbox">
      <Heading level="2" size="xsmall" id={id}>
        {t('sync.strays.title')}
      </Heading>
      <ul>
        {texts.map((one) => {
          const patient = one.blocked ? t('patient.blocked') : one.patientName;
          return (
            <li key={`${one.taskId} ${one.patientId} ${one.field}`} className="entry">
              <div className="entry__what">
                <strong>{t('sync.strays.writtenFor', { patient })}</strong>
                <span className="sync__quiet">{t(`sync.strays.why.${one.why}`)}</span>
                <span className="sync__quiet">
                  {t('sync.strays.saved', { time: formatMoment(one.savedAt, language) })}
                </span>
              </div>
              <p className="stray__text">{one.text}</p>
              <div className="entry__choices">
                <Button
                  size="xsmall"
                  variant="tertiary"
                  aria-label={t('sync.strays.letGoFor', { patient })}
                  onClick={() => void letGo(one)}
                >
                  {t('sync.strays.letGo')}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

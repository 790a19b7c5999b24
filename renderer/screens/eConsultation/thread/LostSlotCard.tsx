import { Button, Heading } from '@navikt/ds-react';
import { useState } from 'react';
import type { AnswerConflict, EConsultationThread } from '../../../../shared/ipc/views/thread.ts';
import { useWords } from '../../../app/i18n.ts';
import { RefusalMessage } from '../../../components/RefusalMessage.tsx';
import type { AnyRefusal } from '../../../data/ask.ts';
import { resolveConflict } from '../../../data/eConsultations.ts';
import { slotValues } from './templates/useFieldValues.ts';

type Props = {
  readonly thread: EConsultationThread;
  readonly conflict: AnswerConflict;
  readonly slot: NonNullable<AnswerConflict['lostSlot']>;
};

/** The time that the reply tells of was given to somebody else: nothing has been sent, and the text is kept. */
export function LostSlotCard({ thread, conflict, slot }: Props) {
  const { t, language } = useWords();
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  const [busy, setBusy] = useState(false);

  async function again() {
    setBusy(true);
    const reply = await resolveConflict(conflict.entryId, 'keep-theirs');
    setBusy(false);
    if (!reply.ok) setRefused(reply.error);
  }

  return (
    <section className="thread__foot panel" aria-labelledby={`lost-${thread.taskId}`}>
      <Heading level="3" size="xsmall" id={`lost-${thread.taskId}`}>
        {t('conflict.lostSlot.title', slotValues(slot, thread.today, language))}
      </Heading>
      <p className="panel__words">{t('conflict.lostSlot.explanation', { patient: thread.patientName })}</p>
      <p className="panel__words message__text">{conflict.mine.text}</p>
      {refused === null ? null : <RefusalMessage refusal={refused} />}
      {conflict.choices.includes('keep-theirs') ? (
        <div className="panel__choices">
          <Button size="small" loading={busy} onClick={() => void again()}>
            {t('conflict.lostSlot.again')}
          </Button>
        </div>
      ) : (
        <p className="panel__words">{t('conflict.doctorChooses')}</p>
      )}
    </section>
  );
}

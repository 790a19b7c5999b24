import { Button, Heading } from '@navikt/ds-react';
import { useState } from 'react';
import type { ConflictChoice } from '../../../../shared/domain/sync/conflictChoices.ts';
import type { AnswerConflict, EConsultationThread } from '../../../../shared/ipc/views/thread.ts';
import { useWords } from '../../../app/i18n.ts';
import { formatMoment } from '../../../components/moments.ts';
import { RefusalMessage } from '../../../components/RefusalMessage.tsx';
import type { AnyRefusal } from '../../../data/ask.ts';
import { resolveConflict } from '../../../data/eConsultations.ts';
import './conflict.css';
import { ConflictSide } from './ConflictSide.tsx';

type Props = {
  readonly thread: EConsultationThread;
  readonly conflict: AnswerConflict;
  readonly unanswered: NonNullable<AnswerConflict['unanswered']>;
};

/** The matter was taken over before the text left: the patient has no answer, and a person decides what becomes of it. */
export function TakenOverCard({ thread, conflict, unanswered }: Props) {
  const { t, language } = useWords();
  const { mine, entryId, isMine, choices } = conflict;
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  const [choosing, setChoosing] = useState<ConflictChoice | null>(null);
  const { takenBy, ended } = unanswered;

  async function choose(choice: ConflictChoice) {
    setChoosing(choice);
    setRefused(null);
    const reply = await resolveConflict(entryId, choice);
    setChoosing(null);
    if (!reply.ok) setRefused(reply.error);
  }

  const title = ended
    ? t('thread.takenOver.titleEnded')
    : takenBy === null
      ? t('thread.takenOver.title')
      : t('thread.takenOver.titleBy', { name: takenBy });
  return (
    <section className="thread__foot conflict" aria-labelledby={`taken-over-${thread.taskId}`}>
      <Heading level="3" size="xsmall" id={`taken-over-${thread.taskId}`}>
        {title}
      </Heading>
      <p className="conflict__words">
        {t(ended ? 'thread.takenOver.ended' : 'thread.takenOver.unanswered', { patient: thread.patientName })}
      </p>
      <div className="conflict__texts conflict__texts--alone">
        <ConflictSide
          head={t(isMine ? 'thread.conflict.mine' : 'thread.conflict.writtenHere', { name: mine.authorName })}
          at={formatMoment(mine.at, language)}
        >
          {mine.text}
        </ConflictSide>
      </div>
      {refused === null ? null : <RefusalMessage refusal={refused} />}
      {choices.length === 0 ? (
        <p className="conflict__words">{t('thread.conflict.doctorChooses')}</p>
      ) : (
        <div className="conflict__choices">
          {choices.map((choice) => (
            <div key={choice}>
              <Button
                size="small"
                variant="secondary"
                loading={choosing === choice}
                disabled={choosing !== null && choosing !== choice}
                aria-describedby={`${choice}-hint`}
                onClick={() => void choose(choice)}
              >
                {t(choice === 'keep-theirs' ? 'thread.takenOver.keep' : 'thread.takenOver.send')}
              </Button>
              <p id={`${choice}-hint`}>
                {choice === 'keep-theirs'
                  ? t('thread.takenOver.keepHint')
                  : t('thread.takenOver.sendHint', { patient: thread.patientName })}
              </p>
            </div>
          ))}
        </div>
      )}
    </section>
  );
}

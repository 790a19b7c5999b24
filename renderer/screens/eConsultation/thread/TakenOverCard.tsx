import { Heading } from '@navikt/ds-react';
import type { AnswerConflict, EConsultationThread } from '../../../../shared/ipc/views/thread.ts';
import { useWords } from '../../../app/i18n.ts';
import './conflict.css';
import { ConflictChoices } from './ConflictChoices.tsx';
import { OwnSide } from './ConflictSide.tsx';

type Props = {
  readonly thread: EConsultationThread;
  readonly conflict: AnswerConflict;
  readonly unanswered: NonNullable<AnswerConflict['unanswered']>;
};

/** The matter was taken over before the text left: the patient has no answer, and a person decides what becomes of it. */
export function TakenOverCard({ thread, conflict, unanswered }: Props) {
  const { t } = useWords();
  const { patientName: patient } = thread;
  const { takenBy, ended } = unanswered;
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
        {t(ended ? 'thread.takenOver.ended' : 'thread.takenOver.unanswered', { patient })}
      </p>
      <div className="conflict__texts conflict__texts--alone">
        <OwnSide conflict={conflict}>{conflict.mine.text}</OwnSide>
      </div>
      <ConflictChoices
        conflict={conflict}
        words={(choice) =>
          choice === 'keep-theirs'
            ? { act: t('thread.takenOver.keep'), hint: t('thread.takenOver.keepHint') }
            : { act: t('thread.takenOver.send'), hint: t('thread.takenOver.sendHint', { patient }) }
        }
      />
    </section>
  );
}

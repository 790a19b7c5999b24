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

/** The matter was taken over, or changed otherwise, before the text left: a person decides what becomes of it. */
export function TakenOverCard({ thread, conflict, unanswered }: Props) {
  const { t } = useWords();
  const { patientName: patient } = thread;
  const { takenBy, ended } = unanswered;
  const title = ended
    ? t('conflict.takenOver.titleEnded')
    : takenBy === null
      ? t('conflict.takenOver.title')
      : t('conflict.takenOver.titleBy', { name: takenBy });
  return (
    <section className="thread__foot conflict" aria-labelledby={`taken-over-${thread.taskId}`}>
      <Heading level="3" size="xsmall" id={`taken-over-${thread.taskId}`}>
        {title}
      </Heading>
      <p className="conflict__words">
        {t(ended || takenBy === null ? 'conflict.takenOver.ended' : 'conflict.takenOver.unanswered', { patient })}
      </p>
      <div className="conflict__texts conflict__texts--alone">
        <OwnSide conflict={conflict}>{conflict.mine.text}</OwnSide>
      </div>
      <ConflictChoices
        conflict={conflict}
        words={(choice) =>
          choice === 'keep-theirs'
            ? { act: t('conflict.takenOver.keep'), hint: t('conflict.takenOver.keepHint') }
            : { act: t('conflict.takenOver.send'), hint: t('conflict.takenOver.sendHint', { patient }) }
        }
      />
    </section>
  );
}

import { Heading } from '@navikt/ds-react';
import type { AnswerConflict, EConsultationThread } from '../../../../shared/ipc/views/thread.ts';
import { useWords } from '../../../app/i18n.ts';
import { formatMoment } from '../../../components/moments.ts';
import './conflict.css';
import { ConflictChoices } from './ConflictChoices.tsx';
import { ConflictSide, OwnSide } from './ConflictSide.tsx';
import { type Piece, wordDiff } from './wordDiff.ts';

type Props = { readonly thread: EConsultationThread; readonly conflict: AnswerConflict };

/** Two answers to one question, side by side and equal. Nothing is chosen beforehand, and nothing is lost either way. */
export function ConflictCard({ thread, conflict }: Props) {
  const { t, language } = useWords();
  const { mine, theirs } = conflict;
  const pieces = theirs.text === null ? null : wordDiff(theirs.text, mine.text);
  const theirHead =
    theirs.authorName === null ? t('conflict.theirs') : t('conflict.theirsBy', { name: theirs.authorName });
  return (
    <section className="thread__foot conflict" aria-labelledby={`conflict-${thread.taskId}`}>
      <Heading level="3" size="xsmall" id={`conflict-${thread.taskId}`}>
        {t('conflict.title')}
      </Heading>
      <p className="conflict__words">
        {t('conflict.explanation')} {pieces === null ? '' : t('conflict.differences')}
      </p>
      <div className="conflict__texts">
        <ConflictSide head={theirHead} at={theirs.at === null ? null : formatMoment(theirs.at, language)}>
          {pieces === null ? <em>{t('conflict.theirsMissing')}</em> : <Marked pieces={pieces.before} />}
        </ConflictSide>
        <OwnSide conflict={conflict}>{pieces === null ? mine.text : <Marked pieces={pieces.after} />}</OwnSide>
      </div>
      <ConflictChoices
        conflict={conflict}
        words={(choice) =>
          choice === 'keep-theirs'
            ? { act: t('conflict.keepTheirs'), hint: t('conflict.keepTheirsHint') }
            : { act: t('conflict.addMine'), hint: t('conflict.addMineHint') }
        }
      />
    </section>
  );
}

function Marked({ pieces }: { readonly pieces: readonly Piece[] }) {
  return pieces.map(({ text, differs }, index) =>
    // Pieces have no identity but their order, and are never reordered.
    // oxlint-disable-next-line react/no-array-index-key
    differs ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
  );
}

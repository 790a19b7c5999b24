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
import { type Piece, wordDiff } from './wordDiff.ts';

type Props = { readonly thread: EConsultationThread; readonly conflict: AnswerConflict };

/** Two answers to one question, side by side and equal. Nothing is chosen beforehand, and nothing is lost either way. */
export function ConflictCard({ thread, conflict }: Props) {
  const { t, language } = useWords();
  const { mine, theirs, entryId, isMine } = conflict;
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  const [choosing, setChoosing] = useState<ConflictChoice | null>(null);
  const pieces = theirs.text === null ? null : wordDiff(theirs.text, mine.text);

  async function choose(choice: ConflictChoice) {
    setChoosing(choice);
    setRefused(null);
    const reply = await resolveConflict(entryId, choice);
    setChoosing(null);
    if (!reply.ok) setRefused(reply.error);
  }

  const theirHead =
    theirs.authorName === null
      ? t('thread.conflict.theirs')
      : t('thread.conflict.theirsBy', { name: theirs.authorName });
  return (
    <section className="thread__foot conflict" aria-labelledby={`conflict-${thread.taskId}`}>
      <Heading level="3" size="xsmall" id={`conflict-${thread.taskId}`}>
        {t('thread.conflict.title')}
      </Heading>
      <p className="conflict__words">
        {t('thread.conflict.explanation')} {pieces === null ? '' : t('thread.conflict.differences')}
      </p>
      <div className="conflict__texts">
        <ConflictSide head={theirHead} at={theirs.at === null ? null : formatMoment(theirs.at, language)}>
          {pieces === null ? <em>{t('thread.conflict.theirsMissing')}</em> : <Marked pieces={pieces.before} />}
        </ConflictSide>
        <ConflictSide
          head={t(isMine ? 'thread.conflict.mine' : 'thread.conflict.writtenHere', { name: mine.authorName })}
          at={formatMoment(mine.at, language)}
        >
          {pieces === null ? mine.text : <Marked pieces={pieces.after} />}
        </ConflictSide>
      </div>
      {refused === null ? null : <RefusalMessage refusal={refused} />}
      {conflict.choices.length > 0 ? (
        <div className="conflict__choices">
          {conflict.choices.map((choice) => (
            <div key={choice}>
              <Button
                size="small"
                variant="secondary"
                loading={choosing === choice}
                disabled={choosing !== null && choosing !== choice}
                aria-describedby={`${choice}-hint`}
                onClick={() => void choose(choice)}
              >
                {t(choice === 'keep-theirs' ? 'thread.conflict.keepTheirs' : 'thread.conflict.addMine')}
              </Button>
              <p id={`${choice}-hint`}>
                {t(choice === 'keep-theirs' ? 'thread.conflict.keepTheirsHint' : 'thread.conflict.addMineHint')}
              </p>
            </div>
          ))}
        </div>
      ) : (
        <p className="conflict__words">{t('thread.conflict.doctorChooses')}</p>
      )}
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

import type { ReactNode } from 'react';
import type { AnswerConflict } from '../../../../shared/ipc/views/thread.ts';
import { useWords } from '../../../app/i18n.ts';
import { formatMoment } from '../../../components/moments.ts';
import { ScrollRegion } from '../../../components/ScrollRegion.tsx';
import './conflict.css';

type Props = { readonly head: string; readonly at: string | null; readonly children: ReactNode };

/** One of the texts in a conflict: whose, from when, and what. */
export function ConflictSide({ head, at, children }: Props) {
  return (
    <ScrollRegion className="conflict__side" label={head}>
      <p className="conflict__head">
        <strong>{head}</strong>
        {at === null ? null : <span>{at}</span>}
      </p>
      <p className="message__text">{children}</p>
    </ScrollRegion>
  );
}

type OwnProps = { readonly conflict: AnswerConflict; readonly children: ReactNode };

/** The text that waited here: the reader's own, or a colleague's. */
export function OwnSide({ conflict: { mine, isMine }, children }: OwnProps) {
  const { t, language } = useWords();
  const head = t(isMine ? 'conflict.mine' : 'conflict.writtenHere', { name: mine.authorName });
  return (
    <ConflictSide head={head} at={formatMoment(mine.at, language)}>
      {children}
    </ConflictSide>
  );
}

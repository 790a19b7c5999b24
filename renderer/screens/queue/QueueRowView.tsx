import { Tooltip } from '@navikt/ds-react';
import { memo, useState } from 'react';
import type { WorkRow } from '../../../shared/ipc/views/queue.ts';
import { useWords, type Words } from '../../app/i18n.ts';
import { ageOn } from '../../components/age.ts';
import { DeliveryMark } from '../../components/DeliveryMark.tsx';
import { DueMark } from '../../components/DueMark.tsx';
import { dueWords } from '../../components/dueDates.ts';
import { KindIcon } from '../../components/KindIcon.tsx';
import { useHoldsUntil } from '../../components/useHoldsUntil.ts';
import { patientWords, previewWords, whoseWords } from './rowWords.ts';
import './queueRow.css';

type Props = {
  readonly row: WorkRow;
  readonly gone: boolean;
  readonly today: string;
  readonly id: string;
  readonly place: number;
  readonly places: number;
  readonly top: number;
  readonly open: boolean;
  readonly active: boolean;
  /** Where every row is of one kind, none says which. */
  readonly withKind: boolean;
  /** It has just been let in. */
  readonly isNew: boolean;
};

/** One matter in two lines: when, who, what, whose. */
export const QueueRowView = memo(function QueueRowView(props: Props) {
  const { row, gone, today, id, place, places, top, open, active, withKind, isNew } = props;
  const words = useWords();
  const { t, language } = words;
  const [hovered, setHovered] = useState(false);
  const due = dueWords(row, today, language);
  const age = ageOn(row.birthDay, today, t);
  const handled = gone || row.state === 'answered' || row.state === 'closed';
  const whose = whoseWords(row, t);

  return (
    // Keys and clicks are the list's: it has the focus, and says which row they mean (aria-activedescendant). Its name
    // is all that stands in it, deeper than the linter looks.
    // oxlint-disable-next-line jsx-a11y/control-has-associated-label, jsx-a11y/interactive-supports-focus
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="option"
      id={id}
      className="queue-row"
      style={{ transform: `translateY(${top}px)` }}
      // The row the keys mean is selected; the one that is open beside the list is the current one.
      aria-selected={active}
      aria-current={open}
      aria-setsize={places}
      aria-posinset={place + 1}
      data-handled={handled}
      data-place={place}
    >
      <Tooltip
        content={due.reason}
        open={hovered}
        onOpenChange={setHovered}
        maxChar={300}
        placement="bottom"
        className="reason"
        describesChild
      >
        <div className="queue-row__due">
          {row.urgent && !handled ? (
            <span className="queue-row__line">
              <strong className="queue-row__urgent">{t('queue.urgent')}</strong>
              {due.state === 'later' || due.state === 'none' ? null : (
                <span className="queue-row__quiet">{due.day}</span>
              )}
            </span>
          ) : null}
          <span className="queue-row__line">
            {handled && due.state !== 'none' ? t('thread.due', { day: due.day }) : <DueMark due={due} />}
          </span>
          {handled || row.urgent || due.state === 'later' || due.state === 'none' ? null : (
            <span className="queue-row__line queue-row__quiet">{due.day}</span>
          )}
        </div>
      </Tooltip>
      <div className="queue-row__first">
        <span className="queue-row__line queue-row__name">
          {isNew && !handled ? <span className="queue-row__new">{t('queue.isNew')}</span> : null}
          <strong>{patientWords(row, t)}</strong>
          {age === null ? null : <span className="queue-row__age">{age}</span>}
        </span>
        <span className="queue-row__line queue-row__via">
          {row.writtenBy === null ? '' : t('queue.via', { name: row.writtenBy })}
        </span>
        <span className="queue-row__line queue-row__whose">
          <span className="queue-row__gp" data-beside={whose.desk !== null && !whose.isEverybodys}>
            {whose.gp}
          </span>
          {whose.desk === null ? null : (
            <span className="queue-row__desk" data-beside={whose.isEverybodys}>
              <span className="queue-row__and"> · </span>
              {whose.desk}
            </span>
          )}
        </span>
      </div>
      <div className="queue-row__second">
        <span className="queue-row__line queue-row__subject">
          {withKind ? <KindOfRow kind={row.kind} words={t(`queue.kind.${row.kind}`)} /> : null}
          {row.subject}
        </span>
        <span className="queue-row__line queue-row__preview">{previewWords(row, words)}</span>
        <span className="queue-row__line queue-row__state">
          <StateOfRow row={row} gone={gone} words={words} />
        </span>
      </div>
    </div>
  );
});

/** A symbol where the list is narrow; the word stands beside it where there is room, and is read out in both. */
function KindOfRow({ kind, words }: { readonly kind: WorkRow['kind']; readonly words: string }) {
  return (
    <>
      <KindIcon kind={kind} className="queue-row__icon" />
      <span className="queue-row__kind">{words} · </span>
    </>
  );
}

/** Where the row stands, in one line: what is most in the way of somebody else's work first. */
function StateOfRow({
  row,
  gone,
  words: { t },
}: {
  readonly row: WorkRow;
  readonly gone: boolean;
  readonly words: Words;
}) {
  const isOpenElsewhere = useHoldsUntil(row.openedBy?.until ?? null);
  if (row.delivery !== null && row.delivery.state !== 'withdrawn')
    return <DeliveryMark delivery={row.delivery} isShort />;
  if (row.state === 'answered') return t('queue.answered');
  if (row.state === 'closed') return t('queue.closed');
  if (gone) return t('queue.gone');
  if (row.state === 'in-progress') return t('queue.beingAnswered');
  // Who has handed an answer over is in nobody's way, though the mark that they have it open still stands.
  const isPreparers = row.preparedBy !== null && row.preparedBy === row.openedBy?.name;
  if (row.openedBy !== null && isOpenElsewhere && !isPreparers) return t('queue.openedBy', { name: row.openedBy.name });
  if (row.preparedBy !== null) return t('queue.preparedBy', { name: row.preparedBy });
  return row.hasDraft ? t('queue.draft') : '';
}

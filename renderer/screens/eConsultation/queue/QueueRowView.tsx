import { Tooltip } from '@navikt/ds-react';
import { memo, useState } from 'react';
import type { WorkRow } from '../../../../shared/ipc/views/queue.ts';
import { useWords, type Words } from '../../../app/i18n.ts';
import { ageOn } from '../../../components/age.ts';
import { DeliveryMark } from '../../../components/DeliveryMark.tsx';
import { DueMark } from '../../../components/DueMark.tsx';
import { dueWords } from '../../../components/dueDates.ts';
import { useHoldsUntil } from '../../../components/useHoldsUntil.ts';

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
  /** The reason for the date is shown because the keyboard rests on this row. */
  readonly explained: boolean;
  readonly onOpen: (taskId: string, place: number) => void;
};

/** One e-consultation in two lines: when, who, what, whose. */
export const QueueRowView = memo(function QueueRowView(props: Props) {
  const { row, gone, today, id, place, places, top, open, active, explained, onOpen } = props;
  const words = useWords();
  const { t, language } = words;
  const [hovered, setHovered] = useState(false);
  const due = dueWords(row, today, language);
  const age = ageOn(row.birthDay, today, t);
  const handled = gone || row.state === 'answered' || row.state === 'closed';

  return (
    // The keys are the list's: it has the focus, and says which row they mean (aria-activedescendant).
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
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
      onClick={() => onOpen(row.id, place)}
    >
      <Tooltip
        content={due.reason}
        open={hovered || explained}
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
              {due.state === 'later' ? null : <span className="queue-row__quiet">{due.day}</span>}
            </span>
          ) : null}
          <span className="queue-row__line">{handled ? t('thread.due', { day: due.day }) : <DueMark due={due} />}</span>
          {handled || row.urgent || due.state === 'later' ? null : (
            <span className="queue-row__line queue-row__quiet">{due.day}</span>
          )}
        </div>
      </Tooltip>
      <div className="queue-row__who">
        <span className="queue-row__line queue-row__name">
          <strong>{row.blocked ? t('patient.blocked') : row.patientName}</strong>
          {age === null ? null : <span className="queue-row__age">{age}</span>}
        </span>
        {row.writtenBy === null ? null : (
          <span className="queue-row__line queue-row__quiet">{t('queue.via', { name: row.writtenBy })}</span>
        )}
      </div>
      <div className="queue-row__what">
        <span className="queue-row__line">{row.subject}</span>
        <span className="queue-row__line queue-row__quiet">{row.preview}</span>
      </div>
      <div className="queue-row__whose">
        <span className="queue-row__line queue-row__quiet">{whose(row, t)}</span>
        <span className="queue-row__line">
          <StateOfRow row={row} gone={gone} words={words} />
        </span>
      </div>
    </div>
  );
});

function whose(row: WorkRow, t: Words['t']): string {
  if (row.claim !== null && row.claim.delivery === null) {
    return row.claim.isMine ? t('queue.claimedByMe') : t('queue.ownedBy', { name: row.claim.name });
  }
  if (row.assignedToMe) return t('queue.mine');
  if (row.ownerName !== null && row.ownerName !== row.gpName) return t('queue.ownedBy', { name: row.ownerName });
  return row.gpName ?? t('thread.noGp');
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
  if (row.delivery !== null && row.delivery.state !== 'withdrawn') return <DeliveryMark delivery={row.delivery} />;
  if (row.state === 'answered') return t('queue.answered');
  if (row.state === 'closed') return t('queue.closed');
  if (gone) return t('queue.gone');
  if (row.state === 'in-progress') return t('queue.beingAnswered');
  if (row.openedBy !== null && isOpenElsewhere) return t('queue.openedBy', { name: row.openedBy.name });
  if (row.preparedBy !== null) return t('queue.preparedBy', { name: row.preparedBy });
  return row.hasDraft ? t('queue.draft') : '';
}

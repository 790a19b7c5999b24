import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useId } from 'react';
import type { WorkPage, WorkRow } from '../../../shared/ipc/views/queue.ts';
import { type HeldQueue, rowAt } from './heldQueue.ts';
import { useWords } from '../../app/i18n.ts';
import { dueWords } from '../../components/dueDates.ts';
import { QueueRowView } from './QueueRowView.tsx';
import './queue.css';

const ROW_HEIGHT = 48;
const ROWS_A_PAGE = 10;

type Props = {
  readonly held: HeldQueue;
  readonly page: WorkPage;
  readonly title: string;
  readonly openId: string | undefined;
  /** The place the arrow keys mean. */
  readonly activePlace: number;
  readonly onActivePlace: (place: number) => void;
  readonly withKind: boolean;
  readonly onOpen: (row: WorkRow, place: number) => void;
  readonly onLook: (first: number, last: number) => void;
  /** What has become of rows that have left this list, where it is known. */
  readonly handled: ReadonlyMap<string, WorkRow>;
  readonly listRef: RefObject<HTMLDivElement | null>;
};

export function QueueList(props: Props) {
  const { held, page, title, openId, activePlace, withKind, onActivePlace, onOpen, onLook, handled, listRef } = props;
  const { language } = useWords();
  const reasonId = useId();
  const activeRow = rowAt(held, activePlace)?.row;
  const virtualizer = useVirtualizer({
    count: held.places,
    getScrollElement: () => listRef.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;

  useEffect(() => onLook(first, last));

  useEffect(() => {
    virtualizer.scrollToIndex(activePlace, { align: 'auto' });
    // Only when the place moves; the virtualizer itself is new at every render.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [activePlace]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = placeFor(event.key, activePlace, held.places);
    if (target !== undefined) {
      event.preventDefault();
      onActivePlace(target);
      return;
    }
    if ((event.key === 'Enter' || event.key === ' ') && activeRow !== undefined) {
      event.preventDefault();
      onOpen(activeRow, activePlace);
    }
  }

  // Heard here and not by each row, so that a row is drawn again only when something of its own has changed.
  function onClick(event: MouseEvent) {
    const place =
      event.target instanceof Element ? event.target.closest('[data-place]')?.getAttribute('data-place') : null;
    const row = typeof place === 'string' ? rowAt(held, Number(place))?.row : undefined;
    if (row !== undefined) onOpen(row, Number(place));
  }

  return (
    <>
      <div
        ref={listRef}
        className="queue__list"
        // A native select cannot hold rows of two lines.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="listbox"
        aria-label={title}
        tabIndex={0}
        aria-activedescendant={activeRow === undefined ? undefined : idOf(activePlace)}
        aria-describedby={reasonId}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <div className="queue__canvas" role="presentation" style={{ height: virtualizer.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const there = rowAt(held, index);
            if (there === undefined) {
              return (
                <div
                  key={`empty-${index}`}
                  className="queue-row queue-row--empty"
                  style={{ transform: `translateY(${start}px)` }}
                  aria-hidden
                />
              );
            }
            return (
              <QueueRowView
                key={there.row.id}
                row={there.gone ? (handled.get(there.row.id) ?? there.row) : there.row}
                gone={there.gone}
                today={page.today}
                id={idOf(index)}
                place={index}
                places={held.places}
                top={start}
                open={there.row.id === openId}
                withKind={withKind}
                active={index === activePlace}
                isNew={there.isNew}
              />
            );
          })}
        </div>
      </div>
      {/* Why the row that the keys mean is due when it is: below the list, where it hides no other row. */}
      <p className="queue__reason" id={reasonId}>
        {activeRow === undefined ? '' : dueWords(activeRow, page.today, language).reason}
      </p>
    </>
  );
}

function idOf(place: number): string {
  return `queue-place-${place}`;
}

function placeFor(key: string, place: number, places: number): number | undefined {
  const last = places - 1;
  switch (key) {
    case 'ArrowDown':
    case 'j':
    case 'J':
      return Math.min(place + 1, last);
    case 'ArrowUp':
    case 'k':
    case 'K':
      return Math.max(place - 1, 0);
    case 'PageDown':
      return Math.min(place + ROWS_A_PAGE, last);
    case 'PageUp':
      return Math.max(place - ROWS_A_PAGE, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}

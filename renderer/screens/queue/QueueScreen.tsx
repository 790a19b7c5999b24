import { Skeleton } from '@navikt/ds-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { WorkRow } from '../../../shared/ipc/views/queue.ts';
import { useWords } from '../../app/i18n.ts';
import { NoSuchPage } from '../../app/NoSuchPage.tsx';
import { isQueuePart, isWhole, isWorkKind, pathOfMatter, pathOfQueue, type QueuePart } from '../../app/paths.ts';
import { useKey } from '../../app/useKey.ts';
import { RefusalMessage } from '../../components/RefusalMessage.tsx';
import { SplitView } from '../../components/SplitView.tsx';
import { useDelayed } from '../../components/useDelayed.ts';
import { useQuiet } from '../../components/useQuiet.ts';
import { useWindowTitle } from '../../components/useWindowTitle.ts';
import { refusalOf } from '../../data/ask.ts';
import { useSyncState } from '../../data/sync.ts';
import { ANSWERED_LATELY, useWorkWindow } from '../../data/work.ts';
import { EmptyQueue } from './EmptyQueue.tsx';
import { firstNew, nextWaiting, placeOf, rowAt } from './heldQueue.ts';
import { MatterPane } from './MatterPane.tsx';
import { NothingChosen } from './NothingChosen.tsx';
import { QueueHeader } from './QueueHeader.tsx';
import { QueueList } from './QueueList.tsx';
import { QueueTools } from './QueueTools.tsx';
import { patientWords } from './rowWords.ts';
import { useHeldQueue } from './useHeldQueue.ts';
import { useQueueFilter } from './useQueueFilter.ts';

/** Where the arrow keys are: the row, and its place for when the row itself has left the list. */
type Active = { readonly place: number; readonly id: string | undefined };

/** A part of the work queue, and the matter that is open beside it. */
export function QueueScreen({ part: fixed }: { readonly part?: QueuePart }) {
  const { part = fixed } = useParams();
  return isQueuePart(part) ? <Queue key={part} part={part} /> : <NoSuchPage />;
}

function Queue({ part }: { readonly part: QueuePart }) {
  const { t } = useWords();
  const { kind: askedKind, id } = useParams();
  const kind = isWorkKind(askedKind) ? askedKind : undefined;
  const navigate = useNavigate();
  const answered = part === 'answered';
  const choice = useQueueFilter(part);
  const [text, setText] = useState('');
  const [active, setActive] = useState<Active | null>(null);
  const firstLoad = (useSyncState().data?.firstLoad ?? null) !== null;
  const asked = { show: answered ? 'answered' : 'open', filter: choice.filter, text: useQuiet(text.trim()) } as const;
  const { query, page, held, letIn, look } = useHeldQueue(
    asked,
    firstLoad && active === null && id === undefined,
    choice.isReady,
  );
  const slow = useDelayed(query.isPending);
  const listRef = useRef<HTMLDivElement>(null);
  const searchRef = useRef<HTMLInputElement>(null);
  const title = isWhole(part) ? t(answered ? 'queue.titleAnswered' : 'queue.title') : t(`queue.kinds.${part}`);
  useWindowTitle(title);

  const openPlace = held === null ? undefined : placeOf(held, id);
  const activePlace =
    held === null
      ? 0
      : (placeOf(held, active?.id) ?? Math.min(active?.place ?? openPlace ?? 0, Math.max(0, held.places - 1)));

  const someGone = held?.rows.some(({ gone }) => gone) ?? false;
  const ended = useWorkWindow(ANSWERED_LATELY, 0, !answered && someGone).data;
  const handled = useMemo(() => new Map((ended?.rows ?? []).map((row) => [row.id, row])), [ended]);

  function moveTo(place: number) {
    setActive({ place, id: held === null ? undefined : rowAt(held, place)?.row.id });
  }

  function open(row: WorkRow, place: number) {
    setActive({ place, id: row.id });
    void navigate(pathOfMatter(part, row.kind, row.id));
  }

  function showAll() {
    setText('');
    choice.showAll();
  }

  function toList() {
    // The list may be behind the detail, out of reach (inert) until that has gone.
    setTimeout(() => listRef.current?.focus());
  }

  function back() {
    if (openPlace !== undefined) setActive({ place: openPlace, id });
    void navigate(pathOfQueue(part));
    toList();
  }

  /** J and K: in the list the row, beside an open matter the next one that waits. */
  function step(direction: 1 | -1) {
    if (held === null) return;
    if (id === undefined) {
      listRef.current?.focus();
      moveTo(Math.min(Math.max(activePlace + direction, 0), held.places - 1));
      return;
    }
    const next = nextWaiting(held, openPlace ?? activePlace, direction);
    const row = next === undefined ? undefined : rowAt(held, next)?.row;
    if (next !== undefined && row !== undefined) open(row, next);
  }

  /** Out of the search first, then out of what is open. */
  function leave() {
    if (document.activeElement !== searchRef.current) return back();
    setText('');
    toList();
  }

  /** What has come is let in, and the first of it is in sight; whoever has a case open stays there. */
  function letNewIn() {
    const whole = letIn();
    const place = whole === null ? undefined : firstNew(whole);
    if (whole === null || place === undefined || id !== undefined) return;
    setActive({ place, id: rowAt(whole, place)?.row.id });
  }

  const outsideList = () => document.activeElement !== listRef.current;
  useKey('next', () => step(1), outsideList);
  useKey('previous', () => step(-1), outsideList);
  useKey('letIn', letNewIn);
  useKey('back', leave, () => id !== undefined || document.activeElement === searchRef.current);
  useKey('search', () => searchRef.current?.focus());

  // The keyboard is ready as soon as there is a list, unless someone is somewhere already.
  const ready = held !== null && held.places > 0;
  useEffect(() => {
    if (ready && document.activeElement === document.body) listRef.current?.focus({ preventScroll: true });
  }, [ready]);

  const refusal = refusalOf(query.error);
  const nextPlace = held === null || openPlace === undefined ? undefined : nextWaiting(held, openPlace, 1);
  const nextRow = held === null || nextPlace === undefined ? undefined : rowAt(held, nextPlace)?.row;
  const openRow = held === null || openPlace === undefined ? undefined : rowAt(held, openPlace)?.row;

  return (
    <div className="queue-screen">
      {/* Not in the list, which is out of reach while an open matter lies over it. */}
      <h1 className="only-for-ears">{title}</h1>
      <SplitView
        detailOpen={id !== undefined}
        list={
          <section className="queue" aria-label={title}>
            <QueueHeader
              title={title}
              answered={answered}
              page={page}
              waitingOutside={held?.waitingOutside ?? 0}
              onLetIn={letNewIn}
            />
            <QueueTools
              part={part}
              choice={choice}
              page={page}
              text={text}
              onText={setText}
              onShowAll={showAll}
              onLeave={toList}
              searchRef={searchRef}
            />
            {refusal === null ? null : (
              <div className="queue__message">
                <RefusalMessage refusal={refusal} onTryAgain={() => void query.refetch()} />
              </div>
            )}
            {slow ? <QueueSkeleton /> : null}
            {held === null || page === undefined ? null : held.places === 0 ? (
              <EmptyQueue
                answered={answered}
                isSearch={asked.text !== ''}
                isNarrowed={choice.isNarrowed}
                onShowAll={showAll}
              />
            ) : (
              <QueueList
                held={held}
                page={page}
                title={title}
                openId={id}
                activePlace={activePlace}
                withKind={isWhole(part)}
                onActivePlace={moveTo}
                onOpen={open}
                onLook={look}
                handled={handled}
                listRef={listRef}
              />
            )}
          </section>
        }
        detail={
          id === undefined || kind === undefined ? (
            <NothingChosen page={page} />
          ) : (
            <MatterPane
              kind={kind}
              id={id}
              row={openRow}
              today={page?.today}
              nextPatient={nextRow === undefined ? null : patientWords(nextRow, t)}
              onNext={() => step(1)}
              onBack={back}
            />
          )
        }
      />
    </div>
  );
}

function QueueSkeleton() {
  return (
    <div className="queue__skeleton" aria-hidden>
      {Array.from({ length: 8 }, (_, index) => (
        <Skeleton key={index} variant="rounded" height="44px" />
      ))}
    </div>
  );
}

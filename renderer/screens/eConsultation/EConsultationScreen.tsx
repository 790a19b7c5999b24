import { Skeleton } from '@navikt/ds-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { pathOf } from '../../app/paths.ts';
import { useWords } from '../../app/i18n.ts';
import { useKey } from '../../app/useKey.ts';
import { RefusalMessage } from '../../components/RefusalMessage.tsx';
import { SplitView } from '../../components/SplitView.tsx';
import { useDelayed } from '../../components/useDelayed.ts';
import { useWindowTitle } from '../../components/useWindowTitle.ts';
import { refusalOf } from '../../data/ask.ts';
import { type Show, useQueueWindow } from '../../data/eConsultations.ts';
import { useSyncState } from '../../data/sync.ts';
import { MessagePane } from '../message/MessagePane.tsx';
import { EmptyQueue } from './queue/EmptyQueue.tsx';
import { nextWaiting, placeOf, rowAt } from './queue/heldQueue.ts';
import { QueueHeader, TITLE } from './queue/QueueHeader.tsx';
import { QueueList } from './queue/QueueList.tsx';
import { useHeldQueue } from './queue/useHeldQueue.ts';
import { NothingChosen } from './thread/NothingChosen.tsx';
import { ThreadPane } from './thread/ThreadPane.tsx';

/** Where the arrow keys are: the row, and its place for when the row itself has left the list. */
type Active = { readonly place: number; readonly taskId: string | undefined };

/** E-consultations, or messages to the surgery: what waits, and the one that is open. */
export function EConsultationScreen({ show }: { readonly show: Show }) {
  const { t } = useWords();
  const { taskId } = useParams();
  const navigate = useNavigate();
  const [active, setActive] = useState<Active | null>(null);
  const firstLoad = (useSyncState().data?.firstLoad ?? null) !== null;
  const { query, page, held, letIn, look } = useHeldQueue(show, firstLoad && active === null && taskId === undefined);
  const slow = useDelayed(query.isPending);
  const listRef = useRef<HTMLDivElement>(null);
  const title = t(TITLE[show]);
  useWindowTitle(title);

  const openPlace = held === null ? undefined : placeOf(held, taskId);
  const activePlace =
    held === null
      ? 0
      : (placeOf(held, active?.taskId) ?? Math.min(active?.place ?? openPlace ?? 0, Math.max(0, held.places - 1)));

  const someGone = held?.rows.some(({ gone }) => gone) ?? false;
  const answered = useQueueWindow('answered', 0, show === 'open' && someGone).data;
  const handled = useMemo(() => new Map((answered?.rows ?? []).map((row) => [row.id, row])), [answered]);

  function moveTo(place: number) {
    setActive({ place, taskId: held === null ? undefined : rowAt(held, place)?.row.id });
  }

  function open(id: string, place: number) {
    setActive({ place, taskId: id });
    void navigate(pathOf(show, id));
  }

  function back() {
    if (openPlace !== undefined) setActive({ place: openPlace, taskId });
    void navigate(pathOf(show));
    // The list may be behind the detail, out of reach (inert) until that has gone.
    setTimeout(() => listRef.current?.focus());
  }

  /** J and K: in the list the row, beside an open e-consultation the next one that waits. */
  function step(direction: 1 | -1) {
    if (held === null) return;
    if (taskId === undefined) {
      listRef.current?.focus();
      moveTo(Math.min(Math.max(activePlace + direction, 0), held.places - 1));
      return;
    }
    const next = nextWaiting(held, openPlace ?? activePlace, direction);
    const row = next === undefined ? undefined : rowAt(held, next)?.row;
    if (next !== undefined && row !== undefined) open(row.id, next);
  }

  const inList = () => document.activeElement === listRef.current;
  const outsideList = () => !inList();
  useKey('next', () => step(1), outsideList);
  useKey('previous', () => step(-1), outsideList);
  useKey('letIn', letIn);
  useKey('back', back, taskId !== undefined);

  // The keyboard is ready as soon as there is a list, unless someone is somewhere already.
  const ready = held !== null && held.places > 0;
  useEffect(() => {
    if (ready && document.activeElement === document.body) listRef.current?.focus({ preventScroll: true });
  }, [ready]);

  const Pane = show === 'messages' ? MessagePane : ThreadPane;
  const refusal = refusalOf(query.error);
  const nextPlace = held === null || openPlace === undefined ? undefined : nextWaiting(held, openPlace, 1);
  const nextRow = held === null || nextPlace === undefined ? undefined : rowAt(held, nextPlace)?.row;

  return (
    <div className="e-consultations">
      {/* Not in the list, which is out of reach while an open e-consultation lies over it. */}
      <h1 className="only-for-ears">{title}</h1>
      <SplitView
        detailOpen={taskId !== undefined}
        list={
          <section className="queue" aria-label={title}>
            <QueueHeader show={show} page={page} waitingOutside={held?.waitingOutside ?? 0} onLetIn={letIn} />
            {refusal === null ? null : (
              <div className="queue__message">
                <RefusalMessage refusal={refusal} onTryAgain={() => void query.refetch()} />
              </div>
            )}
            {slow ? <QueueSkeleton /> : null}
            {held === null || page === undefined ? null : held.places === 0 ? (
              <EmptyQueue show={show} />
            ) : (
              <QueueList
                held={held}
                page={page}
                title={title}
                openTaskId={taskId}
                activePlace={activePlace}
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
          taskId === undefined ? (
            <NothingChosen page={page} />
          ) : (
            <Pane
              key={taskId}
              taskId={taskId}
              nextPatient={nextRow === undefined ? null : nextRow.blocked ? t('patient.blocked') : nextRow.patientName}
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

import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react';
import { useWords } from '../app/i18n.ts';
import './splitView.css';
import { useWidth } from './useWidth.ts';

const NARROWEST_LIST = 320;
const NARROWEST_DETAIL = 420;
/** The list's part of the width until someone has moved the divider. */
const LIST_AT_FIRST = 0.45;
/** In a narrower window than this the detail lies over the list. */
const SIDE_BY_SIDE_FROM = 900;
const STEP = 24;
const REMEMBERED_AS = 'legekontor.listWidth';

type Props = {
  readonly list: ReactNode;
  readonly detail: ReactNode;
  /** Is something chosen? */
  readonly detailOpen: boolean;
};

/** List and detail side by side, with a divider that can be dragged or moved by key, and is remembered. */
export function SplitView({ list, detail, detailOpen }: Props) {
  const { t } = useWords();
  const frame = useWidth<HTMLDivElement>();
  const [chosen, setChosen] = useState(readWidth);

  const narrow = frame.width < SIDE_BY_SIDE_FROM;
  const widest = Math.max(NARROWEST_LIST, frame.width - NARROWEST_DETAIL);
  const width = within(chosen ?? frame.width * LIST_AT_FIRST);

  function within(wanted: number): number {
    return Math.round(Math.min(Math.max(wanted, NARROWEST_LIST), widest));
  }

  function moveTo(wanted: number) {
    setChosen(within(wanted));
    localStorage.setItem(REMEMBERED_AS, String(within(wanted)));
  }

  function onKeyDown(event: KeyboardEvent) {
    const moves: Readonly<Record<string, number>> = {
      ArrowLeft: width - STEP,
      ArrowRight: width + STEP,
      Home: NARROWEST_LIST,
      End: widest,
    };
    const target = moves[event.key];
    if (target === undefined) return;
    event.preventDefault();
    moveTo(target);
  }

  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    const left = frame.ref.current?.getBoundingClientRect().left;
    if (left !== undefined && event.currentTarget.hasPointerCapture(event.pointerId)) moveTo(event.clientX - left);
  }

  return (
    <div
      className={narrow ? 'split split--narrow' : 'split'}
      ref={frame.ref}
      style={narrow ? undefined : { gridTemplateColumns: `${width}px auto minmax(0, 1fr)` }}
    >
      <div className="split__list" inert={narrow && detailOpen}>
        {list}
      </div>
      {narrow ? null : (
        <div
          className="split__divider"
          // A separator that can be moved is a widget (ARIA 1.2) and takes focus; <hr> is the one that cannot.
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          role="separator"
          aria-orientation="vertical"
          aria-label={t('shell.divider')}
          aria-valuenow={width}
          aria-valuemin={NARROWEST_LIST}
          aria-valuemax={widest}
          tabIndex={0}
          onKeyDown={onKeyDown}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={onPointerMove}
        />
      )}
      {narrow && !detailOpen ? null : <div className="split__detail">{detail}</div>}
    </div>
  );
}

function readWidth(): number | null {
  const remembered = Number(localStorage.getItem(REMEMBERED_AS));
  return Number.isFinite(remembered) && remembered > 0 ? remembered : null;
}

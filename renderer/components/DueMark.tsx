import { CircleFillIcon, ExclamationmarkTriangleFillIcon } from '@navikt/aksel-icons';
import type { DueWords } from './dueDates.ts';
import './dueMark.css';

/** The due date in words, with a symbol for what is overdue and what is due today. */
export function DueMark({ due }: { readonly due: DueWords }) {
  return (
    <span className="due-mark" data-due={due.state}>
      {due.state === 'overdue' ? <ExclamationmarkTriangleFillIcon aria-hidden /> : null}
      {due.state === 'today' ? <CircleFillIcon aria-hidden /> : null}
      <span className="due-mark__words">{due.words}</span>
    </span>
  );
}

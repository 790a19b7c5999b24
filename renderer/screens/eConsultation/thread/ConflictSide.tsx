import type { ReactNode } from 'react';
import { ScrollRegion } from '../../../components/ScrollRegion.tsx';
import './conflict.css';

/** One of the texts in a conflict: whose, from when, and what. */
export function ConflictSide({
  head,
  at,
  children,
}: {
  readonly head: string;
  readonly at: string | null;
  readonly children: ReactNode;
}) {
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

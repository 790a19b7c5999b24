import type { ReactNode, RefObject, UIEvent } from 'react';

type Props = {
  readonly label: string;
  readonly className: string;
  readonly children: ReactNode;
  readonly ref?: RefObject<HTMLElement | null>;
  readonly onScroll?: (event: UIEvent<HTMLElement>) => void;
};

/** A text that may be longer than its frame: it takes focus, so that the keyboard can scroll it. */
export function ScrollRegion({ label, className, children, ref, onScroll }: Props) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={`scroll-region ${className}`} aria-label={label} tabIndex={0} ref={ref} onScroll={onScroll}>
      {children}
    </section>
  );
}

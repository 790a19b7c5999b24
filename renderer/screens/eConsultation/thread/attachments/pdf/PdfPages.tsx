import { ChevronLeftIcon, ChevronRightIcon } from '@navikt/aksel-icons';
import { Button, VStack } from '@navikt/ds-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useWords } from '../../../../../app/i18n.ts';
import { ScrollRegion } from '../../../../../components/ScrollRegion.tsx';
import { useWidth } from '../../../../../components/useWidth.ts';
import type { OpenPdf } from './openPdf.ts';
import { NotDrawn, PdfPage } from './PdfPage.tsx';

/** How much of the frame a key scrolls: a line or two of the last is still in view. */
const PART_OF_FRAME = 0.9;

type Props = {
  readonly pdf: OpenPdf;
  /** From 1; and who turns it. */
  readonly page: number;
  readonly onPage: (page: number) => void;
  /** Pages that have asked for too much: they are not tried again. */
  readonly heavy: ReadonlySet<number>;
  readonly onTooHeavy: (page: number) => void;
};

/** The pages of a PDF, one at a time and as wide as the dialog. PgDn and PgUp read on, over the edge of a page. */
export function PdfPages({ pdf, page, onPage, heavy, onTooHeavy }: Props) {
  const { t } = useWords();
  const { ref: frame, width } = useWidth<HTMLElement>();
  const atEnd = useRef(false);
  const pages = pdf.document.numPages;

  // The dialog has the focus until there is something to read; whoever has moved it since keeps it.
  useEffect(() => {
    if (document.activeElement?.matches('[role="dialog"]') === true) frame.current?.focus();
  }, [frame]);

  function turnTo(next: number, end = false) {
    if (next < 1 || next > pages) return;
    atEnd.current = end;
    onPage(next);
    // The button that was pressed can be pressed no more.
    if (next === 1 || next === pages) frame.current?.focus();
  }

  function place() {
    frame.current?.scrollTo({ top: atEnd.current ? frame.current.scrollHeight : 0 });
  }

  function readOn(event: KeyboardEvent) {
    const region = frame.current;
    if (region === null || (event.key !== 'PageDown' && event.key !== 'PageUp')) return;
    event.preventDefault();
    const forward = event.key === 'PageDown';
    const { scrollTop, clientHeight, scrollHeight } = region;
    const over = forward ? scrollTop + clientHeight >= scrollHeight - 1 : scrollTop <= 0;
    if (over) turnTo(forward ? page + 1 : page - 1, !forward);
    else region.scrollBy({ top: (forward ? 1 : -1) * PART_OF_FRAME * clientHeight });
  }

  return (
    <VStack gap="space-8" onKeyDown={readOn}>
      <div className="pdf__bar">
        {pages === 1 ? null : (
          <Button
            size="xsmall"
            variant="secondary"
            icon={<ChevronLeftIcon aria-hidden />}
            disabled={page === 1}
            onClick={() => turnTo(page - 1)}
          >
            {t('attachment.pdf.previous')}
          </Button>
        )}
        <output>{t('attachment.pdf.page', { page, pages })}</output>
        {pages === 1 ? null : (
          <Button
            size="xsmall"
            variant="secondary"
            icon={<ChevronRightIcon aria-hidden />}
            iconPosition="right"
            disabled={page === pages}
            onClick={() => turnTo(page + 1)}
          >
            {t('attachment.pdf.next')}
          </Button>
        )}
      </div>
      <ScrollRegion className="pdf" label={t('attachment.pdf.scroll')} ref={frame}>
        {heavy.has(page) ? (
          <NotDrawn type="PageTooHeavy" />
        ) : width === 0 ? null : (
          <PdfPage
            key={`${page} ${width}`}
            pdf={pdf}
            number={page}
            width={width}
            onSized={place}
            onTooHeavy={() => onTooHeavy(page)}
          />
        )}
      </ScrollRegion>
    </VStack>
  );
}

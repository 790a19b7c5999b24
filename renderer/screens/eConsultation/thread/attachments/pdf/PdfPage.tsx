import { InlineMessage } from '@navikt/ds-react';
import { useEffect, useRef, useState } from 'react';
import type { Result } from '../../../../../../shared/lib/result.ts';
import { useWords } from '../../../../../app/i18n.ts';
import { drawPage, type DrawnPage, type PageNotDrawn } from './drawPage.ts';
import type { OpenPdf } from './openPdf.ts';

type Props = {
  readonly pdf: OpenPdf;
  readonly number: number;
  /** That of the frame, px. */
  readonly width: number;
  readonly onSized: () => void;
  /** It asks for more than a page may: the file must be opened again for any other. */
  readonly onTooHeavy: () => void;
};

/** One page, drawn once: another page or another width is another sheet. Its text stands beside it for who listens. */
export function PdfPage({ pdf, number, width, onSized, onTooHeavy }: Props) {
  const { t } = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const sized = useRef(onSized);
  const tooHeavy = useRef(onTooHeavy);
  const [drawn, setDrawn] = useState<Result<DrawnPage, PageNotDrawn> | null>(null);

  useEffect(() => {
    const sheet = canvas.current;
    if (sheet === null) return undefined;
    const stopped = new AbortController();
    const where = { canvas: sheet, width, onSized: () => sized.current() };
    const show = (came: Result<DrawnPage, PageNotDrawn>) => {
      if (stopped.signal.aborted) return;
      if (!came.ok && came.error.type === 'PageTooHeavy') tooHeavy.current();
      else setDrawn(came);
    };
    void drawPage(pdf, number, where, stopped.signal).then(show);
    return () => {
      stopped.abort();
      // What has been drawn goes now, and not when the browser next tidies up.
      sheet.width = 0;
      sheet.height = 0;
    };
  }, [pdf, number, width]);

  if (drawn?.ok === false) return <NotDrawn {...drawn.error} />;
  const label = t('attachment.pdf.page', { page: number, pages: pdf.document.numPages });
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- what is drawn here is a picture to those who listen */}
      <canvas ref={canvas} role="img" aria-label={label} aria-busy={drawn === null} />
      {drawn === null ? null : (
        <p className="aksel-sr-only">{drawn.value.text === '' ? t('attachment.pdf.noText') : drawn.value.text}</p>
      )}
    </>
  );
}

/** Why a page is not drawn, and what can be done. */
export function NotDrawn({ type }: PageNotDrawn) {
  const { t } = useWords();
  return (
    <div role="alert">
      <InlineMessage status="warning" size="small">
        {t(`attachment.pdf.${type}`)}
      </InlineMessage>
    </div>
  );
}

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Result } from '../../../../../../shared/lib/result.ts';
import { openPdf, type OpenPdf, type PdfNotOpened } from './openPdf.ts';

/**
 * A PDF for as long as it is shown; null until it has been opened, or while there is none. `openAgain`: with a new thread,
 * after a page that ended the last one.
 */
export function usePdf(base64: string | null): {
  readonly pdf: Result<OpenPdf, PdfNotOpened> | null;
  readonly openAgain: () => void;
} {
  const [pdf, setPdf] = useState<Result<OpenPdf, PdfNotOpened> | null>(null);
  const close = useRef<() => void>(() => undefined);
  const open = useCallback((content: string) => {
    const closed = new AbortController();
    close.current = () => closed.abort();
    void openPdf(content, closed.signal).then((came) => (closed.signal.aborted ? undefined : setPdf(came)));
  }, []);
  useEffect(() => {
    if (base64 === null) return undefined;
    open(base64);
    return () => close.current();
  }, [base64, open]);

  function openAgain() {
    if (base64 === null) return;
    close.current();
    setPdf(null);
    open(base64);
  }
  return { pdf, openAgain };
}

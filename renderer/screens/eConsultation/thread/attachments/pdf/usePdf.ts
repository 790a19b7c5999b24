import { useCallback, useEffect, useState } from 'react';
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
  const [time, setTime] = useState(1);
  useEffect(() => {
    if (base64 === null) return undefined;
    const closed = new AbortController();
    void openPdf(base64, closed.signal).then((came) => (closed.signal.aborted ? undefined : setPdf(came)));
    return () => closed.abort();
  }, [base64, time]);
  const openAgain = useCallback(() => {
    setPdf(null);
    setTime((last) => last + 1);
  }, []);
  return { pdf, openAgain };
}

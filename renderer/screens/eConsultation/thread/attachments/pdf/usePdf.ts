import { useEffect, useState } from 'react';
import type { Result } from '../../../../../../shared/lib/result.ts';
import { openPdf, type OpenPdf, type PdfNotOpened } from './openPdf.ts';

/** A PDF for as long as it is shown; null until it has been opened, or while there is none. */
export function usePdf(base64: string | null): Result<OpenPdf, PdfNotOpened> | null {
  const [opened, setOpened] = useState<Result<OpenPdf, PdfNotOpened> | null>(null);
  useEffect(() => {
    if (base64 === null) return undefined;
    const closed = new AbortController();
    void openPdf(base64, closed.signal).then((came) => (closed.signal.aborted ? undefined : setOpened(came)));
    return () => closed.abort();
  }, [base64]);
  return opened;
}

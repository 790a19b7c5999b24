import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist';
// oxlint-disable-next-line import/default -- the build gives the address
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { mostPixels } from '../../../../../../shared/domain/eConsultation/attachment.ts';
import { err, ok, type Result } from '../../../../../../shared/lib/result.ts';
import { osloDate, Temporal } from '../../../../../../shared/lib/time.ts';

export type OpenPdf = {
  readonly document: PDFDocumentProxy;
  /** Rejects when the thread that reads the file has died; nothing it was asked will be answered. */
  readonly gone: Promise<never>;
};

/** `Locked`: it opens with a password alone. */
export type PdfNotOpened = { readonly type: 'Locked' | 'Broken' };

/** How long a thread that is told to stop may take to tidy up, ms. One that hangs in a hostile file never does. */
const TIDY_UP_WITHIN = 500;

/**
 * Opens a PDF. PDF.js comes when the first is opened; it reads the file in a thread of its own, which ends, at the latest
 * half a second after `closed`. No script in the file is ever run: what runs them is not part of the program. What is
 * needed besides the file (fonts that every reader has, tables of characters, decoders) lies beside the page.
 */
export async function openPdf(base64: string, closed: AbortSignal): Promise<Result<OpenPdf, PdfNotOpened>> {
  try {
    const { getDocument, PasswordException, PDFWorker, VerbosityLevel } = await import('pdfjs-dist');
    closed.throwIfAborted();
    const thread = new Worker(workerAddress, { type: 'module' });
    const gone = new Promise<never>((_resolve, reject) => {
      thread.addEventListener('error', () => reject(new Error('the thread that reads PDFs has died')));
    });
    // Its warnings can hold what stands in the file.
    const verbosity = VerbosityLevel.ERRORS;
    const task = getDocument({
      data: atob(base64),
      worker: PDFWorker.create({ port: thread, verbosity }),
      verbosity,
      standardFontDataUrl: beside('standard_fonts'),
      cMapUrl: beside('cmaps'),
      wasmUrl: beside('wasm'),
      useWorkerFetch: true,
      // Compiling it would take a wider policy for every page.
      useWasm: false,
      // Letters are drawn as lines, so that no font of the file's reaches the system's own machinery for fonts.
      disableFontFace: true,
      useSystemFonts: false,
      enableXfa: false,
      maxImageSize: mostPixels(osloDate(Temporal.Now.instant())),
      disableWorkerRendering: true,
    });
    closed.addEventListener('abort', () => end(task, thread), { once: true });
    try {
      const document = await Promise.race([task.promise, gone]);
      return document.numPages > 0 ? ok({ document, gone }) : err({ type: 'Broken' });
    } catch (error) {
      return err({ type: error instanceof PasswordException ? 'Locked' : 'Broken' });
    }
  } catch {
    return err({ type: 'Broken' });
  }
}

function beside(folder: string): string {
  return new URL(`pdfjs/${folder}/`, document.baseURI).href;
}

function end(task: PDFDocumentLoadingTask, thread: Worker): void {
  const stop = () => thread.terminate();
  const atTheLatest = setTimeout(stop, TIDY_UP_WITHIN);
  const tidied = () => {
    clearTimeout(atTheLatest);
    stop();
  };
  void task.destroy().then(tidied, tidied);
}

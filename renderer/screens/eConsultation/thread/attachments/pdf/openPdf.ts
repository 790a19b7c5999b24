import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist';
import { mostPixels } from '../../../../../../shared/domain/eConsultation/attachment.ts';
import { err, ok, type Result } from '../../../../../../shared/lib/result.ts';
import { osloDate, Temporal } from '../../../../../../shared/lib/time.ts';
import { TooHeavy } from './reader/readingBudget.ts';
import { TOO_HEAVY } from './reader/tooHeavy.ts';
import { sparingCanvases } from './sparingCanvases.ts';
import { within } from './within.ts';

export type OpenPdf = {
  readonly document: PDFDocumentProxy;
  /** Rejects when the thread that reads the file has died, or was ended; nothing it was asked will be answered. */
  readonly gone: Promise<never>;
};

/** `Locked`: it opens with a password alone. `TooHeavy`: it asks for more time or memory than a file may. */
export type PdfNotOpened = { readonly type: 'Locked' | 'Broken' | 'TooHeavy' };

/** How long a thread that is told to stop may take to tidy up, ms. One that hangs in a hostile file never does. */
const TIDY_UP_WITHIN = 500;
/** How long a file may take to be opened, ms; of a few megabytes it takes a second. */
const OPENED_WITHIN = 30_000;

/**
 * Opens a PDF. PDF.js comes when the first is opened; it reads the file in a thread of its own, which ends, at the latest
 * half a second after `closed`, and at once when the file asks for more than it may. No script in the file is ever run:
 * what runs them is not part of the program. What is needed besides the file (fonts that every reader has, tables of
 * characters, decoders) lies beside the page.
 */
export async function openPdf(base64: string, closed: AbortSignal): Promise<Result<OpenPdf, PdfNotOpened>> {
  try {
    const { getDocument, PasswordException, PDFWorker, VerbosityLevel } = await import('pdfjs-dist');
    closed.throwIfAborted();
    const thread = new Worker(new URL('reader/pdfReader.ts', import.meta.url), { type: 'module' });
    const { promise: gone, reject } = Promise.withResolvers<never>();
    // It may go while nobody waits for it.
    gone.catch(() => undefined);
    const tooHeavy = () => {
      thread.terminate();
      reject(new TooHeavy('a file that is too heavy to show'));
    };
    thread.addEventListener('error', () => reject(new Error('the thread that reads PDFs has died')));
    thread.addEventListener('message', ({ data }) => void (data === TOO_HEAVY && tooHeavy()));
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
      // Pictures are unpacked where it is counted how much they take.
      isImageDecoderSupported: false,
      isOffscreenCanvasSupported: false,
      CanvasFactory: sparingCanvases(tooHeavy),
      disableWorkerRendering: true,
    });
    closed.addEventListener('abort', () => end(task, thread), { once: true });
    try {
      const document = await within(OPENED_WITHIN, Promise.race([task.promise, gone]));
      return document.numPages > 0 ? ok({ document, gone }) : err({ type: 'Broken' });
    } catch (error) {
      if (error instanceof TooHeavy) {
        thread.terminate();
        return err({ type: 'TooHeavy' });
      }
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

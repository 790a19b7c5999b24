import { pageScale } from '../../../../../../shared/domain/eConsultation/pageScale.ts';
import { err, ok, type Result } from '../../../../../../shared/lib/result.ts';
import { osloDate, Temporal } from '../../../../../../shared/lib/time.ts';
import type { OpenPdf } from './openPdf.ts';
import { TooHeavy } from './reader/readingBudget.ts';
import { within } from './within.ts';

/** What can be read of a page; empty for one that is a picture. */
export type DrawnPage = { readonly text: string };
export type PageNotDrawn = { readonly type: 'PageBroken' | 'PageTooLarge' | 'PageTooHeavy' };

/** How long a page may take, ms; a scan takes a second or two. */
const DRAWN_WITHIN = 30_000;

type Where = {
  /** One that nothing has been drawn on. */
  readonly canvas: HTMLCanvasElement;
  /** That of the frame, in pixels of the page. */
  readonly width: number;
  /** The page has its size, and is not drawn yet. */
  readonly onSized: () => void;
};

/**
 * Draws a page as wide as its frame, with what has been filled in and stamped on it. Links, fields and buttons are drawn
 * and do nothing. After one that is too heavy the file must be opened again before anything else of it can be drawn.
 *
 * @param number from 1
 * @param stopped nobody waits for it any more
 */
export async function drawPage(
  pdf: OpenPdf,
  number: number,
  { canvas, width, onSized }: Where,
  stopped: AbortSignal,
): Promise<Result<DrawnPage, PageNotDrawn>> {
  try {
    return await within(DRAWN_WITHIN, draw(pdf, number, { canvas, width, onSized }, stopped));
  } catch (error) {
    return err({ type: error instanceof TooHeavy ? 'PageTooHeavy' : 'PageBroken' });
  }
}

async function draw(
  { document, gone }: OpenPdf,
  number: number,
  { canvas, width, onSized }: Where,
  stopped: AbortSignal,
): Promise<Result<DrawnPage, PageNotDrawn>> {
  const page = await Promise.race([document.getPage(number), gone]);
  stopped.throwIfAborted();
  const day = osloDate(Temporal.Now.instant());
  const scale = pageScale(page.getViewport({ scale: 1 }), width * devicePixelRatio, day);
  if (scale === null) return err({ type: 'PageTooLarge' });
  const viewport = page.getViewport({ scale });
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  onSized();
  const drawing = page.render({ canvas, viewport });
  stopped.addEventListener('abort', () => drawing.cancel(), { once: true });
  await Promise.race([drawing.promise, gone]);
  const { items } = await Promise.race([page.getTextContent(), gone]);
  page.cleanup();
  const parts = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : ''));
  return ok({ text: parts.join('').trim() });
}

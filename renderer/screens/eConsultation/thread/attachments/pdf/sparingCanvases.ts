import { TooHeavy } from './reader/readingBudget.ts';

/** How many pixels the sheets may have together that a page is composed on, beside its own. */
export const MOST_PIXELS = 64_000_000;

type Sheet = { canvas: HTMLCanvasElement | null; context: CanvasRenderingContext2D | null };

/**
 * Makes the sheets that PDF.js composes a page on (groups, masks, patterns), and no more of them than a machine can hold:
 * a page of a few kilobytes can ask for a hundred as large as itself.
 *
 * @param onTooHeavy called when one is refused
 */
export function sparingCanvases(onTooHeavy: () => void) {
  // Of one document: PDF.js makes its own from the class that it is given.
  const sizes = new WeakMap<HTMLCanvasElement, number>();
  let pixels = 0;

  function resize(canvas: HTMLCanvasElement, width: number, height: number): void {
    const more = width * height - (sizes.get(canvas) ?? 0);
    if (pixels + more > MOST_PIXELS) {
      onTooHeavy();
      throw new TooHeavy('a page that is composed of too much');
    }
    pixels += more;
    sizes.set(canvas, width * height);
    canvas.width = width;
    canvas.height = height;
  }

  return class {
    create(width: number, height: number): Sheet {
      const canvas = document.createElement('canvas');
      resize(canvas, width, height);
      return { canvas, context: canvas.getContext('2d', { willReadFrequently: true }) };
    }

    reset({ canvas }: Sheet, width: number, height: number): void {
      if (canvas !== null) resize(canvas, width, height);
    }

    destroy(sheet: Sheet): void {
      if (sheet.canvas !== null) resize(sheet.canvas, 0, 0);
      sheet.canvas = null;
      sheet.context = null;
    }

    getNoAlphaContext(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
      return canvas.getContext('2d', { alpha: false, willReadFrequently: true });
    }
  };
}

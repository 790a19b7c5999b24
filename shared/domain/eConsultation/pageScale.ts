import rules from '../../../resources/rules/eConsultation.json' with { type: 'json' };
import type { Temporal } from '../../lib/time.ts';
import { valueOn } from '../configuration/datedValues.ts';

const MEGA = 1_000_000;
/** What a browser draws in one piece, pixels a side. */
const LONGEST_SIDE = 16_384;
/** A page that must be made smaller than this part of the width cannot be read. */
const SMALLEST_PART = 1 / 4;

/**
 * How much a page of a PDF is enlarged to be drawn as wide as its frame, or less where it would take more memory than a
 * picture may on that day. Null for a page that has no size, or one so long that nobody could read it.
 *
 * @param page as it is without enlargement
 * @param width that of the frame, in pixels of the screen
 */
export function pageScale(
  page: { readonly width: number; readonly height: number },
  width: number,
  day: Temporal.PlainDate,
): number | null {
  const sides = [page.width, page.height];
  if (!sides.every((side) => side > 0 && Number.isFinite(side))) return null;
  const wanted = width / page.width;
  const most = valueOn(rules, 'pdfPageMegapixels', day) * MEGA;
  const scale = Math.min(wanted, Math.sqrt(most / (page.width * page.height)), LONGEST_SIDE / Math.max(...sides));
  return scale < wanted * SMALLEST_PART ? null : scale;
}

const IDLE = 30_000;

/** There is more of it than we take. */
export class BodyTooLarge extends Error {
  override name = 'BodyTooLarge';
}

/**
 * The text of a body. Gives up when nothing has come for 30 s, or when it is larger than we take: a stalled or
 * endless answer must not hold the sync for ever. Rejects then, and when the line breaks.
 */
export async function readJson(response: Response, controller: AbortController, largest: number): Promise<string> {
  if (response.body === null) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let size = 0;
  for (;;) {
    const timer = setTimeout(() => controller.abort(new Error('the body stood still for 30 s')), IDLE);
    // One read at a time is the point: the timer restarts with each.
    // oxlint-disable-next-line no-await-in-loop
    const { done, value } = await reader.read().finally(() => clearTimeout(timer));
    if (done) break;
    size += value.byteLength;
    if (size > largest) {
      controller.abort(new Error('the body is too large'));
      throw new BodyTooLarge('the body is too large');
    }
    parts.push(decoder.decode(value, { stream: true }));
  }
  parts.push(decoder.decode());
  return parts.join('');
}

import type { StatedFile } from '../domain/eConsultation/attachment.ts';
import { inOneLine } from './inOneLine.ts';
import { isObject, type Json } from './json.ts';

/** A file of a message, as the message tells of it. */
export type MessageFile = StatedFile & {
  /** Its place in the `payload`: with the message's id, the name of the file. */
  readonly place: number;
  /** What it is called, in one line; null where it is called nothing. */
  readonly title: string | null;
  /** Where it lies, as it was written; null for one that lay in the message itself. */
  readonly url: string | null;
};

/** The content of a file that lay in the message itself, in base64. */
export type InlineContent = { readonly place: number; readonly base64: string };

const LONGEST_TITLE = 100;

/** The files of a Communication, in the order of its `payload`. Whatever is said of them may be wrong or missing. */
export function filesOf(message: Json): readonly MessageFile[] {
  return payloadOf(message).flatMap((part, place) => {
    const file = isObject(part) ? part['contentAttachment'] : undefined;
    if (!isObject(file)) return [];
    const { contentType, size, title, url } = file;
    const called = typeof title === 'string' ? Array.from(inOneLine(title)).slice(0, LONGEST_TITLE).join('') : '';
    return [
      {
        place,
        contentType: typeof contentType === 'string' ? contentType : null,
        size: typeof size === 'number' && Number.isSafeInteger(size) && size >= 0 ? size : null,
        title: called === '' ? null : called,
        url: typeof url === 'string' ? url : null,
      },
    ];
  });
}

/**
 * A Communication without the content of its files, and the contents by themselves: they are kept apart, so that reading
 * a thread does not mean reading every picture in it. A resource without any comes back as it is.
 */
export function takeOutContents<Of extends Json>(
  resource: Of,
): { readonly resource: Of; readonly contents: readonly InlineContent[] } {
  const contents: InlineContent[] = [];
  const payload = payloadOf(resource).map((part, place) => {
    const file = isObject(part) ? part['contentAttachment'] : undefined;
    if (!isObject(file) || typeof file['data'] !== 'string') return part;
    const { data, ...rest } = file;
    contents.push({ place, base64: data });
    return { ...(part as Json), contentAttachment: rest };
  });
  return contents.length === 0 ? { resource, contents } : { resource: { ...resource, payload }, contents };
}

/**
 * The id of the Binary that an address leads to; null for anything but a Binary of the portal's own, at the given base
 * (FHIR R4, references: relative, or absolute under the same base).
 */
export function binaryAt(url: string, base: string): string | null {
  const own = url.startsWith(`${base}/`) ? url.slice(base.length + 1) : url;
  return /^Binary\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/[A-Za-z0-9\-.]{1,64})?$/u.exec(own)?.[1] ?? null;
}

function payloadOf(message: Json): readonly unknown[] {
  const { payload } = message;
  return Array.isArray(payload) ? payload : [];
}

/** What may be shown of what a patient sends, by its own bytes. */
export const SHOWN_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const;
export type ShownType = (typeof SHOWN_TYPES)[number];

/** What a file is, whatever it is called. */
export type FileFacts = {
  readonly type: ShownType;
  /** False when its end is missing. */
  readonly whole: boolean;
  /** Width times height of a picture as it would be drawn; null for what is no picture. */
  readonly pixels: number | null;
};

/**
 * Looks at the first bytes of a file, and at as much of its frame as tells its size and whether it is whole. Nothing is
 * unpacked: what is drawn in the end is the browser's, in its sandbox. Null for a type that is not shown.
 */
export function factsOf(bytes: Uint8Array): FileFacts | null {
  if (startsWith(bytes, 0, PNG)) return png(bytes);
  if (startsWith(bytes, 0, JPEG)) return jpeg(bytes);
  if (startsWith(bytes, 0, latin1('RIFF')) && startsWith(bytes, 8, latin1('WEBP'))) return webp(bytes);
  if (startsWith(bytes, 0, latin1('%PDF-'))) return { type: 'application/pdf', whole: endsAsPdf(bytes), pixels: null };
  return null;
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];

/** PNG (W3C, 5): chunks of length, name, data and check, from IHDR to IEND. */
function png(bytes: Uint8Array): FileFacts {
  const named = startsWith(bytes, 12, latin1('IHDR'));
  const pixels = named ? number(bytes, 16, 4) * number(bytes, 20, 4) : 0;
  let at = 8;
  while (at + 12 <= bytes.length && !startsWith(bytes, at + 4, latin1('IEND'))) at += 12 + number(bytes, at, 4);
  return { type: 'image/png', whole: named && at + 12 <= bytes.length, pixels };
}

/** JPEG (ITU T.81, annex B): segments up to the scan, one of which is the frame with the size; FF D9 at the end. */
function jpeg(bytes: Uint8Array): FileFacts {
  let pixels = 0;
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== SCAN) {
    const marker = number(bytes, at + 1, 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrame(marker)) pixels = number(bytes, at + 5, 2) * number(bytes, at + 7, 2);
    at += 2 + number(bytes, at + 2, 2);
  }
  const scanned = bytes[at + 1] === SCAN && pixels > 0;
  return { type: 'image/jpeg', whole: scanned && endOfImage(bytes, at), pixels };
}

const SCAN = 0xda;

/** SOF0 to SOF15 without the tables that lie between them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Phones write things of their own after the picture, so that its end is not always the file's. */
function endOfImage(bytes: Uint8Array, from: number): boolean {
  for (let at = bytes.length - 2; at > from; at -= 1) if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true;
  return false;
}

/** WebP (RFC 9649): a RIFF that says how long it is, and whose first chunk has the size. */
function webp(bytes: Uint8Array): FileFacts {
  const whole = little(bytes, 4, 4) + 8 <= bytes.length && bytes.length >= 30;
  return { type: 'image/webp', whole, pixels: webpPixels(bytes) };
}

function webpPixels(bytes: Uint8Array): number {
  if (startsWith(bytes, 12, latin1('VP8X'))) return (little(bytes, 24, 3) + 1) * (little(bytes, 27, 3) + 1);
  // Two sizes of 14 bits, one after the other: here from a bit stream, there with two bits for scaling.
  if (startsWith(bytes, 12, latin1('VP8L'))) {
    const packed = little(bytes, 21, 4);
    return ((packed % 0x4000) + 1) * ((Math.floor(packed / 0x4000) % 0x4000) + 1);
  }
  return (little(bytes, 26, 2) % 0x4000) * (little(bytes, 28, 2) % 0x4000);
}

/** `%%EOF` near the end (ISO 32000, 7.5.5, and how readers look for it). */
function endsAsPdf(bytes: Uint8Array): boolean {
  const wanted = latin1('%%EOF');
  for (let at = bytes.length - wanted.length; at >= 0 && at > bytes.length - 2_048; at -= 1) {
    if (startsWith(bytes, at, wanted)) return true;
  }
  return false;
}

/**
 * Whether a PDF openly names something that runs or starts other programs: `/JavaScript` or `/Launch`, also where letters
 * are written as `#4A` (ISO 32000, 7.3.5). What lies packed in it is not seen: a no is no promise.
 */
export function namesScript(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === SLASH && SCRIPTS.has(nameAt(bytes, at + 1))) return true;
  }
  return false;
}

const SLASH = 0x2f;
const HASH = 0x23;
const SCRIPTS: ReadonlySet<string> = new Set(['JavaScript', 'Launch']);
const LONGEST = 10;

function nameAt(bytes: Uint8Array, from: number): string {
  let name = '';
  let at = from;
  while (name.length <= LONGEST) {
    const escaped = bytes[at] === HASH;
    const code = escaped ? Number.parseInt(text(bytes, at + 1, 2), 16) : bytes[at];
    if (code === undefined || !/^[A-Za-z]$/u.test(String.fromCharCode(code))) return name;
    name += String.fromCharCode(code);
    at += escaped ? 3 : 1;
  }
  return name;
}

function text(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

function latin1(word: string): readonly number[] {
  return Array.from(word, (letter) => letter.charCodeAt(0));
}

function startsWith(bytes: Uint8Array, at: number, wanted: readonly number[]): boolean {
  return wanted.every((byte, place) => bytes[at + place] === byte);
}

/** Highest byte first; what lies behind the end counts as nothing. */
function number(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let place = 0; place < length; place += 1) value = value * 256 + (bytes[at + place] ?? 0);
  return value;
}

function little(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let place = length - 1; place >= 0; place -= 1) value = value * 256 + (bytes[at + place] ?? 0);
  return value;
}

import { deflateSync } from 'node:zlib';

// Small files as patients send them, and as those who mean harm do. Each is whole unless a test cuts it.

const ascii = (text: string) => Buffer.from(text, 'latin1');

function bytes(value: number, length: number): Buffer {
  const out = Buffer.alloc(length);
  out.writeUIntBE(value, 0, length);
  return out;
}

function little(value: number, length: number): Buffer {
  const out = Buffer.alloc(length);
  out.writeUIntLE(value, 0, length);
  return out;
}

export function aPng(width = 2, height = 2): Buffer {
  const chunk = (name: string, data: Buffer) => Buffer.concat([bytes(data.length, 4), ascii(name), data, bytes(0, 4)]);
  const header = Buffer.concat([bytes(width, 4), bytes(height, 4), Buffer.from([8, 0, 0, 0, 0])]);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(6))), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([signature, ...parts]);
}

/** `frame`: the marker of its frame; 0xc0 baseline, 0xc2 progressive. */
export function aJpeg(width = 2, height = 2, frame = 0xc0): Buffer {
  const segment = (marker: number, data: Buffer) =>
    Buffer.concat([Buffer.from([0xff, marker]), bytes(data.length + 2, 2), data]);
  const size = Buffer.concat([Buffer.from([8]), bytes(height, 2), bytes(width, 2), Buffer.from([1, 1, 0x11, 0])]);
  const start = Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, ascii('JFIF\0')),
    segment(0xc4, Buffer.alloc(3)),
  ]);
  // A marker may be led in by any number of 0xff.
  const parts = [start, Buffer.from([0xff]), segment(frame, size), segment(0xda, Buffer.alloc(6))];
  return Buffer.concat([...parts, Buffer.from([0x12, 0x34, 0xff, 0xd9])]);
}

export function aWebp(kind: 'VP8 ' | 'VP8L' | 'VP8X' = 'VP8 ', width = 2, height = 2): Buffer {
  const data = {
    'VP8 ': () => Buffer.concat([Buffer.from([0, 0, 0, 0x9d, 0x01, 0x2a]), little(width, 2), little(height, 2)]),
    VP8L: () => Buffer.concat([Buffer.from([0x2f]), little(width - 1 + (height - 1) * 0x4000, 4), Buffer.alloc(5)]),
    VP8X: () => Buffer.concat([Buffer.alloc(4), little(width - 1, 3), little(height - 1, 3)]),
  }[kind]();
  const chunk = Buffer.concat([ascii('WEBP'), ascii(kind), little(data.length, 4), data]);
  return Buffer.concat([ascii('RIFF'), little(chunk.length, 4), chunk]);
}

/** @param inside what stands in the catalogue besides the pages */
export function aPdf(inside = ''): Buffer {
  return ascii(
    `%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${inside} >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n`,
  );
}

export const A_PDF_WITH_SCRIPT = aPdf('/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>');

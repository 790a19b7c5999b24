import { crc32, deflateSync } from 'node:zlib';
import { Chance } from '../random.ts';

const WIDTH = 240;
const HEIGHT = 180;
/** Skin, and ever redder. */
const COLOURS = [
  [232, 190, 172],
  [228, 180, 162],
  [224, 160, 146],
  [216, 132, 122],
  [200, 96, 92],
] as const;

let drawn: string | undefined;

/** A patient's photo of a rash as a PNG (base64): drawn here, of nobody's arm. Always the same one. */
export function rashPicture(): string {
  drawn ??= draw();
  return drawn;
}

function draw(): string {
  const chance = new Chance(17);
  const spots = Array.from({ length: 26 }, () => ({
    x: chance.between(20, WIDTH - 20),
    y: chance.between(20, HEIGHT - 20),
    r: chance.between(4, 15),
  }));
  const rows = Buffer.alloc((WIDTH + 1) * HEIGHT);
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const nearest = Math.max(...spots.map((spot) => spot.r - Math.hypot(x - spot.x, y - spot.y)));
      const depth = nearest < 0 ? chance.between(0, 1) : Math.min(4, 2 + Math.floor(nearest / 4));
      rows[y * (WIDTH + 1) + 1 + x] = depth;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 3, 0, 0, 0], 8);
  // Stored, not packed: every machine makes the same bytes.
  const parts = [
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(COLOURS.flat())),
    chunk('IDAT', deflateSync(rows, { level: 0 })),
  ];
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, ...parts, chunk('IEND', Buffer.alloc(0))]).toString('base64');
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(data.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}

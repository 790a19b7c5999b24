import type Electron from 'electron';
import type { CdpSession } from './cdp.ts';
import { notCovered, strictly } from './strict.ts';

/** What `capturePage` gives. */
export type Picture = Pick<Electron.NativeImage, 'toPNG' | 'toDataURL' | 'isEmpty' | 'getSize'>;

/** A picture of what the page shows. */
export async function capture(session: CdpSession): Promise<Picture> {
  const { data } = await session.send('Page.captureScreenshot', { format: 'png' });
  const png = Buffer.from(data, 'base64');
  return strictly(
    {
      toPNG: () => png,
      toDataURL: () => `data:image/png;base64,${data}`,
      isEmpty: () => png.length === 0,
      // A PNG begins with its header, and the header with its size.
      getSize: () => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) }),
    },
    'NativeImage',
  );
}

// Inches, as Chromium wants them.
const papers: Readonly<Record<string, readonly [number, number]>> = {
  A3: [11.7, 16.54],
  A4: [8.27, 11.7],
  A5: [5.83, 8.27],
  Letter: [8.5, 11],
  Legal: [8.5, 14],
};

const passedOn = [
  'displayHeaderFooter',
  'footerTemplate',
  'generateDocumentOutline',
  'generateTaggedPDF',
  'headerTemplate',
  'landscape',
  'pageRanges',
  'preferCSSPageSize',
  'printBackground',
  'scale',
] as const satisfies readonly (keyof Electron.PrintToPDFOptions)[];

/** The page as a PDF document. */
export async function printToPdf(session: CdpSession, options: Electron.PrintToPDFOptions): Promise<Buffer> {
  for (const name of Object.keys(options)) {
    if (name !== 'margins' && name !== 'pageSize' && !passedOn.some((known) => known === name)) {
      throw notCovered(`printToPDF({ ${name} })`);
    }
  }
  const { pageSize = 'Letter', margins } = options;
  const paper = typeof pageSize === 'string' ? papers[pageSize] : ([pageSize.width, pageSize.height] as const);
  if (!paper) throw notCovered(`printToPDF({ pageSize: '${JSON.stringify(pageSize)}' })`);
  const { data } = await session.send('Page.printToPDF', {
    ...Object.fromEntries(passedOn.filter((name) => name in options).map((name) => [name, options[name]])),
    paperWidth: paper[0],
    paperHeight: paper[1],
    ...(margins?.top === undefined ? {} : { marginTop: margins.top }),
    ...(margins?.bottom === undefined ? {} : { marginBottom: margins.bottom }),
    ...(margins?.left === undefined ? {} : { marginLeft: margins.left }),
    ...(margins?.right === undefined ? {} : { marginRight: margins.right }),
  });
  return Buffer.from(data, 'base64');
}

import type { WebContents } from 'electron';
import { isOurPage } from '../appProtocol.ts';
import { mayOpenOutside } from './externalLinks.ts';

/**
 * Closes a page: it goes nowhere, opens nothing and holds nothing of others'. For every page that the app ever makes,
 * also one that nobody thought of.
 *
 * @param openOutside hands an address to the operating system's browser
 */
export function closeContents(contents: WebContents, openOutside: (address: string) => void): void {
  contents.setWindowOpenHandler(({ url }) => {
    if (mayOpenOutside(url)) openOutside(url);
    return { action: 'deny' };
  });
  // A reload of our own page is the one navigation there is: the screens are behind the #.
  contents.on('will-navigate', (event, url) => {
    if (!isOurPage(url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isOurPage(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

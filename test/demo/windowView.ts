import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright';

const PAGE = `<!doctype html><html lang="en"><title>Legekontor, the window</title>
<img alt="The window of Legekontor, renewed every second" id="window" src="/window.png">
<script>setInterval(() => { document.getElementById('window').src = '/window.png?' + Date.now(); }, 1000);</script>`;

/** Shows a headless window as a picture that renews itself, on loopback. Gives the address. */
export async function showWindow(window: Page): Promise<string> {
  const server = createServer((request, response) => {
    if (!request.url?.startsWith('/window.png')) {
      response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE);
      return;
    }
    window.screenshot().then(
      (picture) => response.setHeader('content-type', 'image/png').end(picture),
      () => response.writeHead(503).end(),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

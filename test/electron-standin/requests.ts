import type { CdpSession } from './cdp.ts';
import { reports } from './reports.ts';
import { isOwn, servedBy, toAppUrl } from './schemes.ts';
import { askBeforeRequest, askHeadersReceived } from './webRequest.ts';

type Paused = {
  requestId: string;
  request: {
    url: string;
    method: string;
    headers: Record<string, string>;
    postDataEntries?: { bytes?: string }[];
  };
  resourceType: string;
  frameId: string;
};

/** What a page decides about a request before it is served: `block` cancels it without a word. */
export type RequestGate = (request: {
  appUrl: string;
  shownUrl: string;
  resourceType: string;
  frameId: string;
}) => 'serve' | 'block';

/**
 * Serves every request of a page: the app's own addresses by its protocol
 * handlers, with the headers they give, content security policy included; all
 * others are blocked, counted and told. Nothing leaves the machine.
 */
export async function serveRequests(session: CdpSession, gate: RequestGate): Promise<void> {
  session.on('Fetch.requestPaused', (paused) => {
    serve(session, paused, gate).catch((error: unknown) => {
      console.error(`stand-in: ${paused.request.url} could not be served:`, error);
      session.post('Fetch.failRequest', { requestId: paused.requestId, errorReason: 'Failed' });
    });
  });
  session.on('Network.webSocketCreated', ({ url }) => block(url));
  await Promise.all([
    session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    session.send('Network.enable'),
  ]);
}

function block(url: string): void {
  reports.blockedRequests.push(url);
  console.error(`stand-in: blocked a request that would leave the machine: ${url.slice(0, 200)}`);
}

async function serve(session: CdpSession, paused: Paused, gate: RequestGate): Promise<void> {
  const { requestId, request, resourceType, frameId } = paused;
  const appUrl = toAppUrl(request.url);
  const decision = gate({ appUrl, shownUrl: request.url, resourceType, frameId });
  if (decision === 'block' || (await askBeforeRequest(appUrl, request.method, resourceType)) === 'cancel') {
    await session.send('Fetch.failRequest', {
      requestId,
      errorReason: decision === 'block' ? 'Aborted' : 'BlockedByClient',
    });
    return;
  }
  const served = servedBy(appUrl);
  const isFetch = resourceType === 'Fetch' || resourceType === 'XHR';
  if (!isOwn(request.url) || !served?.handler || (isFetch && !served.privileges.supportFetchAPI)) {
    if (!isOwn(request.url)) block(request.url);
    await session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
    return;
  }
  const parts = request.postDataEntries?.map(({ bytes = '' }) => Buffer.from(bytes, 'base64'));
  const body = parts ? Buffer.concat(parts) : undefined;
  const response = await served.handler(
    new Request(appUrl, { method: request.method, headers: request.headers, ...(body ? { body } : {}) }),
  );
  if (response.type === 'error') {
    await session.send('Fetch.failRequest', { requestId, errorReason: 'Failed' });
    return;
  }
  const headers = await askHeadersReceived(appUrl, resourceType, [...response.headers]);
  await session.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders: headers.map(([name, value]) => ({ name, value })),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  });
}

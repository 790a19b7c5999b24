import type Electron from 'electron';
import { notCovered, strictly } from './strict.ts';

type ResourceType = Electron.OnBeforeRequestListenerDetails['resourceType'];
type BeforeRequest = (
  details: Pick<Electron.OnBeforeRequestListenerDetails, 'id' | 'url' | 'method' | 'resourceType'>,
  callback: (response: Electron.CallbackResponse) => void,
) => void;
type HeadersReceived = (
  details: Pick<Electron.OnHeadersReceivedListenerDetails, 'id' | 'url' | 'resourceType' | 'responseHeaders'>,
  callback: (response: Electron.HeadersReceivedResponse) => void,
) => void;

let beforeRequest: BeforeRequest | null = null;
let headersReceived: HeadersReceived | null = null;
let lastRequest = 0;

const resourceTypes: Record<string, ResourceType> = {
  Document: 'mainFrame',
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  Media: 'media',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
  WebSocket: 'webSocket',
};

/** `session.webRequest`: a listener without a filter, or with one for all addresses. */
export const webRequest = strictly(
  {
    onBeforeRequest(
      filterOrListener: Electron.WebRequestFilter | BeforeRequest | null,
      listener?: BeforeRequest | null,
    ): void {
      beforeRequest = listenerOf(filterOrListener, listener, 'onBeforeRequest');
    },
    onHeadersReceived(
      filterOrListener: Electron.WebRequestFilter | HeadersReceived | null,
      listener?: HeadersReceived | null,
    ): void {
      headersReceived = listenerOf(filterOrListener, listener, 'onHeadersReceived');
    },
  } satisfies { [K in keyof Electron.WebRequest]?: unknown },
  'session.webRequest',
);

function listenerOf<L extends (...args: never[]) => void>(
  filterOrListener: Electron.WebRequestFilter | L | null,
  listener: L | null | undefined,
  api: string,
): L | null {
  if (filterOrListener === null || typeof filterOrListener === 'function') return filterOrListener;
  const { urls, excludeUrls, types } = filterOrListener;
  const isForAll = urls.includes('<all_urls>') || urls.includes('*://*/*');
  if (!isForAll || excludeUrls !== undefined || types !== undefined) {
    throw notCovered(`session.webRequest.${api} with a filter other than <all_urls>`);
  }
  return listener ?? null;
}

/** Asks the app whether a request may be made. */
export async function askBeforeRequest(url: string, method: string, resourceType: string): Promise<'go' | 'cancel'> {
  const ask = beforeRequest;
  if (!ask) return 'go';
  const response = await new Promise<Electron.CallbackResponse>((resolve) =>
    ask({ id: ++lastRequest, url, method, resourceType: resourceTypes[resourceType] ?? 'other' }, resolve),
  );
  if (response.redirectURL !== undefined) throw notCovered('session.webRequest redirectURL');
  return response.cancel ? 'cancel' : 'go';
}

/** Lets the app change the headers of an answer before the page sees them. */
export async function askHeadersReceived(
  url: string,
  resourceType: string,
  headers: [string, string][],
): Promise<[string, string][]> {
  const ask = headersReceived;
  if (!ask) return headers;
  const grouped: Record<string, string[]> = {};
  for (const [name, value] of headers) grouped[name] = [...(grouped[name] ?? []), value];
  const response = await new Promise<Electron.HeadersReceivedResponse>((resolve) =>
    ask(
      { id: ++lastRequest, url, resourceType: resourceTypes[resourceType] ?? 'other', responseHeaders: grouped },
      resolve,
    ),
  );
  if (response.cancel || response.statusLine !== undefined) {
    throw notCovered('session.webRequest.onHeadersReceived with cancel or statusLine');
  }
  if (!response.responseHeaders) return headers;
  return Object.entries(response.responseHeaders).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  );
}

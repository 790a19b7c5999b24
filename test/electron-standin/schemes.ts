import type Electron from 'electron';
import { isReady } from './readiness.ts';

type Handler = Parameters<Electron.Protocol['handle']>[1];

const privileged = new Map<string, Electron.Privileges>();
const handlers = new Map<string, Handler>();

/**
 * Stock Chromium knows no schemes but its own, so `app://bundle/x` is shown from
 * `https://app.bundle.localhost/x`: a secure context, an origin of its own, and
 * every request to it is answered by the app's handler before any network.
 */
const shownHost = /^([a-z][a-z0-9+-]*)\.([^.]+(?:\.[^.]+)*)\.localhost$/;

/** The address Chromium is given for one of the app's own; undefined when the scheme is not registered. */
export function toShownUrl(url: string): string | undefined {
  const parts = /^([a-z][a-z0-9+-]*):\/\/([^/?#]+)(.*)$/is.exec(url);
  const scheme = parts?.[1]?.toLowerCase();
  if (!parts || scheme === undefined || !privileged.has(scheme)) return undefined;
  const rest = parts[3] ?? '';
  return `https://${scheme}.${parts[2]}.localhost${rest.startsWith('/') ? rest : `/${rest}`}`;
}

/** The address the app knows for one that Chromium shows; other addresses are given back as they are. */
export function toAppUrl(shown: string): string {
  const url = URL.canParse(shown) ? new URL(shown) : undefined;
  const parts = url?.protocol === 'https:' && url.port === '' ? shownHost.exec(url.hostname) : null;
  const [, scheme, host] = parts ?? [];
  if (!url || scheme === undefined || !privileged.has(scheme)) return shown;
  return `${scheme}://${host}${url.pathname}${url.search}${url.hash}`;
}

/** The origin of an address as Electron writes it; `null` for what has none. */
export function originOf(url: string): string {
  const own = /^([a-z][a-z0-9+-]*):\/\/([^/?#]+)/i.exec(url);
  if (own?.[1] !== undefined && privileged.has(own[1].toLowerCase())) return own[0];
  return URL.canParse(url) ? new URL(url).origin : 'null';
}

/** Whether the address is one that the app serves itself. */
export function isOwn(shown: string): boolean {
  return toAppUrl(shown) !== shown;
}

/** The handler and privileges for an address of the app's own. */
export function servedBy(
  appUrl: string,
): { handler: Handler | undefined; privileges: Electron.Privileges } | undefined {
  const scheme = /^([a-z][a-z0-9+-]*):/i.exec(appUrl)?.[1]?.toLowerCase();
  const privileges = scheme === undefined ? undefined : privileged.get(scheme);
  return scheme === undefined || !privileges ? undefined : { handler: handlers.get(scheme), privileges };
}

export function registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
  if (isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
  if (privileged.size > 0)
    throw new Error('stand-in: a second registerSchemesAsPrivileged would undo the first; call it once');
  for (const { scheme, privileges = {} } of schemes) {
    if (!/^[a-z][a-z0-9-]*$/.test(scheme)) throw new Error(`stand-in: the scheme "${scheme}" is not covered`);
    if (!privileges.standard || !privileges.secure) {
      throw new Error(`stand-in: the scheme "${scheme}" must be standard and secure; others are not covered`);
    }
    if (privileges.bypassCSP) throw new Error(`stand-in: bypassCSP on "${scheme}" is refused`);
    if (privileges.allowServiceWorkers) throw new Error(`stand-in: allowServiceWorkers on "${scheme}" is not covered`);
    privileged.set(scheme, privileges);
  }
}

export function handle(scheme: string, handler: Handler): void {
  if (!isReady()) throw new Error('protocol.handle can only be called after app is ready');
  if (!privileged.has(scheme)) {
    throw new Error(`stand-in: protocol.handle('${scheme}') without registerSchemesAsPrivileged is not covered`);
  }
  if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
  handlers.set(scheme, handler);
}

export function unhandle(scheme: string): void {
  if (!handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
}

export const isProtocolHandled = (scheme: string): boolean => handlers.has(scheme);

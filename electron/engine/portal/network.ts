import * as http from 'node:http';
import * as tls from 'node:tls';

type Proxy = {
  /** `proxy` of the settings; undefined: what the environment says, else the operating system. */
  readonly settings: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What the operating system says for the portal's address; null: straight there. */
  readonly system: string | null;
};

/** This machine itself is never reached by way of anybody. */
const OWN = ['localhost', '127.0.0.1', '[::1]', '::1'];

/**
 * Which proxy requests go through: the settings', else the environment's (`HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`, upper
 * or lower case), else the operating system's. As Node reads it from an environment; null: none.
 */
export function proxyOf({ settings, environment, system }: Proxy): Readonly<Record<string, string>> | null {
  const named = (name: string) => environment[name] ?? environment[name.toUpperCase()];
  const https = usable(settings ?? named('https_proxy') ?? system);
  const plain = usable(settings ?? named('http_proxy') ?? system);
  if (https === undefined && plain === undefined) return null;
  const without = [...OWN, ...(settings === undefined ? [named('no_proxy')] : [])];
  return {
    ...(https === undefined ? {} : { https_proxy: https }),
    ...(plain === undefined ? {} : { http_proxy: plain }),
    no_proxy: without.filter((one) => one !== undefined && one !== '').join(','),
  };
}

/**
 * As Node takes it. Other programs take `proxy.clinic:8080` too, and kinds that we do not speak: a variable that was
 * written for them must not keep the surgery's own file from opening.
 */
function usable(proxy: string | null): string | undefined {
  if (proxy === null || proxy === '') return undefined;
  const address = proxy.includes('://') ? proxy : `http://${proxy}`;
  return /^https?:/iu.test(address) && URL.canParse(address) ? address : undefined;
}

let trustsSystem = false;
let leaveProxy: (() => void) | null = null;

/**
 * Lets the requests of this thread go as the machine's network wants it: trusting also the certificate authorities of the
 * operating system (a clinic has one of its own more often than not) and those of NODE_EXTRA_CA_CERTS, and by way of the
 * proxy. Before the first request, and again when the proxy is another one.
 */
export function useNetworkOfMachine(proxy: Proxy): void {
  if (!trustsSystem) {
    tls.setDefaultCACertificates([...tls.getCACertificates('default'), ...tls.getCACertificates('system')]);
    trustsSystem = true;
  }
  leaveProxy?.();
  const through = proxyOf(proxy);
  leaveProxy = through === null ? null : http.setGlobalProxyFromEnv(through);
}

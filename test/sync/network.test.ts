import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer as createHttp, setGlobalProxyFromEnv } from 'node:http';
import { createServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { proxyOf } from '../../electron/engine/portal/network.ts';
import { systemProxy } from '../../electron/main/systemProxy.ts';

// How a clinic's network wants to be used: its own certificate authority, and a proxy that leads out.

const clear: (() => unknown)[] = [];
afterEach(async () => {
  // oxlint-disable-next-line no-await-in-loop -- in the opposite order of their making
  for (const each of clear.splice(0).toReversed()) await each();
});

const certificate = (name: string) => path.join(import.meta.dirname, 'certificates', name);

async function aPortalOfTheClinic(): Promise<string> {
  const parts = { key: readFileSync(certificate('server.key')), cert: readFileSync(certificate('server.pem')) };
  const server = createServer(parts, (_request, response) => response.end('{}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  clear.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `https://localhost:${(server.address() as AddressInfo).port}/`;
}

/** Asks for an address as the engine's thread would, in a process with this environment: the status, or why not. */
async function asked(url: string, environment: Readonly<Record<string, string>>, proxy?: string): Promise<string> {
  const network = path.join(import.meta.dirname, '../../electron/engine/portal/network.ts');
  const script = `
    import { useNetworkOfMachine } from ${JSON.stringify(network)};
    useNetworkOfMachine({ settings: ${JSON.stringify(proxy) ?? 'undefined'}, environment: {}, system: null });
    fetch(${JSON.stringify(url)}).then(({ status }) => console.log(status), ({ cause }) => console.log(cause?.code));
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (part: Buffer) => (said += part.toString()));
  await new Promise((resolve) => child.once('close', resolve));
  return said.trim();
}

describe('a portal with a certificate of the clinic’s own authority', () => {
  test.each([
    ['in the operating system’s store', { SSL_CERT_FILE: certificate('ca.pem') }, '200'],
    ['in NODE_EXTRA_CA_CERTS', { NODE_EXTRA_CA_CERTS: certificate('ca.pem') }, '200'],
    ['that the machine does not know', {}, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ])('%s', async (_where, environment, reply) => {
    expect(await asked(await aPortalOfTheClinic(), environment)).toBe(reply);
  });
});

test('by way of a proxy, which tunnels and reads nothing', async () => {
  const portal = await aPortalOfTheClinic();
  const tunnelled: string[] = [];
  const proxy = createHttp();
  proxy.on('connect', (request, socket) => {
    tunnelled.push(request.url ?? '');
    const through = connect(Number(new URL(portal).port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      through.pipe(socket);
      socket.pipe(through);
    });
    through.on('error', () => socket.destroy());
    socket.on('error', () => through.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  clear.push(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  // Not an address of this machine itself, which no proxy is asked for.
  const far = 'https://portal.clinic.invalid/';
  const leads = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const said = await asked(far, { SSL_CERT_FILE: certificate('ca.pem') }, leads);
  // The tunnel led to a server that has a certificate for another name: it was TLS from end to end.
  expect([said, tunnelled]).toEqual(['ERR_TLS_CERT_ALTNAME_INVALID', ['portal.clinic.invalid:443']]);
});

describe('which proxy', () => {
  const own = 'localhost,127.0.0.1,[::1],::1';
  test.each<[string, Parameters<typeof proxyOf>[0], ReturnType<typeof proxyOf>]>([
    ['none', { settings: undefined, environment: {}, system: null }, null],
    [
      'the settings’ before all others',
      { settings: 'http://a:1', environment: { HTTPS_PROXY: 'http://b:2', NO_PROXY: 'x' }, system: 'http://c:3' },
      { https_proxy: 'http://a:1', http_proxy: 'http://a:1', no_proxy: own },
    ],
    [
      'the environment’s before the operating system’s, with its exceptions',
      { settings: undefined, environment: { HTTPS_PROXY: 'http://b:2', no_proxy: 'x,y' }, system: null },
      { https_proxy: 'http://b:2', no_proxy: `${own},x,y` },
    ],
    [
      'the operating system’s',
      { settings: undefined, environment: {}, system: 'http://c:3' },
      { https_proxy: 'http://c:3', http_proxy: 'http://c:3', no_proxy: own },
    ],
    [
      'one without its kind, as most programs take it',
      {
        settings: undefined,
        environment: { HTTPS_PROXY: 'proxy.clinic:8080', HTTP_PROXY: '10.0.0.1:3128' },
        system: null,
      },
      { https_proxy: 'http://proxy.clinic:8080', http_proxy: 'http://10.0.0.1:3128', no_proxy: own },
    ],
    ...['socks5://a:1', 'socks5h://a:1', 'http://a:99999', '://', ''].map(
      (odd): [string, Parameters<typeof proxyOf>[0], null] => [
        `what is no proxy of ours is none: ${odd}`,
        { settings: undefined, environment: { HTTPS_PROXY: odd, HTTP_PROXY: odd }, system: null },
        null,
      ],
    ),
  ])('%s', (_what, parts, proxy) => {
    expect(proxyOf(parts)).toEqual(proxy);
  });

  test('each of them is taken by Node', () => {
    for (const one of ['proxy.clinic:8080', '10.0.0.1:3128', '[::1]:3128', 'HTTP://a:1', 'a', 'http://u:p@a:1']) {
      const through = proxyOf({
        settings: undefined,
        environment: { HTTPS_PROXY: one, HTTP_PROXY: one },
        system: null,
      });
      setGlobalProxyFromEnv(through ?? {})();
    }
  });

  test.each([
    ['DIRECT', null],
    ['PROXY proxy.clinic:8080', 'http://proxy.clinic:8080'],
    ['PROXY proxy.clinic:8080; DIRECT', 'http://proxy.clinic:8080'],
    ['HTTPS proxy.clinic:443;DIRECT', 'https://proxy.clinic:443'],
    ['SOCKS5 proxy.clinic:1080', null],
    ['', null],
  ])('as Chromium tells it: %s', async (said, proxy) => {
    expect(await systemProxy(() => Promise.resolve(said), 'https://portal.example')).toBe(proxy);
  });
});

import { randomInt } from 'node:crypto';
import type { AddressInfo, Server } from 'node:net';

/** Below the ports that systems lend to outgoing connections: what stops listening finds its port free again. */
const LOWEST = 12_000;
const HIGHEST = 32_000;
const MOST_TRIES = 20;

/** Lets a server listen on 127.0.0.1, on the port given or, for 0, on a free one; gives the port. */
export async function listenOnLoopback(server: Server, port: number): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await listen(server, port === 0 ? randomInt(LOWEST, HIGHEST) : port);
    } catch (cause) {
      const isTaken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
      if (!isTaken || port !== 0 || tries === MOST_TRIES) throw cause;
    }
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

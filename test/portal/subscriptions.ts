import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { ResourceStore } from './fhir/resourceStore.ts';

/** FHIR R4's websocket channel: `bind <id>` is answered with `bound <id>`, and each change that fits with `ping <id>`. */
export function openSubscriptions(store: ResourceStore) {
  const server = new WebSocketServer({ noServer: true });
  const bound = new Map<WebSocket, Set<string>>();

  server.on('connection', (socket) => {
    bound.set(socket, new Set());
    socket.on('close', () => bound.delete(socket));
    socket.on('message', (data) => {
      const id = /^bind (\S+)$/u.exec(Buffer.isBuffer(data) ? data.toString('utf8') : '')?.[1];
      if (id === undefined || store.get('Subscription', id) === undefined) return;
      bound.get(socket)?.add(id);
      socket.send(`bound ${id}`);
    });
  });

  return {
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
      if (request.url !== '/subscriptions') {
        socket.destroy();
        return;
      }
      server.handleUpgrade(request, socket, head, (connected) => server.emit('connection', connected, request));
    },
    /** Resources of these types have changed. */
    ping(types: ReadonlySet<string>) {
      for (const [socket, ids] of bound) {
        for (const id of ids) {
          const subscription = store.get('Subscription', id);
          if (subscription?.resourceType !== 'Subscription') continue;
          if (types.has(subscription.criteria.split('?')[0] ?? '')) socket.send(`ping ${id}`);
        }
      }
    },
    close() {
      for (const socket of bound.keys()) socket.terminate();
      server.close();
    },
  };
}

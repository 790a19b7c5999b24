import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { listenOnLoopback } from './listenOnLoopback.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export type HttpServer = {
  port: number;
  /** Stops accepting connections and ends those that are open; the port is kept for listenAgain(). */
  refuse: () => Promise<void>;
  listenAgain: () => Promise<void>;
  close: () => Promise<void>;
  /** Who takes over a connection that wants to be a websocket. */
  onUpgrade: (listener: (request: IncomingMessage, socket: Duplex, head: Buffer) => void) => void;
};

const MAX_BODY_BYTES = 50_000_000;

/** Listens on 127.0.0.1 only; port 0 takes a free one. */
export async function openHttpServer(port: number, handler: Handler): Promise<HttpServer> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((request, response) => {
    // Node writes the machine's own clock, whatever clock the program runs by.
    response.setHeader('date', new Date().toUTCString());
    // The caller left, or the handler is broken: neither leaves anything to answer with.
    handler(request, response).catch(() => response.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });

  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });

  const bound = await listenOnLoopback(server, port);
  return {
    port: bound,
    refuse: stop,
    listenAgain: async () => {
      if (!server.listening) await listenOnLoopback(server, bound);
    },
    onUpgrade: (listener) => void server.on('upgrade', listener),
    close: () => (server.listening ? stop() : Promise.resolve()),
  };
}

/** The body as text, or undefined when it is too large. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes = part as Buffer;
    size += bytes.length;
    if (size > MAX_BODY_BYTES) return undefined;
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString('utf8');
}

// Playwright has the types of Chrome's DevTools protocol but does not export them.
import type { Protocol } from '../../node_modules/playwright-core/types/protocol.d.ts';

type Command = keyof Protocol.CommandParameters;
type EventName = keyof Protocol.Events;

type Message = {
  id?: number;
  sessionId?: string;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
};
type Listener = (params: never) => void;

/** One browser's DevTools connection; every page is a {@link CdpSession} on it. */
export class CdpConnection {
  readonly root = new CdpSession(this, undefined);
  readonly #socket: WebSocket;
  readonly #pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void; command: string }>();
  readonly #sessions = new Map<string, CdpSession>();
  #last = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', (event) => this.#receive(String(event.data)));
    socket.addEventListener('close', () => {
      for (const waiting of this.#pending.values()) waiting.reject(new Error(`${waiting.command}: Chromium has gone`));
      this.#pending.clear();
    });
  }

  static async to(url: string): Promise<CdpConnection> {
    const socket = new WebSocket(url);
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener('open', () => resolve());
      socket.addEventListener('error', () => reject(new Error(`no DevTools connection to ${url}`)));
    });
    return new CdpConnection(socket);
  }

  session(id: string): CdpSession {
    let session = this.#sessions.get(id);
    if (!session) this.#sessions.set(id, (session = new CdpSession(this, id)));
    return session;
  }

  forget(id: string): void {
    this.#sessions.get(id)?.forgotten();
    this.#sessions.delete(id);
  }

  request(command: string, params: unknown, sessionId: string | undefined): Promise<unknown> {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      if (this.#socket.readyState !== WebSocket.OPEN) {
        reject(new Error(`${command}: Chromium has gone`));
        return;
      }
      this.#pending.set(id, { resolve, reject, command });
      this.#socket.send(JSON.stringify({ id, method: command, params, sessionId }));
    });
  }

  #receive(text: string): void {
    const message = JSON.parse(text) as Message;
    if (message.id !== undefined) {
      const waiting = this.#pending.get(message.id);
      this.#pending.delete(message.id);
      if (message.error) waiting?.reject(new Error(`${waiting.command}: ${message.error.message}`));
      else waiting?.resolve(message.result);
      return;
    }
    if (!message.method) return;
    const session = message.sessionId === undefined ? this.root : this.#sessions.get(message.sessionId);
    session?.receive(message.method, message.params);
  }
}

/** The browser itself, or one page of it. */
export class CdpSession {
  readonly #connection: CdpConnection;
  readonly #id: string | undefined;
  readonly #listeners = new Map<string, Listener[]>();
  readonly #whenForgotten: (() => void)[] = [];

  constructor(connection: CdpConnection, id: string | undefined) {
    this.#connection = connection;
    this.#id = id;
  }

  /** Sends one DevTools command; rejects with Chromium's own words when it refuses. */
  async send<C extends Command>(
    command: C,
    params?: Protocol.CommandParameters[C],
  ): Promise<Protocol.CommandReturnValues[C]> {
    return (await this.#connection.request(command, params ?? {}, this.#id)) as Protocol.CommandReturnValues[C];
  }

  /** Sends a command whose failure changes nothing: the page may have gone meanwhile. */
  post<C extends Command>(command: C, params?: Protocol.CommandParameters[C]): void {
    this.send(command, params).catch(() => {});
  }

  on<E extends EventName>(event: E, listener: (params: Protocol.Events[E]) => void): void {
    const listeners = this.#listeners.get(event) ?? [];
    this.#listeners.set(event, [...listeners, listener]);
  }

  /** Calls back when the page has gone. */
  whenForgotten(tell: () => void): void {
    this.#whenForgotten.push(tell);
  }

  forgotten(): void {
    for (const tell of this.#whenForgotten) tell();
  }

  receive(event: string, params: unknown): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(params as never);
  }
}

import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { requestIn, withPath, type RequestRule, type RequestSeen } from './requestRule.ts';
import { spoil, type Toxic } from './toxics.ts';

type Pair = {
  readonly client: Socket;
  readonly server: Socket;
  readonly sent: { up: number; down: number };
  loseReply: boolean;
  held: boolean;
};

/**
 * The line between a workstation and the portal: a TCP proxy on loopback that can be spoilt while it runs. It counts
 * every request that it has done something to.
 */
export class Line {
  readonly #target: number;
  readonly #random: () => number;
  readonly #server: Server;
  readonly #pairs = new Set<Pair>();
  #toxics: readonly Toxic[] = [];
  #rule: RequestRule | null = null;
  #port = 0;
  /** Requests that came by, and how many of them a toxic or the rule touched. */
  requests = 0;
  touched = 0;
  /** Called for each request before anything is done with it. */
  onRequest: (request: RequestSeen) => void = () => undefined;

  constructor(target: number, random: () => number) {
    this.#target = target;
    this.#random = random;
    this.#server = createServer((client) => this.#join(client));
  }

  async open(port = 0): Promise<this> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', resolve);
    });
    this.#port = (this.#server.address() as AddressInfo).port;
    return this;
  }

  get port(): number {
    return this.#port;
  }

  /** The toxics from now on, for open connections too. */
  spoil(...toxics: Toxic[]): void {
    this.#toxics = toxics;
  }

  rule(rule: RequestRule | null): void {
    this.#rule = rule;
  }

  /** Nobody listens any more and every connection breaks, until `mend`. */
  async cut(): Promise<void> {
    this.breakAll();
    if (this.#server.listening) await new Promise((resolve) => this.#server.close(resolve));
  }

  async mend(): Promise<void> {
    this.#toxics = [];
    this.#rule = null;
    for (const pair of this.#pairs) if (pair.held) breakPair(pair);
    if (!this.#server.listening) await this.open(this.#port);
  }

  breakAll(): void {
    for (const { client, server } of this.#pairs) {
      client.resetAndDestroy();
      server.destroy();
    }
  }

  close(): Promise<void> {
    return this.cut();
  }

  #join(client: Socket): void {
    const pair: Pair = {
      client,
      server: connect(this.#target, '127.0.0.1'),
      sent: { up: 0, down: 0 },
      loseReply: false,
      held: false,
    };
    this.#pairs.add(pair);
    for (const socket of [client, pair.server]) {
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
    }
    client.on('close', () => {
      this.#pairs.delete(pair);
      pair.server.destroy();
    });
    void this.#pump(pair, 'up');
    void this.#pump(pair, 'down');
  }

  async #pump(pair: Pair, direction: 'up' | 'down'): Promise<void> {
    const [from, to] = direction === 'up' ? [pair.client, pair.server] : [pair.server, pair.client];
    try {
      for await (const chunk of from as AsyncIterable<Buffer>) {
        if (direction === 'down' && pair.loseReply) return breakPair(pair);
        const through = direction === 'up' ? this.#look(pair, chunk) : chunk;
        if (through === null) return await hold(pair);
        const toxics = this.#toxics.filter((one) => one.direction === direction);
        const { pieces, then } = spoil(through, pair.sent[direction], toxics, this.#random);
        pair.sent[direction] += through.length;
        for (const piece of pieces) {
          if (piece.wait > 0) await wait(piece.wait);
          if (piece.bytes.length > 0 && !to.destroyed) to.write(piece.bytes);
        }
        if (then === 'end') return breakPair(pair);
        if (then === 'hold') return await hold(pair);
        if (typeof then === 'object') {
          await wait('reset' in then ? then.reset : then.close);
          return 'reset' in then ? breakPair(pair) : void (pair.client.destroy(), pair.server.destroy());
        }
      }
      const late = this.#toxics.find((one) => one.type === 'slow_close' && one.direction === direction);
      if (late?.type === 'slow_close') await wait(late.ms);
      to.end();
    } catch {
      breakPair(pair);
    }
  }

  /** What the rule makes of a chunk from the workstation; null when nothing of it goes on. */
  #look(pair: Pair, chunk: Buffer): Buffer | null {
    const seen = requestIn(chunk);
    if (seen === null) return chunk;
    this.requests += 1;
    this.onRequest(seen);
    if (this.#toxics.length > 0) this.touched += 1;
    const act = this.#rule?.(seen) ?? 'pass';
    if (act === 'pass') return chunk;
    if (typeof act === 'object' && 'path' in act) return withPath(chunk, seen, act.path);
    this.touched += 1;
    if (act === 'lose-reply') {
      pair.loseReply = true;
      return chunk;
    }
    if (act === 'break') breakPair(pair);
    else if (act !== 'hold') {
      pair.client.write(act.answer);
      if (act.hold !== true) pair.client.end();
    }
    return null;
  }
}

/** Nothing more is read or passed on; ends when the workstation gives up. Leaving the pump would close the socket. */
async function hold(pair: Pair): Promise<void> {
  pair.held = true;
  if (!pair.client.destroyed) await new Promise((resolve) => pair.client.once('close', resolve));
}

function breakPair({ client, server }: Pair): void {
  if (!client.destroyed) client.resetAndDestroy();
  server.destroy();
}

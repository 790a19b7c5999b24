import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { listenOnLoopback } from '../../portal/listenOnLoopback.ts';
import { takeRequest, type RequestRule, type RequestSeen } from './requestRule.ts';
import { renaming } from './renamed.ts';
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
  readonly #name: string;
  readonly #server: Server;
  readonly #pairs = new Set<Pair>();
  #toxics: readonly Toxic[] = [];
  #rule: RequestRule | null = null;
  #port = 0;
  /** Requests that came by, and how many of them a toxic or the rule touched. */
  requests = 0;
  touched = 0;
  /** What the portal is like even when nothing is wrong; it is not counted. */
  nature: RequestRule = () => 'pass';
  /** Called for each request before anything is done with it. */
  onRequest: (request: RequestSeen) => void = () => undefined;

  /** @param name what the workstation calls this machine: the portal's links are made to lead through the line */
  constructor(target: number, random: () => number, name = '127.0.0.1') {
    this.#target = target;
    this.#name = name;
    this.#random = random;
    this.#server = createServer((client) => this.#join(client));
  }

  /** Listens; on the port given, or a free one. What spoils the line stays as it is. */
  async open(port = 0): Promise<this> {
    if (this.#server.listening) return this;
    this.#port = await listenOnLoopback(this.#server, port);
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
    await this.open(this.#port);
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
    void this.#pumpUp(pair);
    void this.#pumpDown(pair);
  }

  /** From the workstation to the portal: a whole request at a time, so that a rule sees all of it. */
  async #pumpUp(pair: Pair): Promise<void> {
    let bytes: Buffer = Buffer.alloc(0);
    try {
      for await (const chunk of pair.client as AsyncIterable<Buffer>) {
        bytes = Buffer.concat([bytes, chunk]);
        for (let taken = takeRequest(bytes); taken !== null; taken = takeRequest(bytes)) {
          const length = bytes.length - taken.rest.length;
          const through = await this.#look(pair, taken.request, bytes.subarray(0, length));
          if (through !== null) await this.#carry(pair, 'up', through);
          bytes = taken.rest;
        }
      }
      await this.#end('up', pair.server);
    } catch {
      breakPair(pair);
    }
  }

  async #pumpDown(pair: Pair): Promise<void> {
    const rename = renaming(`127.0.0.1:${this.#target}`, `${this.#name}:${this.#port}`);
    try {
      for await (const chunk of pair.server as AsyncIterable<Buffer>) {
        if (pair.loseReply) return breakPair(pair);
        await this.#carry(pair, 'down', rename(chunk));
      }
      await this.#end('down', pair.client);
    } catch {
      breakPair(pair);
    }
  }

  async #carry(pair: Pair, direction: 'up' | 'down', chunk: Buffer): Promise<void> {
    const to = direction === 'up' ? pair.server : pair.client;
    const toxics = this.#toxics.filter((one) => one.direction === direction);
    const { pieces, after } = spoil(chunk, pair.sent[direction], toxics, this.#random);
    pair.sent[direction] += chunk.length;
    for (const piece of pieces) {
      if (piece.wait > 0) await wait(piece.wait);
      if (piece.bytes.length > 0 && !to.destroyed) to.write(piece.bytes);
    }
    if (after === 'end') breakPair(pair);
    else if (after === 'hold') await hold(pair);
    else if (typeof after === 'object' && 'reset' in after) await wait(after.reset).then(() => breakPair(pair));
    else if (typeof after === 'object') await wait(after.close).then(() => endPair(pair));
  }

  async #end(direction: 'up' | 'down', to: Socket): Promise<void> {
    const late = this.#toxics.find((one) => one.type === 'slow_close' && one.direction === direction);
    if (late?.type === 'slow_close') await wait(late.ms);
    to.end();
  }

  async #asIs(pair: Pair, request: RequestSeen, bytes: Buffer): Promise<Buffer | null> {
    const act = this.nature(request);
    if (typeof act !== 'object') return bytes;
    if ('instead' in act) return act.instead;
    pair.client.write(await act.answer);
    pair.client.end();
    return null;
  }

  /** What the rule makes of a request; null when nothing of it goes on to the portal. */
  async #look(pair: Pair, request: RequestSeen, bytes: Buffer): Promise<Buffer | null> {
    this.requests += 1;
    this.onRequest(request);
    if (this.#toxics.length > 0) this.touched += 1;
    const act = this.#rule?.(request) ?? 'pass';
    if (act === 'pass') return this.#asIs(pair, request, bytes);
    if (typeof act === 'object' && 'instead' in act) return act.instead;
    this.touched += 1;
    if (act === 'lose-reply') {
      pair.loseReply = true;
      return bytes;
    }
    if (act === 'break') breakPair(pair);
    else if (act === 'hold') await hold(pair);
    else {
      pair.client.write(await act.answer);
      if (act.hold === true) await hold(pair);
      else pair.client.end();
    }
    return null;
  }
}

/** Nothing more is read or passed on; ends when the workstation gives up. */
async function hold(pair: Pair): Promise<void> {
  pair.held = true;
  // A paused socket does not notice that the other side has gone.
  pair.client.resume();
  if (!pair.client.destroyed) await new Promise((resolve) => pair.client.once('close', resolve));
}

function endPair({ client, server }: Pair): void {
  client.destroy();
  server.destroy();
}

function breakPair({ client, server }: Pair): void {
  if (!client.destroyed) client.resetAndDestroy();
  server.destroy();
}

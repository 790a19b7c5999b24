import { backOff } from '../../../shared/domain/sync/backOff.ts';
import { writeInstant } from '../../../shared/fhir/instant.ts';
import { z } from '../../../shared/lib/zod.ts';
import type { PortalClient } from '../portal/client.ts';

type Options = {
  readonly portal: PortalClient;
  /** Where the portal takes websockets, as its CapabilityStatement says. */
  readonly address: string;
  readonly now: () => number;
  readonly random: () => number;
  /** Something has changed at the portal: pull now. */
  readonly onHint: () => void;
};

/** What concerns the surgery changes one of these: the Task of a matter, or an appointment. */
const CRITERIA = ['Task', 'Communication', 'Appointment'] as const;
/** A subscription ends by itself, so that a workstation that is thrown away leaves nothing behind. */
const LIFETIME = 86_400_000;
/** Hints within this time are one: a transaction changes several resources. */
const GATHER = 200;

const created = z.looseObject({ resourceType: z.literal('Subscription'), id: z.string() });
const bindingToken = z.looseObject({
  parameter: z.array(
    z.looseObject({ name: z.string(), valueString: z.string().optional(), valueUrl: z.string().optional() }),
  ),
});

/**
 * Listens for hints that something is new (FHIR R4, subscription: websocket). A hint only brings the next pull
 * forward; nothing is read from it, and without it the pull comes by the clock all the same.
 */
export class PortalHints {
  readonly #options: Options;
  readonly #subscriptions = new Map<string, string>();
  #sockets: WebSocket[] = [];
  #timers: NodeJS.Timeout[] = [];
  #failures = 0;
  #stopped = false;
  #gathering: NodeJS.Timeout | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  start(): void {
    for (const type of CRITERIA) void this.#listen(type);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#gathering);
    for (const timer of this.#timers) clearTimeout(timer);
    for (const socket of this.#sockets) socket.close();
  }

  async #listen(type: (typeof CRITERIA)[number]): Promise<void> {
    // One subscription for the life of the program, bound again each time the line comes back.
    const subscription = this.#subscriptions.get(type) ?? (await this.#subscribe(type));
    if (this.#stopped) return;
    if (subscription === null) return this.#later(type);
    this.#subscriptions.set(type, subscription);
    const token = await this.#bindingToken(subscription);
    if (this.#stopped) return;
    const socket = new WebSocket(this.#options.address);
    this.#sockets.push(socket);
    socket.addEventListener('open', () => {
      socket.send(
        token === null ? `bind ${subscription}` : JSON.stringify({ type: 'bind-with-token', payload: { token } }),
      );
    });
    socket.addEventListener('message', ({ data }) => {
      this.#failures = 0;
      if (typeof data === 'string' && !data.startsWith('bound ')) this.#hint();
    });
    socket.addEventListener('close', () => {
      this.#sockets = this.#sockets.filter((one) => one !== socket);
      this.#later(type);
    });
    // `close` follows, which tries again.
    socket.addEventListener('error', () => undefined);
  }

  async #subscribe(type: string): Promise<string | null> {
    const reply = await this.#options.portal.send({
      method: 'POST',
      path: 'Subscription',
      body: {
        resourceType: 'Subscription',
        status: 'requested',
        reason: 'A workstation of the surgery pulls when something is new.',
        criteria: `${type}?`,
        end: writeInstant(this.#options.now() + LIFETIME),
        channel: { type: 'websocket' },
      },
    });
    const parsed = reply.type === 'reply' && reply.status < 300 ? created.safeParse(reply.body) : null;
    return parsed?.success === true ? parsed.data.id : null;
  }

  /** Some servers want a token instead of the subscription's id; those without the operation do not. */
  async #bindingToken(subscription: string): Promise<string | null> {
    const reply = await this.#options.portal.send({
      method: 'GET',
      path: `Subscription/${subscription}/$get-ws-binding-token`,
    });
    const parsed = reply.type === 'reply' && reply.status === 200 ? bindingToken.safeParse(reply.body) : null;
    if (parsed?.success !== true) return null;
    return parsed.data.parameter.find((one) => one.name === 'token')?.valueString ?? null;
  }

  #hint(): void {
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      this.#options.onHint();
    }, GATHER);
  }

  #later(type: (typeof CRITERIA)[number]): void {
    if (this.#stopped) return;
    this.#failures += 1;
    const timer = setTimeout(
      () => {
        this.#timers = this.#timers.filter((one) => one !== timer);
        void this.#listen(type);
      },
      backOff(this.#failures, this.#options.random()),
    );
    this.#timers.push(timer);
  }
}

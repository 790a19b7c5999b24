import { backOff } from '../../../shared/domain/sync/backOff.ts';
import { writeInstant } from '../../../shared/fhir/instant.ts';
import { z } from '../../../shared/lib/zod.ts';
import type { PortalClient } from '../portal/client.ts';
import { ownWebsocket, type Capabilities } from './capabilities.ts';

type Options = {
  readonly portal: PortalClient;
  /** Where the portal takes websockets, as its CapabilityStatement says; null: it tells whoever has a subscription. */
  readonly address: string | null;
  readonly now: () => number;
  readonly random: () => number;
  /** Something has changed at the portal: pull now. */
  readonly onHint: () => void;
};

/** What concerns the surgery changes one of these: the Task of a matter, or an appointment. */
const CRITERIA = ['Task', 'Communication', 'Appointment'] as const;
type Criterion = (typeof CRITERIA)[number];
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

const notification = z.looseObject({
  resourceType: z.string(),
  entry: z
    .array(
      z.looseObject({
        resource: z
          .looseObject({
            type: z.unknown().optional(),
            parameter: z.array(z.looseObject({ name: z.string(), valueCode: z.string().optional() })).optional(),
          })
          .optional(),
      }),
    )
    .optional(),
});
/** What a SubscriptionStatus says while nothing has happened. */
const NOTHING_NEW: readonly unknown[] = ['heartbeat', 'handshake', 'query-status'];

/**
 * Whether a message on the socket says that something has changed: `ping <id>` (FHIR R4), or a Bundle or resource. A
 * heartbeat, the answer to the binding and whatever else keeps a line open say nothing.
 */
function isHint(data: unknown): boolean {
  if (typeof data !== 'string') return false;
  if (/^ping(?:\s|$)/u.test(data)) return true;
  try {
    const parsed = notification.safeParse(JSON.parse(data));
    if (!parsed.success) return false;
    // In R4 the status is told in Parameters (Subscriptions R5 Backport), later in a resource of its own.
    const status = parsed.data.entry?.[0]?.resource;
    const told = status?.parameter?.find(({ name }) => name === 'type')?.valueCode ?? status?.type;
    return !NOTHING_NEW.includes(told);
  } catch {
    return false;
  }
}

/** The hints of a portal that may give them; null for one that takes no subscriptions. */
export function hintsOf(
  { websocket, subscription }: Capabilities,
  options: Omit<Options, 'address'>,
): PortalHints | null {
  return websocket === null && !subscription ? null : new PortalHints({ ...options, address: websocket });
}

/**
 * Listens for hints that something is new (FHIR R4, subscription: websocket). A hint only brings the next pull
 * forward; nothing is read from it, and without it the pull comes by the clock all the same.
 */
class PortalHints {
  readonly #options: Options;
  readonly #subscriptions = new Map<string, string>();
  #sockets: WebSocket[] = [];
  #timers: NodeJS.Timeout[] = [];
  #address: string | null;
  #failures = 0;
  #stopped = false;
  #gathering: NodeJS.Timeout | undefined;

  constructor(options: Options) {
    this.#options = options;
    this.#address = options.address;
  }

  start(): void {
    // Where it is not known that there is a websocket at all, one subscription finds out.
    const [first] = CRITERIA;
    for (const type of this.#options.address === null ? [first] : CRITERIA) void this.#listen(type);
  }

  /** The first subscription has told where to listen: the others follow, once. */
  #found(address: string): void {
    if (this.#address !== null) return;
    this.#address = address;
    for (const type of CRITERIA.slice(1)) void this.#listen(type);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#gathering);
    for (const timer of this.#timers) clearTimeout(timer);
    for (const socket of this.#sockets) socket.close();
  }

  async #listen(type: Criterion): Promise<void> {
    // One subscription for the life of the program, bound again each time the line comes back.
    const subscription = this.#subscriptions.get(type) ?? (await this.#subscribe(type));
    if (this.#stopped || subscription === 'refused') return;
    if (subscription === null) return this.#later(type);
    this.#subscriptions.set(type, subscription);
    const { token, address } = await this.#binding(subscription);
    if (this.#stopped) return;
    const at = this.#address ?? address;
    // Nowhere to listen: the pull comes by the clock.
    if (at === null) return;
    this.#found(at);
    const socket = new WebSocket(at);
    this.#sockets.push(socket);
    socket.addEventListener('open', () => {
      socket.send(
        token === null ? `bind ${subscription}` : JSON.stringify({ type: 'bind-with-token', payload: { token } }),
      );
    });
    socket.addEventListener('message', ({ data }) => {
      this.#failures = 0;
      if (isHint(data)) this.#hint();
    });
    socket.addEventListener('close', () => {
      this.#sockets = this.#sockets.filter((one) => one !== socket);
      this.#later(type);
    });
    // `close` follows, which tries again.
    socket.addEventListener('error', () => undefined);
  }

  /** The subscription's id; `refused` where there will be none; null where it may go well later. */
  async #subscribe(type: Criterion): Promise<string | null> {
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
    const isRefused = reply.type === 'reply' && reply.status >= 400 && reply.status < 500 && reply.status !== 429;
    if (isRefused && reply.status !== 401 && this.#options.address === null) return 'refused';
    const parsed = reply.type === 'reply' && reply.status < 300 ? created.safeParse(reply.body) : null;
    return parsed?.success === true ? parsed.data.id : null;
  }

  /** Some servers want a token instead of the subscription's id, and tell with it where to bring it. */
  async #binding(subscription: string): Promise<{ token: string | null; address: string | null }> {
    const { portal } = this.#options;
    const reply = await portal.send({ method: 'GET', path: `Subscription/${subscription}/$get-ws-binding-token` });
    const parsed = reply.type === 'reply' && reply.status === 200 ? bindingToken.safeParse(reply.body) : null;
    if (parsed?.success !== true) return { token: null, address: null };
    const named = (name: string) => parsed.data.parameter.find((one) => one.name === name);
    const address = named('websocket-url')?.valueUrl;
    return {
      token: named('token')?.valueString ?? null,
      address: address === undefined ? null : ownWebsocket(portal.base, address),
    };
  }

  #hint(): void {
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      this.#options.onHint();
    }, GATHER);
  }

  #later(type: Criterion): void {
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

export type Hints = Pick<PortalHints, 'start' | 'stop'>;

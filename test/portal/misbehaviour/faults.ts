import { z } from 'zod';

const scope = {
  /** For how many requests; absent: until it is taken away. */
  times: z.int().positive().optional(),
  only: z.enum(['reads', 'writes']).optional(),
  /** Only requests for this resource type; `bundle` for batch and transaction. */
  type: z.string().optional(),
};

const faultSchema = z.discriminatedUnion('kind', [
  /** The connection is torn down before anything is read. */
  z.strictObject({ kind: z.literal('offline'), ...scope }),
  /** The request is taken and never answered. */
  z.strictObject({ kind: z.literal('silent'), ...scope }),
  z.strictObject({ kind: z.literal('slow'), ms: z.int().nonnegative(), ...scope }),
  /** The act is done, its answer is lost on the way. */
  z.strictObject({ kind: z.literal('dropReply'), ...scope }),
  z.strictObject({
    kind: z.literal('status'),
    status: z.int().min(400).max(599),
    retryAfter: z.int().nonnegative().optional(),
    /** The act is done all the same, as behind a proxy that lost patience. */
    afterCommit: z.boolean().optional(),
    ...scope,
  }),
  /** 401 as after a token was withdrawn. */
  z.strictObject({ kind: z.literal('revokedToken'), ...scope }),
  /** Half of the body, although Content-Length promised the whole. */
  z.strictObject({ kind: z.literal('truncatedBody'), ...scope }),
  z.strictObject({ kind: z.literal('invalidJson'), ...scope }),
  /** 200 and a web page, as from a hotel's sign-in. */
  z.strictObject({ kind: z.literal('captivePortal'), ...scope }),
  /** `next` leads to the page just given; without `times` for ever. */
  z.strictObject({ kind: z.literal('repeatedPage'), ...scope }),
  /** The page comes back to front. */
  z.strictObject({ kind: z.literal('reversedPage'), ...scope }),
  /** The second page comes before the first. */
  z.strictObject({ kind: z.literal('swappedPages'), ...scope }),
  /** `next` leaves a page out, as offset paging does when something before it goes. */
  z.strictObject({ kind: z.literal('skippedPage'), ...scope }),
  /** `next` leads to 410: the cursor has expired. */
  z.strictObject({ kind: z.literal('expiredCursor'), ...scope }),
]);

export type Fault = z.infer<typeof faultSchema>;
export type FaultKind = Fault['kind'];

export { faultSchema };

type Request = { isWrite: boolean; type: string; hasPages: boolean };

const PAGE_FAULTS: readonly FaultKind[] = [
  'repeatedPage',
  'reversedPage',
  'swappedPages',
  'skippedPage',
  'expiredCursor',
];

/** The misbehaviours that are on. Each request takes those that fit it; one with `times` is used up by that. */
export class Faults {
  #active: Fault[] = [];

  get active(): readonly Fault[] {
    return this.#active;
  }

  add(fault: Fault): void {
    this.#active = [...this.#active, fault];
  }

  remove(kind: string): void {
    this.#active = this.#active.filter((fault) => fault.kind !== kind);
  }

  clear(): void {
    this.#active = [];
  }

  /** The first of each kind that concerns the request. */
  take(request: Request): Fault[] {
    const taken = new Map<FaultKind, Fault>();
    for (const fault of this.#active) {
      const isPageFault = PAGE_FAULTS.includes(fault.kind);
      if (taken.has(fault.kind) || !concerns(fault, request) || (isPageFault && !request.hasPages)) continue;
      // A request that is answered with one failure does not use up the next one as well.
      if (endsRequest(fault) && [...taken.values()].some(endsRequest)) continue;
      taken.set(fault.kind, fault);
    }
    this.#active = this.#active.flatMap((fault) => {
      if (taken.get(fault.kind) !== fault || fault.times === undefined) return [fault];
      return fault.times > 1 ? [{ ...fault, times: fault.times - 1 }] : [];
    });
    return [...taken.values()];
  }
}

function concerns(fault: Fault, request: Request): boolean {
  if (fault.only === 'writes' && !request.isWrite) return false;
  if (fault.only === 'reads' && request.isWrite) return false;
  // «The next reply» is the one that somebody waits for, not that of a line of the access log in the background.
  if (fault.type === undefined) return fault.times === undefined || request.type !== 'AuditEvent';
  return fault.type === request.type;
}

function endsRequest(fault: Fault): boolean {
  return fault.kind !== 'slow' && !PAGE_FAULTS.includes(fault.kind);
}

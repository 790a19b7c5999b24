import { NECESSARY_TYPES, RESOURCE_TYPES, type ResourceType } from '../../../shared/fhir/resourceTypes.ts';
import type { PortalFault } from '../../../shared/domain/sync/portalFault.ts';
import { z } from '../../../shared/lib/zod.ts';
import type { PortalClient, PortalReply } from '../portal/client.ts';

/** What a portal offers of what we use. */
export type Capabilities = {
  readonly types: readonly ResourceType[];
  readonly batch: boolean;
  /** Whether it takes AuditEvents. Where it does not say, we try. */
  readonly auditEvent: boolean;
  /** Where it takes websockets for subscriptions; null where it does not say. */
  readonly websocket: string | null;
  /** Whether it takes Subscriptions: some tell where their websocket is only to whoever has one. */
  readonly subscription: boolean;
};

export type CapabilitiesAnswer =
  | { readonly type: 'offered'; readonly capabilities: Capabilities }
  /** A FHIR server that lacks something we cannot do without. */
  | { readonly type: 'lacks'; readonly missing: readonly string[] }
  /** One that says of itself that what we send would not be safe with it. */
  | { readonly type: 'unsafe'; readonly faults: readonly PortalFault[] }
  | { readonly type: 'failed'; readonly reply: PortalReply };

const WEBSOCKET = 'http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket';

const statement = z.looseObject({
  resourceType: z.literal('CapabilityStatement'),
  fhirVersion: z.string(),
  rest: z
    .array(
      z.looseObject({
        mode: z.string(),
        extension: z
          .array(z.looseObject({ url: z.string(), valueUri: z.string().optional(), valueUrl: z.string().optional() }))
          .optional(),
        resource: z
          .array(
            z.looseObject({
              type: z.string(),
              interaction: z.array(z.looseObject({ code: z.string() })).optional(),
              versioning: z.string().optional(),
              conditionalCreate: z.boolean().optional(),
            }),
          )
          .optional(),
        interaction: z.array(z.looseObject({ code: z.string() })).optional(),
      }),
    )
    .optional(),
});

/**
 * Asks what a portal can do (FHIR R4, http: capabilities). A server without a CapabilityStatement, or with
 * one that tells of no resources, is asked for one resource of each necessary type instead.
 */
export async function readCapabilities(portal: PortalClient): Promise<CapabilitiesAnswer> {
  const reply = await portal.send({ method: 'GET', path: 'metadata' });
  if (reply.type !== 'reply') return { type: 'failed', reply };
  if (reply.status === 404 || reply.status === 400) return probe(portal);
  if (reply.status !== 200) return { type: 'failed', reply };
  const parsed = statement.safeParse(reply.body);
  if (!parsed.success) {
    // A server that takes `metadata` for a resource type answers with a Bundle without entries: it has no statement.
    return isBundle(reply.body) ? probe(portal) : { type: 'lacks', missing: ['CapabilityStatement'] };
  }
  if (!parsed.data.fhirVersion.startsWith('4.0'))
    return { type: 'lacks', missing: [`FHIR R4 (${parsed.data.fhirVersion.slice(0, 10)})`] };

  // A server may tell of itself in several parts.
  const rests = (parsed.data.rest ?? []).filter((one) => one.mode === 'server');
  const resources = rests.flatMap(({ resource }) => resource ?? []);
  // The element is optional: a server that leaves it out has told nothing.
  if (resources.length === 0) return probe(portal);
  const faults = faultsIn(resources);
  if (faults.length > 0) return { type: 'unsafe', faults };
  const offered = interactionsOf(resources);
  const missing: string[] = [];
  for (const type of NECESSARY_TYPES) {
    if (!offered.has(type)) missing.push(type);
    for (const needed of needs(type)) if (!mayTry(offered.get(type), needed)) missing.push(`${type}: ${needed}`);
  }
  if (missing.length > 0) return { type: 'lacks', missing };
  return {
    type: 'offered',
    capabilities: {
      types: RESOURCE_TYPES.filter((type) => offered.has(type)),
      auditEvent: offered.has('AuditEvent') && mayTry(offered.get('AuditEvent'), 'create'),
      batch: rests.some(({ interaction }) => interaction?.some((one) => one.code === 'batch')),
      websocket: websocketAt(
        portal.base,
        rests.flatMap(({ extension }) => extension ?? []).find((one) => one.url === WEBSOCKET),
      ),
      subscription: offered.has('Subscription') && mayTry(offered.get('Subscription'), 'create'),
    },
  };
}

/** What may be done with each type, also where it stands twice; an empty list where that is not said. */
function interactionsOf(resources: readonly Offer[]): ReadonlyMap<string, readonly string[]> {
  const offered = new Map<string, string[]>();
  for (const { type, interaction = [] } of resources)
    offered.set(type, [...(offered.get(type) ?? []), ...interaction.map(({ code }) => code)]);
  return offered;
}

/** A statement may leave the interactions out (they are optional): then we try. */
function mayTry(interactions: readonly string[] | undefined, needed: string): boolean {
  return interactions === undefined || interactions.length === 0 || interactions.includes(needed);
}

/** What we change is guarded by its version, and what we create by a condition. Where it is not said, we try. */
function faultsIn(resources: readonly Offer[]): readonly PortalFault[] {
  const of = (types: readonly string[]) => resources.filter(({ type }) => types.includes(type));
  const noVersions = of(['Task', 'Slot', 'Appointment']).some(({ versioning }) => versioning === 'no-version');
  const noCondition = of(['Communication', 'Appointment']).some(({ conditionalCreate }) => conditionalCreate === false);
  return [
    ...(noVersions ? (['no-versioning'] as const) : []),
    ...(noCondition ? (['no-conditional-create'] as const) : []),
  ];
}

type Offer = {
  readonly type: string;
  readonly interaction?: readonly { readonly code: string }[] | undefined;
  readonly versioning?: string | undefined;
  readonly conditionalCreate?: boolean | undefined;
};

function websocketAt(
  base: string,
  found: { valueUri?: string | undefined; valueUrl?: string | undefined } | undefined,
): string | null {
  const address = found?.valueUri ?? found?.valueUrl;
  return address === undefined ? null : ownWebsocket(base, address);
}

/** A websocket of the portal's own host, with TLS where the portal has it, or null: nothing of ours goes elsewhere. */
export function ownWebsocket(base: string, address: string): string | null {
  if (!URL.canParse(address)) return null;
  const [url, own] = [new URL(address), new URL(base)];
  const secure = own.protocol === 'https:' ? url.protocol === 'wss:' : ['ws:', 'wss:'].includes(url.protocol);
  // A WebSocket throws at what stands after a `#`.
  return secure && url.host === own.host && url.hash === '' && !address.endsWith('#') ? address : null;
}

function needs(type: ResourceType): readonly string[] {
  if (type === 'Task') return ['read', 'search-type', 'update'];
  return type === 'Communication' ? ['search-type', 'create'] : ['search-type'];
}

async function probe(portal: PortalClient): Promise<CapabilitiesAnswer> {
  const replies = await Promise.all(
    NECESSARY_TYPES.map(async (type) => ({
      type,
      reply: await portal.send({ method: 'GET', path: `${type}?_count=1` }),
    })),
  );
  const missing: string[] = [];
  for (const { type, reply } of replies) {
    if (reply.type !== 'reply' || reply.status === 401 || reply.status >= 500 || reply.status === 429)
      return { type: 'failed', reply };
    if (reply.status !== 200 || !isBundle(reply.body)) missing.push(type);
  }
  if (missing.length > 0) return { type: 'lacks', missing };
  return {
    type: 'offered',
    capabilities: { types: RESOURCE_TYPES, batch: false, auditEvent: true, websocket: null, subscription: false },
  };
}

function isBundle(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'resourceType' in body && body.resourceType === 'Bundle';
}

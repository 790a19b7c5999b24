import { Temporal } from 'temporal-polyfill';
import { osloDate } from '../../shared/lib/time.ts';
import { loadDefinitions } from './fhir/definitions.ts';
import { createFhirEndpoint } from './fhir/fhirEndpoint.ts';
import { ResourceStore } from './fhir/resourceStore.ts';
import { SurgeryRepository } from './fhir/surgeryRepository.ts';
import { type Handler, type HttpServer, openHttpServer } from './httpServer.ts';
import { elsewhere } from './elsewhere.ts';
import { Faults } from './misbehaviour/faults.ts';
import { misbehaveBy } from './misbehaviour/misbehave.ts';
import { Pages } from './misbehaviour/pages.ts';
import { ordinaryPatients } from './patient/ordinary.ts';
import { patientSide } from './patient/patientSide.ts';
import { rightsSide } from './patient/rights.ts';
import { routeRequests, type RequestLine, type SignIn } from './routes.ts';
import { openJournal } from './state/journal.ts';
import { openSubscriptions } from './subscriptions.ts';
import { makeSurgery, type SurgerySize } from './surgery/makeSurgery.ts';

export type PortalOptions = {
  /** 0 or absent: a free port. */
  port?: number;
  /** Where the state survives a restart; absent: memory only. */
  stateFile?: string;
  /** Sets an existing state file aside and begins anew. */
  fresh?: boolean;
  surgery?: SurgerySize;
  seed?: number;
  /** The portal's clock (UTC). A fixed one works: lastUpdated still rises by a millisecond a write. */
  now?: () => Temporal.Instant;
  /** Asks for a DPoP-bound token at /fhir, and gives them out at /oauth. */
  requireToken?: boolean;
  /** Offers websocket subscriptions, so that clients need not wait for their next poll. */
  subscriptions?: boolean;
};

export type Portal = Awaited<ReturnType<typeof startPortal>>;

const DEFAULT_SEED = 1;

/**
 * Starts the demo portal in this process: a FHIR R4 server over HTTP on 127.0.0.1 with a synthetic surgery.
 *
 * A state file that cannot be used throws a StateFileError; nothing is overwritten.
 */
export async function startPortal(options: PortalOptions = {}) {
  let route = notReady;
  // The port first: where another portal has it already, this one must not touch the state file the two would share.
  const server = await openHttpServer(options.port ?? 0, (request, response) => route(request, response));
  try {
    return await openPortal(server, options, (ready) => {
      route = ready;
    });
  } catch (error) {
    await server.close();
    throw error;
  }
}

const notReady: Handler = async (_request, response) => {
  response.writeHead(503).end();
};

async function openPortal(server: HttpServer, options: PortalOptions, answerBy: (route: Handler) => void) {
  const url = `http://127.0.0.1:${server.port}`;
  const fhirUrl = `${url}/fhir`;
  const realNow = options.now ?? (() => Temporal.Now.instant());
  let skew = 0;
  const now = () => realNow().add({ milliseconds: skew });

  const begin = {
    surgery: options.surgery ?? 'full',
    seed: options.seed ?? DEFAULT_SEED,
    created: realNow().toString(),
  };
  const journal = options.stateFile
    ? openJournal(options.stateFile, begin, { fresh: options.fresh ?? false })
    : undefined;
  const header = journal?.header ?? begin;

  loadDefinitions();
  const store = new ResourceStore();
  for (const resource of makeSurgery(header.surgery, header.seed, Temporal.Instant.from(header.created)))
    store.put(resource);
  journal?.replay(
    (resource) => store.put(resource),
    (type, id) => store.delete(type, id),
  );

  const repository = new SurgeryRepository({
    store,
    now: () => now().epochMilliseconds,
    baseUrl: fhirUrl,
    committed: (changes) => {
      journal?.append(changes);
      subscriptions?.ping(new Set(changes.map(typeOfChange)));
    },
  });
  const subscriptions = options.subscriptions === true ? openSubscriptions(store) : undefined;
  if (subscriptions) server.onUpgrade((request, socket, head) => subscriptions.upgrade(request, socket, head));
  const websocket = subscriptions && `${url.replace('http', 'ws')}/subscriptions`;
  const endpoint = createFhirEndpoint(repository, fhirUrl, websocket);
  const faults = new Faults();
  const requests: RequestLine[] = [];
  const pages = new Pages(fhirUrl, (page) => endpoint.handle({ method: 'GET', url: page, headers: {}, body: '' }));
  const misbehave = misbehaveBy({
    faults,
    refuse: server.refuse,
    listenAgain: server.listenAgain,
    setSkew: (ms) => {
      skew = ms;
    },
  });
  const others = elsewhere({ store, repository, endpoint });
  const rights = rightsSide({ store, others, now });
  const patient = patientSide({ store, repository, endpoint, now });
  const about = () => ({ fhirUrl, created: header.created, surgery: header.surgery, clockSkew: skew });
  const signIn = options.requireToken
    ? await openSignIn(`${url}/oauth`, fhirUrl, () => now().epochMilliseconds)
    : undefined;
  const keys = signIn?.server;
  const control = { store, faults, misbehave, patient, rights, elsewhere: others, requests, about, keys };
  answerBy(routeRequests({ endpoint, faults, pages, requests, now, control, signIn }));

  return {
    url,
    fhirUrl,
    /** Said when the state file's last line had been cut short. */
    notice: journal?.notice,
    created: header.created,
    /** What a workstation writes into its settings file; undefined when no token is asked for. */
    tokenSettings: signIn?.server.machine,
    /** The provider that people sign in at, which is also where machines get their tokens; only where they are asked for. */
    signIn: signIn?.server,
    requests: requests as readonly RequestLine[],
    misbehave,
    ...patient,
    ...others,
    /** Patients whom nothing singles out, all or on the list of one GP, by id. */
    ordinary: (gp?: string) => [...ordinaryPatients(store, osloDate(now()), gp)],
    rights,
    async close() {
      subscriptions?.close();
      await server.close();
      journal?.close();
    },
  };
}

/** A change is a stored resource, or the key `Type/id` of a deleted one. */
function typeOfChange(change: string | { resourceType: string }): string {
  return typeof change === 'string' ? (change.split('/')[0] ?? '') : change.resourceType;
}

/** Loaded only when tokens are asked for: oidc-provider is half a second of reading. */
async function openSignIn(issuer: string, audience: string, now: () => number): Promise<SignIn> {
  const { openAuthorizationServer } = await import('./oauth/authorizationServer.ts');
  const { dpopCheck } = await import('./oauth/dpopCheck.ts');
  const server = await openAuthorizationServer(issuer, audience);
  return { server, check: dpopCheck({ issuer, audience, tokenKey: server.tokenKey, now }) };
}

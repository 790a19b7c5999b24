import { Temporal } from 'temporal-polyfill';
import { loadDefinitions } from './fhir/definitions.ts';
import { createFhirEndpoint } from './fhir/fhirEndpoint.ts';
import { ResourceStore } from './fhir/resourceStore.ts';
import { SurgeryRepository } from './fhir/surgeryRepository.ts';
import { openHttpServer } from './httpServer.ts';
import { elsewhere } from './elsewhere.ts';
import { Faults } from './misbehaviour/faults.ts';
import { misbehaveBy } from './misbehaviour/misbehave.ts';
import { Pages } from './misbehaviour/pages.ts';
import { patientSide } from './patient/patientSide.ts';
import { routeRequests, type RequestLine } from './routes.ts';
import { openJournal } from './state/journal.ts';
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
};

export type Portal = Awaited<ReturnType<typeof startPortal>>;

const DEFAULT_SEED = 1;

/**
 * Starts the demo portal in this process: a FHIR R4 server over HTTP on 127.0.0.1 with a synthetic surgery.
 *
 * A state file that cannot be used throws a StateFileError; nothing is overwritten.
 */
export async function startPortal(options: PortalOptions = {}) {
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

  let fhirUrl = '';
  const repository = new SurgeryRepository({
    store,
    now: () => now().epochMilliseconds,
    baseUrl: () => fhirUrl,
    committed: (changes) => journal?.append(changes),
  });
  const endpoint = createFhirEndpoint(repository, () => fhirUrl);
  const faults = new Faults();
  const requests: RequestLine[] = [];
  const pages = new Pages(
    () => fhirUrl,
    (url) => endpoint.handle({ method: 'GET', url, headers: {}, body: '' }),
  );
  const misbehave = misbehaveBy({
    faults,
    refuse: () => server.refuse(),
    listenAgain: () => server.listenAgain(),
    setSkew: (ms) => {
      skew = ms;
    },
  });
  const patient = patientSide({ store, repository, endpoint, now });
  const others = elsewhere({ store, repository, endpoint });
  const about = () => ({ fhirUrl, created: header.created, surgery: header.surgery, clockSkew: skew });
  const control = { store, faults, misbehave, patient, elsewhere: others, requests, about };
  const server = await openHttpServer(
    options.port ?? 0,
    routeRequests({ endpoint, faults, pages, requests, now, control }),
  );
  const url = `http://127.0.0.1:${server.port}`;
  fhirUrl = `${url}/fhir`;

  return {
    url,
    fhirUrl,
    /** Said when the state file's last line had been cut short. */
    notice: journal?.notice,
    created: header.created,
    requests: requests as readonly RequestLine[],
    misbehave,
    ...patient,
    ...others,
    async close() {
      await server.close();
      journal?.close();
    },
  };
}

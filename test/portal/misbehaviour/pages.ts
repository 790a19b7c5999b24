import { randomUUID } from 'node:crypto';
import type { Bundle, Resource } from '@medplum/fhirtypes';
import type { FhirReply } from '../fhir/fhirEndpoint.ts';
import type { Fault } from './faults.ts';

type Fetch = (url: string) => Promise<FhirReply>;

/** Makes a search's pages wrong in the ways that servers and proxies do. Links are URLs below the FHIR base. */
export class Pages {
  readonly #held = new Map<string, FhirReply>();
  readonly #baseUrl: string;
  readonly #fetch: Fetch;

  constructor(baseUrl: string, fetch: Fetch) {
    this.#baseUrl = baseUrl;
    this.#fetch = fetch;
  }

  /** A page that was put aside earlier, or one that was promised and is gone. */
  held(url: string): FhirReply | undefined {
    return this.#held.get(url);
  }

  async spoil(url: string, reply: FhirReply, faults: readonly Fault[]): Promise<FhirReply> {
    let spoilt = reply;
    for (const fault of faults) {
      const bundle = bundleOf(spoilt);
      if (!bundle) return spoilt;
      spoilt = { ...spoilt, body: await this.#spoilBundle(url, bundle, fault) };
    }
    return spoilt;
  }

  async #spoilBundle(url: string, bundle: Bundle, fault: Fault): Promise<Bundle> {
    switch (fault.kind) {
      case 'repeatedPage':
        return withNext(bundle, `${this.#baseUrl}/${url}`);
      case 'reversedPage':
        return bundle.entry ? { ...bundle, entry: bundle.entry.toReversed() } : bundle;
      case 'swappedPages': {
        const second = await this.#nextOf(bundle);
        if (!second) return bundle;
        const type = url.split('?')[0] ?? '';
        return withNext(
          second,
          this.#hold(type, { status: 200, headers: {}, body: withNext(bundle, nextLink(second)) }),
        );
      }
      case 'skippedPage': {
        const second = await this.#nextOf(bundle);
        return second ? withNext(bundle, nextLink(second)) : bundle;
      }
      case 'expiredCursor': {
        if (!nextLink(bundle)) return bundle;
        const type = url.split('?')[0] ?? '';
        const expired: Resource = {
          resourceType: 'OperationOutcome',
          issue: [{ severity: 'error', code: 'expired', details: { text: 'The cursor has expired: begin again' } }],
        };
        return withNext(bundle, this.#hold(type, { status: 410, headers: {}, body: expired }));
      }
      default:
        return bundle;
    }
  }

  #hold(type: string, reply: FhirReply): string {
    const url = `${type}?_cursor=${randomUUID()}`;
    this.#held.set(url, reply);
    return `${this.#baseUrl}/${url}`;
  }

  async #nextOf(bundle: Bundle): Promise<Bundle | undefined> {
    const next = nextLink(bundle);
    if (!next) return undefined;
    return bundleOf(await this.#fetch(next.slice(this.#baseUrl.length + 1)));
  }
}

function bundleOf(reply: FhirReply): Bundle | undefined {
  return reply.body?.resourceType === 'Bundle' ? reply.body : undefined;
}

function nextLink(bundle: Bundle): string | undefined {
  return bundle.link?.find((link) => link.relation === 'next')?.url;
}

function withNext(bundle: Bundle, url: string | undefined): Bundle {
  const others = (bundle.link ?? []).filter((link) => link.relation !== 'next');
  return { ...bundle, link: url === undefined ? others : [...others, { relation: 'next', url }] };
}

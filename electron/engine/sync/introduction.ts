import type { PortalFault } from '../../../shared/domain/sync/portalFault.ts';
import type { Db } from '../db/open.ts';
import type { PortalClient } from '../portal/client.ts';
import { readCapabilities, type CapabilitiesAnswer } from './capabilities.ts';
import { probeVersions } from './probeVersions.ts';

/** Gets to know a portal: what it can do, and whether what we send is safe with it. Nothing is pulled or sent before. */
export class Introduction {
  readonly #db: Db;
  readonly #portal: PortalClient;
  #found: PortalFault | null = null;

  constructor(db: Db, portal: PortalClient) {
    this.#db = db;
    this.#portal = portal;
  }

  async ask(): Promise<CapabilitiesAnswer> {
    // Once found out it is not tried again before the next start: each time would leave a version.
    if (this.#found !== null) return { type: 'unsafe', faults: [this.#found] };
    const answer = await readCapabilities(this.#portal);
    if (answer.type !== 'offered') return answer;
    const probe = await probeVersions(this.#db, this.#portal);
    if (probe.type === 'safe') return answer;
    if (probe.type === 'failed') return probe;
    if (probe.fault === 'ignores-if-match') this.#found = probe.fault;
    return { type: 'unsafe', faults: [probe.fault] };
  }
}

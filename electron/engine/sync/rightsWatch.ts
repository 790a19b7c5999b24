import type { DeliveryProblem } from '../../../shared/domain/sync/delivery.ts';
import type { ResourceType } from '../../../shared/fhir/resourceTypes.ts';
import { readCursor } from '../db/cursorStore.ts';
import type { Db } from '../db/open.ts';
import type { PortalClient } from '../portal/client.ts';
import type { PagesSeen } from './pagesSeen.ts';
import { pull } from './pull.ts';
import { problemOf } from './problemOf.ts';

/** What decides who may be told something: ages and addresses, guardians and holders of a fullmakt, consents. */
const DECIDING: readonly ResourceType[] = ['Patient', 'RelatedPerson', 'Consent'];

/** What was asked this short a while ago, in ms, is not asked again: one round of answers asks once. */
const HOLDS_FOR = 1_000;

type Options = {
  readonly db: Db;
  readonly portal: PortalClient;
  readonly pages: PagesSeen;
  readonly now: () => number;
  readonly stopped: () => boolean;
  /** What the portal says it has. */
  readonly offered: () => readonly ResourceType[];
  readonly onPage: (type: ResourceType, taken: number) => void;
};

/** As the push asks it. `resumed`: an answer stopped after its first step. */
export type Rights = Pick<RightsWatch, 'isFresh' | 'refresh'>;

/**
 * Asks the portal, just before texts for patients leave, what has changed about who may get them: after hours without
 * a line a consent may have been withdrawn, and the answer must not arrive before the news of it. Where an answer had
 * been reserved and goes on now, the matters too: a colleague may have taken this one over.
 *
 * What has not been loaded yet is loaded: a new machine may have the question before it has the consents. Gives the
 * problem when the portal cannot be asked, or when it has what decides and does not show it (403, 500): then no text
 * leaves as though everything had been agreed to.
 */
export class RightsWatch {
  readonly #options: Options;
  #askedAt = Number.NEGATIVE_INFINITY;
  #mattersAskedAt = Number.NEGATIVE_INFINITY;
  #asking: { readonly matters: boolean; readonly answer: Promise<DeliveryProblem | null> } | null = null;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Asked so short a while ago that it need not be asked again. */
  isFresh(resumed: boolean): boolean {
    const now = this.#options.now();
    const askedAt = resumed ? this.#mattersAskedAt : this.#askedAt;
    return now >= askedAt && now - askedAt < HOLDS_FOR;
  }

  /** Gives the problem when it cannot be learnt now. Asked by many at once, the portal is asked once. */
  refresh(resumed: boolean): Promise<DeliveryProblem | null> {
    if (this.#asking !== null && (this.#asking.matters || !resumed)) return this.#asking.answer;
    const asking = { matters: resumed, answer: this.#ask(resumed).finally(() => (this.#asking = null)) };
    this.#asking = asking;
    return asking.answer;
  }

  async #ask(resumed: boolean): Promise<DeliveryProblem | null> {
    const { db, portal, pages, now, stopped, onPage, offered } = this.#options;
    const began = now();
    const isHere = (type: ResourceType) => readCursor(db, type)?.loaded === true;
    const types = [
      // Before the patients are here no matter is either, and nothing leaves.
      ...DECIDING.filter((type) => isHere(type) || (isHere('Patient') && offered().includes(type))),
      ...(resumed && isHere('Task') ? (['Task'] as const) : []),
    ];
    const outcomes = await Promise.all(
      types.map((type) => pull({ db, portal, type, pages, now, stopped, onPage: (taken) => onPage(type, taken) })),
    );
    for (const outcome of outcomes) {
      if (outcome.type === 'complete') continue;
      const { reply } = outcome;
      // A portal that does not have it decides by itself.
      if (reply.type === 'reply' && [400, 404, 410, 501].includes(reply.status)) continue;
      return problemOf(reply);
    }
    this.#askedAt = began;
    if (resumed) this.#mattersAskedAt = began;
    return null;
  }
}

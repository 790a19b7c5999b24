import type { ParseIssue } from '../../../shared/fhir/readResource.ts';
import type { ResourceType } from '../../../shared/fhir/resourceTypes.ts';
import { TOO_LARGE, type PortalClient, type PortalReply } from '../portal/client.ts';
import { fetchPage, type PageAnswer } from './page.ts';
import type { PagesSeen } from './pagesSeen.ts';

/** What servers take that refuse more on a page, in order. One that refuses the last too refuses something else. */
export const TAKEN_BY_SOME = [100, 50, 20] as const;
/** How a server says that a page of so many is not to be had. */
const TOO_MANY: readonly number[] = [400, 413, 422];
/** Whether the portal may have refused the number that was asked for. */
export function isNumberRefused(reply: PortalReply): boolean {
  return reply.type === 'reply' && TOO_MANY.includes(reply.status);
}

/** A page of so few that still is too large is not asked for as a page any more. */
const FEWEST = 15;
const LARGEST_COUNT = 16_000;

/**
 * Asks for the pages of one run, and for smaller ones where the portal refuses the number, or where a page is larger than
 * we take or comes too slowly: it would never come through, however often it is asked for. What is too large even so is
 * asked for by id and version, and then one resource at a time.
 */
export class PageAsker {
  readonly #portal: PortalClient;
  readonly #type: ResourceType;
  readonly #pages: PagesSeen;
  #size: number;
  /** The page may become no larger than this again. */
  #most: number;
  #refused = false;
  #oneByOne = false;
  #listsAreWhole = false;
  readonly #tooLarge: ParseIssue[] = [];

  /** @param count resources a page, as long as nothing stands against it */
  constructor(portal: PortalClient, type: ResourceType, pages: PagesSeen, count: number) {
    this.#portal = portal;
    this.#type = type;
    this.#pages = pages;
    this.#most = Math.min(LARGEST_COUNT, pages.most);
    this.#size = Math.min(count, this.#most);
  }

  get size(): number {
    return this.#size;
  }

  async ask(path: string): Promise<PageAnswer> {
    const answer = this.#oneByOne ? await this.#askOneByOne(path) : await fetchPage(this.#portal, path);
    // What one type's search was refused for may have been something else: only an answer shows that it was the number.
    if (answer.type === 'page' && this.#refused) this.#pages.most = Math.min(this.#pages.most, this.#most);
    return answer;
  }

  /** True where the next page may be twice as large. */
  double(): boolean {
    if (this.#size * 2 > this.#most) return false;
    this.#size *= 2;
    return true;
  }

  /** True where what failed may go well with less on a page. */
  askForLess(reply: PortalReply): boolean {
    if (isNumberRefused(reply)) {
      const less = TAKEN_BY_SOME.find((size) => size < this.#size);
      if (less === undefined) return false;
      this.#refused = true;
      this.#size = this.#most = less;
      return true;
    }
    const isTooMuch =
      (reply.type === 'not-fhir' && reply.contentType === TOO_LARGE) ||
      (reply.type === 'no-reply' && reply.cause === 'BodyTooSlow');
    if (!isTooMuch || this.#size === 1) return false;
    if (this.#oneByOne) {
      // A server may take no notice of `_elements`: then the list of ids is as large as the page was.
      this.#oneByOne = false;
      this.#listsAreWhole = true;
      this.#size = this.#most = 2;
    } else if (this.#listsAreWhole) this.#size = this.#most = 1;
    else if (this.#size > FEWEST) this.#size = this.#most = Math.max(FEWEST, Math.floor(this.#size / 4));
    else {
      this.#oneByOne = true;
      this.#most = LARGEST_COUNT;
    }
    return true;
  }

  async #askOneByOne(path: string): Promise<PageAnswer> {
    const listed = await fetchPage(this.#portal, `${path}&_elements=id,meta`);
    if (listed.type === 'failed') return listed;
    const resources: unknown[] = [];
    for (const one of listed.page.resources) {
      const id = typeof one === 'object' && one !== null && 'id' in one ? String(one.id) : '';
      // oxlint-disable-next-line no-await-in-loop -- each may be as large as a page
      const reply = await this.#portal.send({ method: 'GET', path: `${this.#type}/${encodeURIComponent(id)}` });
      if (reply.type === 'reply' && reply.status === 200) resources.push(reply.body);
      else if (reply.type === 'not-fhir' && reply.contentType === TOO_LARGE) {
        this.#tooLarge.push({ type: this.#type, id, field: this.#type, problem: 'larger than what is taken' });
      } else if (reply.type !== 'reply' || ![403, 404, 410].includes(reply.status)) return { type: 'failed', reply };
    }
    return { type: 'page', page: { ...listed.page, resources } };
  }

  /** What was too large even by itself, since this was asked last: to be put aside. */
  takeTooLarge(): readonly ParseIssue[] {
    return this.#tooLarge.splice(0);
  }
}

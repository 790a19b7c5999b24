import type Electron from 'electron';
import { originOf, toAppUrl } from './schemes.ts';
import { strictly } from './strict.ts';

/** What the app may ask of a frame. */
export type Frame = Pick<
  Electron.WebFrameMain,
  'url' | 'origin' | 'processId' | 'routingId' | 'frameTreeNodeId' | 'name' | 'isDestroyed'
> & { readonly parent: Frame | null; readonly top: Frame | null };

type Known = {
  readonly frameId: string;
  readonly parentId: string | undefined;
  url: string;
  name: string;
  number: number;
};

/** The frames of one page as Chromium reports them, and the contexts their scripts run in. */
export class Frames {
  readonly #frames = new Map<string, Known>();
  readonly #made = new Map<string, Frame>();
  #main: string | undefined;
  #lastNumber = 0;

  get mainFrameId(): string | undefined {
    return this.#main;
  }

  /** Names the main frame before it has shown anything. */
  startWith(mainFrameId: string): void {
    this.#main = mainFrameId;
  }

  navigated(frameId: string, parentId: string | undefined, url: string, name = ''): void {
    if (parentId === undefined) {
      // A new document leaves no subframe behind.
      this.#frames.clear();
      this.#main = frameId;
    }
    this.#made.delete(frameId);
    this.#frames.set(frameId, { frameId, parentId, url, name, number: ++this.#lastNumber });
  }

  movedWithin(frameId: string, url: string): void {
    const frame = this.#frames.get(frameId);
    if (frame) frame.url = url;
  }

  detached(frameId: string): void {
    this.#frames.delete(frameId);
    this.#made.delete(frameId);
  }

  /** The main frame's address as the app knows it. */
  get url(): string {
    return this.#main === undefined ? '' : toAppUrl(this.#frames.get(this.#main)?.url ?? '');
  }

  /** Electron's view of a frame; undefined when it is gone. */
  frame(frameId: string): Frame | undefined {
    const known = this.#frames.get(frameId);
    if (!known) return undefined;
    let made = this.#made.get(frameId);
    if (!made) this.#made.set(frameId, (made = this.#make(known)));
    return made;
  }

  #make(known: Known): Frame {
    const frames = this.#frames;
    const find = (id: string | undefined): Frame | null => (id === undefined ? null : (this.frame(id) ?? null));
    const main = (): string | undefined => this.#main;
    return strictly(
      {
        get url() {
          return toAppUrl(known.url);
        },
        get origin() {
          return originOf(toAppUrl(known.url));
        },
        get name() {
          return known.name;
        },
        get parent() {
          return find(known.parentId);
        },
        get top() {
          return find(main());
        },
        processId: 1,
        routingId: known.number,
        frameTreeNodeId: known.number,
        isDestroyed: () => frames.get(known.frameId) !== known,
      },
      'webFrameMain',
    );
  }
}

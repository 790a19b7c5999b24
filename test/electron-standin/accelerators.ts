import { onMenuChange, pressAccelerator, wantedAccelerators } from './menuKeys.ts';
import type { PageIpc } from './pageIpc.ts';

/** Lets the keys of the app's menu work in one page. */
export class Accelerators {
  readonly #page: object;
  readonly #stop: () => void;
  #ipc: PageIpc | undefined;
  #ignored = false;

  constructor(page: object) {
    this.#page = page;
    this.#stop = onMenuChange(() => this.#tell());
  }

  set ignored(ignored: boolean) {
    this.#ignored = ignored;
    this.#tell();
  }

  /** A new document has begun; it must be told. */
  give(ipc: PageIpc): void {
    this.#ipc = ipc;
    this.#tell();
  }

  pressed(accelerator: string): void {
    if (!this.#ignored) pressAccelerator(accelerator, this.#page);
  }

  forget(): void {
    this.#stop();
  }

  #tell(): void {
    this.#ipc?.setAccelerators(this.#ignored ? [] : wantedAccelerators());
  }
}

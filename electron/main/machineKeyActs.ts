import { acts } from '../../shared/ipc/acts.ts';
import type { Topic } from '../../shared/ipc/topics.ts';
import type { KeyFacts, MachineKeyView } from '../../shared/ipc/views/machineKey.ts';
import { err, ok } from '../../shared/lib/result.ts';
import type { MachineKey, MachineKeys } from '../engine/portal/machineKeys.ts';
import { needsMachineKey, usesSomeKey, type PortalSettings } from '../engine/portal/settings.ts';
import { MachineKeyFile, publicJwk } from './machineKeyFile.ts';
import type { MachineFile } from './trust/machineFile.ts';

type Options = {
  /** The settings that the machine goes by, once its file is open. */
  readonly settings: () => PortalSettings | null;
  readonly now: () => Date;
  /** The engine's keys from now on. */
  readonly onKeys: (keys: MachineKeys | null) => void;
  readonly writeClipboard: (text: string) => void;
  readonly tell: (topics: readonly Topic[]) => void;
};

/** The machine's key as the window sees and changes it. Its private part never comes this way. */
export class MachineKeyActs {
  readonly #options: Options;
  /** null where the settings bring their own key or need none, and before the surgery is open. */
  #file: MachineKeyFile | null = null;
  /** The new key that the portal has let this machine in with, while the old one is still kept. */
  #used: string | null = null;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Opens the key, or makes the first, in the machine's own file. */
  open(file: MachineFile): void {
    const settings = this.#options.settings();
    if (settings !== null && needsMachineKey(settings)) this.#file = new MachineKeyFile(file, this.#options.now());
  }

  /** What the engine begins with. */
  get keys(): MachineKeys | null {
    return this.#file?.keys ?? null;
  }

  read(): MachineKeyView {
    const settings = this.#options.settings();
    if (this.#file === null)
      return { state: settings !== null && usesSomeKey(settings) ? 'in-settings' : 'not-needed' };
    const { keys, lost } = this.#file;
    if (keys === null) return { state: 'lost', reason: lost };
    const { current, next } = keys;
    return {
      state: 'own',
      current: factsOf(current),
      next: next === null ? null : { ...factsOf(next), used: next.kid === this.#used },
    };
  }

  copy(which: 'current' | 'next') {
    const key = this.keys?.[which] ?? null;
    if (key === null) return err({ type: 'NoOwnKey' } as const);
    this.#options.writeClipboard(publicJwk(key));
    return ok(null);
  }

  rotate() {
    return this.#change((file) => file.rotate(this.#options.now()));
  }

  revoke() {
    return this.#change((file) => file.revoke(this.#options.now()));
  }

  /** Lets the engine ask for a new token, with the new key first. */
  tryAgain() {
    this.#options.onKeys(this.keys);
    return ok(null);
  }

  /** The portal's sign-in has let a client in with the new key; once every one is, the old key is forgotten. */
  accepted(kid: string, byAll: boolean): void {
    this.#used = kid;
    if (byAll) this.#file?.accepted(kid);
    this.#options.tell(acts.tryMachineKey.topics);
  }

  #change(change: (file: MachineKeyFile) => boolean) {
    if (this.#file === null) return err({ type: 'NoOwnKey' } as const);
    if (!change(this.#file)) return err({ type: 'MachineKeyNotSaved' } as const);
    this.#options.onKeys(this.keys);
    this.#options.tell(acts.rotateMachineKey.topics);
    return ok(null);
  }
}

function factsOf(key: MachineKey): KeyFacts {
  return { kid: key.kid, madeAt: key.madeAt, publicJwk: publicJwk(key) };
}

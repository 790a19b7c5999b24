import { checkPassphrase } from '../../../shared/domain/access/passphrase.ts';
import { limitOn } from '../../../shared/domain/access/limits.ts';
import { secondsToWait } from '../../../shared/domain/access/pin.ts';
import type { Input, Reply } from '../../../shared/ipc/acts.ts';
import type { StoreFault } from '../../../shared/ipc/reply.ts';
import { assertNever } from '../../../shared/lib/assertNever.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import { osloDateAt, type Temporal } from '../../../shared/lib/time.ts';
import type { EngineHost } from '../engineHost.ts';
import type { KeySeal } from './keySeal.ts';
import { type DatabaseKeys, faultOf, type KeyPair } from './databaseKeys.ts';

type Engine = EngineHost | { readonly fault: StoreFault };

type Options = {
  readonly keys: DatabaseKeys;
  /** Starts the engine on the file. */
  readonly start: (pair: KeyPair, seal: KeySeal) => EngineHost;
  /** The file has just been opened, or tried again: everything can be asked again. */
  readonly onOpened: () => void;
  readonly now: () => number;
};

/** The surgery's file: first its key, then the engine on it. */
export class SurgeryStore {
  readonly #options: Options;
  #engine: Engine = { fault: 'unreadable' };
  #failures = 0;
  #notBefore = 0;
  /** One passphrase is tried and one key changed at a time, however often it is asked. */
  #trying: Promise<unknown> = Promise.resolve();

  constructor(options: Options) {
    this.#options = options;
    this.#begin();
  }

  /** The engine, or why there is none. */
  get engine(): Engine {
    return this.#engine;
  }

  #begin(): void {
    const { keys, start } = this.#options;
    const look = keys.now;
    switch (look.type) {
      case 'open':
        this.#engine = start(look.pair, look.seal);
        return;
      case 'choose-passphrase':
      case 'ask-passphrase':
        this.#engine = { fault: 'passphrase-needed' };
        return;
      case 'fault':
        this.#engine = { fault: look.reason };
        return;
      default:
        return assertNever(look);
    }
  }

  readKeyState(): Reply<'readKeyState'> {
    const { keys } = this.#options;
    const { now: look, folder } = keys;
    switch (look.type) {
      case 'open':
        return ok({ folder, state: 'open', way: look.seal.way, madeAt: keys.madeAt?.toISOString() ?? null });
      case 'choose-passphrase':
        return ok({ folder, state: look.type, atLeast: limitOn('passphraseCharactersAtLeast', this.#today()) });
      case 'ask-passphrase':
      case 'fault':
        return ok({ folder, state: look.type });
      default:
        return assertNever(look);
    }
  }

  choosePassphrase({ passphrase, again }: Input<'choosePassphrase'>): Promise<Reply<'choosePassphrase'>> {
    return this.#oneAtATime(async () => {
      const { keys, onOpened } = this.#options;
      if (keys.now.type !== 'choose-passphrase') return err({ type: 'NoPassphraseAsked' });
      const checked = checkPassphrase(passphrase, again, this.#today());
      if (!checked.ok) return checked;
      await keys.choose(checked.value);
      this.#begin();
      onOpened();
      return ok(null);
    });
  }

  givePassphrase({ passphrase }: Input<'givePassphrase'>): Promise<Reply<'givePassphrase'>> {
    return this.#oneAtATime(async () => {
      const { keys, onOpened, now } = this.#options;
      if (keys.now.type !== 'ask-passphrase') return err({ type: 'NoPassphraseAsked' });
      const seconds = Math.ceil((this.#notBefore - now()) / 1_000);
      if (seconds > 0) return err({ type: 'PassphraseTooSoon', seconds });
      if (await keys.give(passphrase)) {
        this.#begin();
        onOpened();
        return ok(null);
      }
      this.#failures += 1;
      const wait = secondsToWait(this.#failures);
      this.#notBefore = now() + wait * 1_000;
      return err({ type: 'WrongPassphrase', seconds: wait });
    });
  }

  /** Tries once more to open a file that could not be opened. One that is open stays so. */
  reopen(): Promise<Reply<'reopenStore'>> {
    return this.#oneAtATime(async () => {
      const engine = this.#engine;
      if (!('fault' in engine)) {
        const fault = await engine.ready;
        // A damaged file is not mended by opening it again.
        if (fault === null || fault === 'damaged') return ok(null);
        await engine.stop();
      }
      this.#options.keys.lookAgain();
      this.#begin();
      this.#options.onOpened();
      return ok(null);
    });
  }

  /** Puts the database under a new key. Whoever asks the engine meanwhile waits. */
  rotate(): Promise<Reply<'rotateDatabaseKey'>> {
    return this.#oneAtATime(async () => {
      const engine = this.#engine;
      // Only a file that is open has told which key it fits: until then the next key may be the one it is under.
      const fault = 'fault' in engine ? engine.fault : ((await engine.ready) ?? (await this.#rotate(engine)));
      return fault === null ? ok(null) : err({ type: 'StoreUnavailable', reason: fault });
    });
  }

  async #rotate(engine: EngineHost): Promise<StoreFault | null> {
    let next: string;
    try {
      next = this.#options.keys.makeNext();
    } catch (cause) {
      return faultOf(cause);
    }
    return engine.rotate(next);
  }

  #oneAtATime<T>(act: () => Promise<T>): Promise<T> {
    const mine = this.#trying.then(act);
    this.#trying = mine.catch(() => undefined);
    return mine;
  }

  #today(): Temporal.PlainDate {
    return osloDateAt(this.#options.now());
  }
}

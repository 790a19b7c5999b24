import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import { acts, type ActName, type Reply } from '../../shared/ipc/acts.ts';
import { CHANGED_CHANNEL, channelOf, LAST_WORDS_CHANNEL } from '../../shared/ipc/bridge.ts';
import { parseInput } from '../../shared/ipc/parseInput.ts';
import type { StoreFault } from '../../shared/ipc/reply.ts';
import type { Topic } from '../../shared/ipc/topics.ts';
import type { Session } from '../../shared/ipc/views/session.ts';
import type { SyncState } from '../../shared/ipc/views/sync.ts';
import { assertNever } from '../../shared/lib/assertNever.ts';
import { err, ok } from '../../shared/lib/result.ts';
import { z } from '../../shared/lib/zod.ts';
import { isOurPage } from './appProtocol.ts';
import type { AccessLogFiles } from './accessLogFiles.ts';
import type { AttachmentFiles } from './attachmentFiles.ts';
import type { EngineHost } from './engineHost.ts';
import type { MachineKeyActs } from './machineKeyActs.ts';
import { answerItself, isOwnAct, type OwnActs } from './ownActs.ts';
import type { ProviderSignIn } from './providerSignIn.ts';
import type { Sessions } from './sessions.ts';
import type { PortalTrust } from './trust/portalTrust.ts';

/** What keeps the text that someone was writing when the machine was locked. */
const KEEPS_TEXT: ReadonlySet<ActName> = new Set<ActName>(['saveDraft', 'saveFormDraft']);

const saysOk = z.looseObject({ ok: z.literal(true) });
const sessionReply = z.looseObject({
  ok: z.literal(true),
  value: z.looseObject({ practitionerId: z.string(), name: z.string(), role: z.string(), surgeryName: z.string() }),
});

type ByMain =
  | 'startSignIn'
  | 'cancelSignIn'
  | 'copyMachineKey'
  | 'rotateMachineKey'
  | 'tryMachineKey'
  | 'revokeMachineKey'
  | 'rotateDatabaseKey'
  | 'acceptPortalSettings';

type Door = {
  readonly engine: () => EngineHost | { readonly fault: StoreFault };
  readonly own: OwnActs;
  /** Puts the database under a new key. */
  readonly rotateKey: () => Promise<Reply<'rotateDatabaseKey'>>;
  readonly window: () => BrowserWindow | null;
  readonly syncState: () => SyncState;
  readonly sessions: Sessions;
  /** Somebody is at the keyboard or the pointer in the window. */
  readonly onUsed: () => void;
  readonly providerSignIn: ProviderSignIn;
  readonly machineKey: MachineKeyActs;
  readonly trust: PortalTrust;
  readonly accessLogFiles: AccessLogFiles;
  readonly attachmentFiles: AttachmentFiles;
};

/**
 * The door between the window and the engine. It checks who knocks and parses what they carry, whoever answers the act;
 * then it adds who has signed in and hands the rest on. Who has signed in is known here and never told by the window.
 */
export class IpcDoor {
  readonly #door: Door;

  constructor(door: Door) {
    this.#door = door;
    for (const name of Object.keys(acts) as ActName[]) {
      ipcMain.handle(channelOf(name), (event, input: unknown) => {
        if (!this.#isOurWindow(event)) return err({ type: 'BadInput', field: '', problem: 'foreign sender' });
        const parsed = parseInput(name, input);
        return parsed.ok ? this.#ask(name, parsed.value) : parsed;
      });
    }
  }

  /** Tells the window what has changed, so that it asks again what depends on it. */
  tell(topics: readonly Topic[]): void {
    const window = this.#door.window();
    if (window !== null && !window.isDestroyed()) window.webContents.send(CHANGED_CHANNEL, topics);
  }

  /** Asks the window to hand over what is being written; false when there is no window to ask. */
  askLastWords(): boolean {
    const window = this.#door.window();
    if (window === null || window.isDestroyed()) return false;
    window.webContents.send(LAST_WORDS_CHANNEL);
    return true;
  }

  /** Only the top frame of our own window, still showing our own page. */
  #isOurWindow(event: IpcMainInvokeEvent): boolean {
    const window = this.#door.window();
    const frame = event.senderFrame;
    return (
      window !== null &&
      frame !== null &&
      event.sender === window.webContents &&
      frame === event.sender.mainFrame &&
      isOurPage(frame.url)
    );
  }

  async #ask(name: ActName, input: unknown): Promise<unknown> {
    const { own, syncState, sessions } = this.#door;
    if (isOwnAct(name)) return answerItself(own, name, input);
    const engine = this.#door.engine();
    if ('fault' in engine) return err({ type: 'StoreUnavailable', reason: engine.fault });
    // Queries come by themselves when something has changed; a person is at the keyboard when something is done.
    if (acts[name].kind === 'command') engine.hint('used');
    switch (name) {
      case 'currentSession': {
        // A lock reaches the window at once, also while the key is being changed and everything else waits.
        if (sessions.state.state !== 'signed-in' && engine.wasWell) return ok(sessions.state);
        const fault = await engine.ready;
        return fault === null ? ok(sessions.state) : err({ type: 'StoreUnavailable', reason: fault });
      }
      case 'readSyncState': {
        const fault = await engine.ready;
        return fault === null ? ok(syncState()) : err({ type: 'StoreUnavailable', reason: fault });
      }
      case 'rebuildStore': {
        if ((await engine.ready) !== 'damaged') return err({ type: 'StoreIsWell' });
        sessions.signOut();
        const fault = await engine.rebuild(new Date());
        this.tell(acts.rebuildStore.topics);
        return fault === null ? ok(null) : err({ type: 'StoreUnavailable', reason: fault });
      }
      case 'readSignIn':
        return ok(this.#door.providerSignIn.view);
      case 'readPortalTrust':
        return ok(this.#door.trust.view());
      case 'readMachineKey':
        return ok(this.#door.machineKey.read());
      case 'startSignIn':
      case 'cancelSignIn':
      case 'copyMachineKey':
      case 'rotateMachineKey':
      case 'tryMachineKey':
      case 'revokeMachineKey':
      case 'acceptPortalSettings':
      case 'rotateDatabaseKey': {
        // The engine says whether it may be done, as with every act; then main does it.
        const may = await engine.ask('writer', name, input, sessions.practitionerId);
        return saysOk.safeParse(may).success ? this.#doneByMain(name, input) : may;
      }
      case 'printAccessLog':
      case 'exportAccessLog':
        return this.#door.accessLogFiles.takeOut(name, input);
      case 'saveAttachment':
        return this.#door.attachmentFiles.save(input);
      case 'signOut':
        sessions.signOut();
        return ok(null);
      case 'noteUse':
        this.#door.onUsed();
        return ok(null);
      case 'lock':
        sessions.lock();
        return ok(null);
      case 'signIn':
      case 'signInWithPin': {
        const reply = await engine.ask('writer', name, input, null);
        const signedIn = sessionReply.safeParse(reply);
        if (signedIn.success) sessions.signedIn(signedIn.data.value as Session);
        return reply;
      }
      default: {
        const thread = acts[name].kind === 'query' ? 'reader' : 'writer';
        const who = KEEPS_TEXT.has(name) ? sessions.mayStillSave : sessions.practitionerId;
        return engine.ask(thread, name, input, who);
      }
    }
  }

  /** Asked when the engine has let whoever asks. */
  async #doneByMain(name: ByMain, input: unknown): Promise<unknown> {
    const { providerSignIn, machineKey } = this.#door;
    switch (name) {
      case 'startSignIn':
        return providerSignIn.start();
      case 'cancelSignIn':
        return providerSignIn.cancel();
      case 'copyMachineKey':
        return machineKey.copy(acts.copyMachineKey.input.parse(input).which);
      case 'rotateMachineKey':
        return machineKey.rotate();
      case 'tryMachineKey':
        return machineKey.tryAgain();
      case 'revokeMachineKey':
        return machineKey.revoke();
      case 'acceptPortalSettings': {
        const accepted = this.#door.trust.accept();
        this.tell(acts.acceptPortalSettings.topics);
        return accepted;
      }
      case 'rotateDatabaseKey': {
        const done = await this.#door.rotateKey();
        this.tell(acts.rotateDatabaseKey.topics);
        return done;
      }
      default:
        return assertNever(name);
    }
  }
}

import type { CdpSession } from './cdp.ts';
import type { Frame, Frames } from './frames.ts';
import { answerInvoke, type IpcEvent, receiveSend } from './ipcMain.ts';
import { encodeClone } from './page/cloneCodec.ts';
import { binding, preloadWorld, receiver } from './pageScripts.ts';
import { preventable } from './strict.ts';

/** What a preload says that is no IPC message. */
export type Said =
  | { type: 'open'; url: string; frameName: string; features: string }
  | { type: 'accelerator'; accelerator: string }
  | { type: 'title'; title: string }
  | { type: 'preload-error'; error: string };

type FromPreload =
  | { type: 'invoke'; id: number; channel: string; args: string }
  | { type: 'send'; channel: string; args: string }
  | Said;

/** The messages between the app and the preload of one page's main frame. */
export class PageIpc {
  readonly #session: CdpSession;
  readonly #frames: Frames;
  readonly #sender: IpcEvent['sender'];
  readonly #contexts = new Map<number, string>();
  #current: number | undefined;

  constructor(
    session: CdpSession,
    frames: Frames,
    sender: IpcEvent['sender'],
    on: { said(message: Said): void; begun(): void },
  ) {
    this.#session = session;
    this.#frames = frames;
    this.#sender = sender;
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const data = context.auxData as { frameId?: string } | undefined;
      // Only the main frame has a preload.
      if (context.name !== preloadWorld || data?.frameId !== frames.mainFrameId || data?.frameId === undefined) return;
      this.#contexts.set(context.id, data.frameId);
      this.#current = context.id;
      on.begun();
    });
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      this.#contexts.delete(executionContextId);
      if (this.#current === executionContextId) this.#current = undefined;
    });
    session.on('Runtime.executionContextsCleared', () => {
      this.#contexts.clear();
      this.#current = undefined;
    });
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name !== binding || !this.#contexts.has(executionContextId)) return;
      this.#told(executionContextId, JSON.parse(payload) as FromPreload, (said) => on.said(said));
    });
  }

  /** Sends to the preload of the document now shown; throws at once on what cannot be cloned. */
  send(channel: string, args: unknown[]): void {
    const text = encodeClone(args);
    this.#deliver(this.#current, { type: 'deliver', channel, args: text });
  }

  /** Tells the preload's world which keys the app's menu wants. */
  setAccelerators(accelerators: readonly unknown[]): void {
    this.#deliver(this.#current, { type: 'accelerators', accelerators });
  }

  #told(contextId: number, message: FromPreload, said: (message: Said) => void): void {
    if (message.type === 'invoke') {
      void answerInvoke(this.#event(contextId), message.channel, message.args).then((reply) =>
        this.#deliver(contextId, { ...reply, id: message.id }),
      );
    } else if (message.type === 'send') receiveSend(this.#event(contextId), message.channel, message.args);
    else said(message);
  }

  #event(contextId: number): IpcEvent {
    const contexts = this.#contexts;
    const frames = this.#frames;
    const current = (): Frame | null => {
      const frameId = contexts.get(contextId);
      // Null once the frame shows another document, as in Electron.
      return frameId === undefined ? null : (frames.frame(frameId) ?? null);
    };
    return preventable({
      type: 'frame' as const,
      sender: this.#sender,
      processId: 1,
      frameId: current()?.routingId ?? 0,
      get senderFrame() {
        return current();
      },
    });
  }

  #deliver(contextId: number | undefined, message: Record<string, unknown>): void {
    if (contextId === undefined) return;
    this.#session.post('Runtime.callFunctionOn', {
      functionDeclaration: `function (text) { globalThis.${receiver}(text); }`,
      executionContextId: contextId,
      arguments: [{ value: JSON.stringify(message) }],
    });
  }
}

import type { EngineStart } from '../../../electron/engine/ipc/messages.ts';
import type { StoreFault } from '../../../shared/ipc/reply.ts';
import type { SyncState } from '../../../shared/ipc/views/sync.ts';

/** How the campaign bends the world around an engine. The engine's own code is the product's. */
export type Bend = {
  /** How many times as fast as this machine's clock the engine's time runs. */
  readonly speed: number;
  /** When the quick clock and this machine's agreed, ms. */
  readonly origin: number;
  /** NORMAL takes the product's `synchronous=FULL` out, to show that F3 sees it. */
  readonly synchronous: 'FULL' | 'NORMAL';
};

export type ThreadStart = EngineStart & {
  readonly role: 'writer' | 'reader';
  readonly bend: Bend;
  readonly dials: Float64Array;
};

export type ToHost =
  | { readonly type: 'start'; readonly start: EngineStart; readonly bend: Bend }
  | {
      readonly type: 'ask';
      readonly id: number;
      readonly name: string;
      readonly input: unknown;
      readonly practitionerId: string | null;
    }
  | { readonly type: 'wake' }
  | { readonly type: 'dial'; readonly place: number; readonly value: number }
  | { readonly type: 'measure'; readonly id: number }
  | { readonly type: 'stop' };

export type Measured = { readonly rss: number; readonly heap: number; readonly files: number };

export type FromHost =
  /** The threads are being started: from here on the file is touched. */
  | { readonly type: 'opening' }
  | { readonly type: 'ready' }
  | { readonly type: 'cannot-start'; readonly reason: StoreFault }
  | { readonly type: 'reply'; readonly id: number; readonly reply: unknown }
  | { readonly type: 'sync-state'; readonly state: SyncState }
  | { readonly type: 'log'; readonly line: string }
  | { readonly type: 'measured'; readonly id: number; readonly measured: Measured }
  | { readonly type: 'stopped' };

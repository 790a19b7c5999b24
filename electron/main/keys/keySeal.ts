import type { KeyWay } from '../../../shared/ipc/views/keys.ts';

/** How a key is closed before it goes into its file, and opened again. */
export type KeySeal = {
  readonly way: KeyWay;
  readonly seal: (text: string) => Buffer;
  /** Null when this is not the seal that the content was closed with, or it has been changed since. */
  readonly open: (content: Buffer) => string | null;
};

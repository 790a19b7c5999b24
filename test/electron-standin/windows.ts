/** What the app's life and its menu need to know of a window. */
export type OpenWindow = {
  readonly id: number;
  readonly webContents: { reload(): void; zoomLevel: number };
  close(): void;
  destroy(): void;
  minimize(): void;
  isFocused(): boolean;
};

const open = new Set<OpenWindow>();
const whenNoneIsLeft: (() => void)[] = [];
const whenCloseIsCancelled: (() => void)[] = [];

/** The windows that are open, oldest first. */
export const openWindows = (): OpenWindow[] => [...open];

export function addWindow(window: OpenWindow): void {
  open.add(window);
}

export function removeWindow(window: OpenWindow): void {
  if (!open.delete(window) || open.size > 0) return;
  for (const tell of whenNoneIsLeft) tell();
}

/** The window of a page; without one, the window that has the focus. */
export function windowOf(page: object | undefined): OpenWindow | undefined {
  return openWindows().find((window) => (page ? window.webContents === page : window.isFocused()));
}

/** A window refused to close; who was quitting no longer is. */
export function closeCancelled(): void {
  for (const tell of whenCloseIsCancelled) tell();
}

/** Calls back each time the last window has closed. */
export function onNoneLeft(tell: () => void): void {
  whenNoneIsLeft.push(tell);
}

/** Calls back each time a window refuses to close. */
export function onCloseCancelled(tell: () => void): void {
  whenCloseIsCancelled.push(tell);
}

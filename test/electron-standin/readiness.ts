let announce: () => void;
let ready = false;
const whenReadyPromise = new Promise<void>((resolve) => (announce = resolve));

/** Whether Chromium runs and the app may open windows, use the key store and serve its pages. */
export const isReady = (): boolean => ready;

/** Fulfilled when Chromium runs. */
export const whenReady = (): Promise<void> => whenReadyPromise;

export function becomeReady(): void {
  ready = true;
  announce();
}

/** Refuses what Electron allows only after ready; some of it merely misbehaves there, here it always throws. */
export function onlyWhenReady(api: string): void {
  if (!ready) throw new Error(`${api} cannot be used before app is ready`);
}

/** Refuses what has no effect once Chromium runs. */
export function onlyBeforeReady(api: string): void {
  if (ready) throw new Error(`${api} can only be called before app is ready`);
}

let quit: (() => void) | undefined;

/** For parts of the app's life that stand below it: the way to ask it to quit. */
export function quitApp(): void {
  quit?.();
}

export function setQuit(how: () => void): void {
  quit = how;
}

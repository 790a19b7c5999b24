import { parseAccelerator, type Key } from './parseAccelerator.ts';

type Wanted = { readonly accelerator: string; press(page: object): void };

let wanted: readonly Wanted[] = [];
const watchers = new Set<() => void>();

/** Sets which accelerators the application menu has, and what each does. */
export function setWantedAccelerators(all: readonly Wanted[]): void {
  // Read now, so that a wrong one fails where the menu is made.
  for (const { accelerator } of all) parseAccelerator(accelerator);
  wanted = all;
  for (const tell of watchers) tell();
}

export function onMenuChange(tell: () => void): () => void {
  watchers.add(tell);
  return () => watchers.delete(tell);
}

export function wantedAccelerators(): (Key & { accelerator: string })[] {
  return wanted.map(({ accelerator }) => ({ accelerator, ...parseAccelerator(accelerator) }));
}

export function pressAccelerator(accelerator: string, page: object): void {
  wanted.find((each) => each.accelerator === accelerator)?.press(page);
}

import { ask } from './ask.ts';

const AT_MOST_EVERY_MS = 10_000;

/** Tells main that somebody is here, at most every ten seconds: some systems cannot tell by themselves. */
export function followUse(): void {
  let told = 0;
  const tell = ({ timeStamp }: Event) => {
    if (told !== 0 && timeStamp - told < AT_MOST_EVERY_MS) return;
    told = timeStamp;
    void ask('noteUse', {});
  };
  for (const kind of ['keydown', 'pointerdown', 'pointermove', 'wheel'])
    window.addEventListener(kind, tell, { capture: true, passive: true });
}

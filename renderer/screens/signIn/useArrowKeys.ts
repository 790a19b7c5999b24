import { type KeyboardEvent, type RefObject, useRef } from 'react';

const PAUSE_THAT_STARTS_A_NEW_WORD_MS = 1000;

/** Up and down between the buttons in an element, and the first letters of a name to jump to it. */
export function useArrowKeys(element: RefObject<HTMLElement | null>): (event: KeyboardEvent) => void {
  const typed = useRef({ letters: '', at: 0 });

  return (event) => {
    const buttons = [...(element.current?.querySelectorAll('button') ?? [])];
    const here = buttons.findIndex((button) => button === document.activeElement);
    const target = buttonFor(event, buttons, here);
    if (target === undefined) return;
    event.preventDefault();
    target.focus();
  };

  function buttonFor(event: KeyboardEvent, buttons: readonly HTMLButtonElement[], here: number) {
    switch (event.key) {
      case 'ArrowDown':
        return buttons[Math.min(here + 1, buttons.length - 1)];
      case 'ArrowUp':
        return buttons[Math.max(here - 1, 0)];
      case 'Home':
        return buttons[0];
      case 'End':
        return buttons.at(-1);
      default:
        return byLetters(event, buttons);
    }
  }

  function byLetters(event: KeyboardEvent, buttons: readonly HTMLButtonElement[]) {
    if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey || event.altKey) return undefined;
    const continues = event.timeStamp - typed.current.at < PAUSE_THAT_STARTS_A_NEW_WORD_MS;
    const letters = (continues ? typed.current.letters : '') + event.key.toLocaleLowerCase('nb');
    typed.current = { letters, at: event.timeStamp };
    return buttons.find((button) => button.textContent.toLocaleLowerCase('nb').startsWith(letters));
  }
}

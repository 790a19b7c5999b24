/** As a `ref`: the keyboard goes to what has just been asked for. Only for what a person has asked for. */
export function focusWhenShown(element: HTMLElement | null): void {
  element?.focus();
}

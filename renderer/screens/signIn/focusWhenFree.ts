/** The keyboard is ready at once, unless someone is somewhere already. */
export function focusWhenFree(button: HTMLButtonElement | null): void {
  if (document.activeElement === document.body) button?.focus();
}

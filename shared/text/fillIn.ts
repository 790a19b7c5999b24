/**
 * Puts values into a text's `{{name}}` places, as i18next does, for the pure functions that write whole sentences.
 * A name without a value stays as it is, so that the mistake is seen.
 */
export function fillIn(text: string, values: Readonly<Record<string, string | number | undefined>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (place, name: string) => String(values[name] ?? place));
}

import type { Language } from '../../text/language.ts';

/** What a template can have filled in by itself. Every language has its own name for a field. */
const NAMES = {
  patient: { nb: 'navn', nn: 'namn', en: 'name' },
  firstName: { nb: 'fornavn', nn: 'fornamn', en: 'first name' },
  date: { nb: 'dato', nn: 'dato', en: 'date' },
  time: { nb: 'klokkeslett', nn: 'klokkeslett', en: 'time' },
  doctor: { nb: 'lege', nn: 'lege', en: 'doctor' },
  sender: { nb: 'avsender', nn: 'avsendar', en: 'sender' },
  surgery: { nb: 'kontor', nn: 'kontor', en: 'surgery' },
  phone: { nb: 'telefon', nn: 'telefon', en: 'phone' },
} as const;

export type TemplateField = keyof typeof NAMES;
export const TEMPLATE_FIELDS = Object.keys(NAMES).filter((name): name is TemplateField => name in NAMES);

/** What is known to fill in; a field that is not here stays as it is, for a person. */
export type FieldValues = Readonly<Partial<Record<TemplateField, string>>>;

// Two braces are written by no one to a patient, so what they hold is always a field.
const FIELD = /\{\{([^{}]*)\}\}/gu;

/** The name of a field in a language. */
export function fieldName(field: TemplateField, language: Language): string {
  return NAMES[field][language];
}

function fieldOf(written: string): TemplateField | undefined {
  const name = written.trim().toLowerCase();
  return TEMPLATE_FIELDS.find((field) => Object.values(NAMES[field]).some((one) => one === name));
}

/** A template with what is known filled in. What is not, and blanks that only a person can fill, stand as they stood. */
export function fillTemplate(text: string, values: FieldValues): string {
  return text.replaceAll(FIELD, (whole, written: string) => {
    const field = fieldOf(written);
    return (field === undefined ? undefined : values[field]) ?? whole;
  });
}

/** The names of the fields that nobody has filled in, in the order in which they stand, each once. */
export function fieldsLeft(text: string): readonly string[] {
  return [...new Set([...text.matchAll(FIELD)].map(([, written = '']) => written.trim()))];
}

/** Where the first unfilled field at or after a place stands, else the first of all; null when none is left. */
export function nextField(text: string, from: number): { readonly start: number; readonly end: number } | null {
  const all = [...text.matchAll(FIELD)].map((found) => ({ start: found.index, end: found.index + found[0].length }));
  return all.find(({ start }) => start >= from) ?? all[0] ?? null;
}

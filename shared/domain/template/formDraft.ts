/**
 * Texts that are typed into forms of no matter's, each kept for its author from the first letter: why a patient's block is
 * overridden, and a template of the surgery's.
 */
export const FORM_FIELDS = ['override-reason', 'template-title', 'template-text'] as const;
export type FormField = (typeof FORM_FIELDS)[number];

/** Whether a draft is of a form, and not of a matter. */
export function isFormField(field: string): field is FormField {
  return FORM_FIELDS.some((one) => one === field);
}

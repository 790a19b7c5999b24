/** A FHIR resource, or a part of one, as it was given: each element is looked at before it is used. */
export type Json = { readonly [element: string]: unknown };

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { EXTENSION } from './codes.ts';
import { reference } from './schemas.ts';
import { flag, listOf, object, optional, text, type TypeOf } from './shape.ts';

const extension = object({
  url: text,
  valueCode: optional(text),
  valueString: optional(text),
  valueBoolean: optional(flag),
  valueReference: optional(reference),
});
const extensions = listOf(extension);

/** The value of an extension of ours on a resource; null where it is not there or cannot be read. */
export function extensionIn(
  resource: { readonly [element: string]: unknown },
  name: string,
): TypeOf<typeof extension> | null {
  const found = extensions.safeParse(resource['extension']);
  return found.success ? (found.data.find(({ url }) => url === EXTENSION + name) ?? null) : null;
}

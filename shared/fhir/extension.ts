import { EXTENSION } from './codes.ts';
import type { Json } from './json.ts';
import { reference } from './schemas.ts';
import { flag, listOf, number, object, optional, text, type TypeOf } from './shape.ts';

const extension = object({
  url: text,
  valueCode: optional(text),
  valueString: optional(text),
  valueBoolean: optional(flag),
  valueInteger: optional(number),
  valueReference: optional(reference),
});
const extensions = listOf(extension);

type Extension = TypeOf<typeof extension>;
/** The values of an extension of ours on a resource, in its order; none where it is not there or cannot be read. */
export function extensionsIn(resource: Json, name: string): readonly Extension[] {
  const found = extensions.safeParse(resource['extension']);
  return found.success ? found.data.filter(({ url }) => url === EXTENSION + name) : [];
}

/** As `extensionsIn`, of one that stands there once; null where it does not. */
export function extensionIn(resource: Json, name: string): Extension | null {
  return extensionsIn(resource, name)[0] ?? null;
}

import { z } from '../../shared/lib/zod.ts';
import { acts, type ActName } from '../../shared/ipc/acts.ts';
import type { Chance } from '../portal/surgery/random.ts';
import { anyHostileText } from './hostileText.ts';

/** What a schema says of a field, as far as a hostile value wants to know it. */
export type Field = z.infer<typeof fieldSchema> & { readonly required: boolean; readonly nullable: boolean };

const fieldSchema = z.looseObject({
  type: z.enum(['string', 'integer', 'boolean', 'object', 'array']),
  pattern: z.string().optional(),
  enum: z.array(z.string()).optional(),
  maxLength: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
});
const orNull = z.looseObject({ anyOf: z.tuple([fieldSchema, z.looseObject({ type: z.literal('null') })]) });
const objectSchema = z.looseObject({
  properties: z.record(z.string(), z.union([fieldSchema, orNull])).default({}),
  required: z.array(z.string()).default([]),
});

/** Every field by its path (`filter.kinds`), those of an object in it too. */
type Fields = ReadonlyMap<string, Field>;

/**
 * The fields of an act as its own schema has them, so that a new act is tried without a word here. Throws for a kind of
 * field that no act has had before: it needs its hostile values.
 */
export function fieldsOf(name: ActName): Fields {
  let fields = known.get(name);
  if (fields === undefined)
    known.set(name, (fields = new Map(readFields('', z.toJSONSchema(acts[name].input, { io: 'input' })))));
  return fields;
}

const known = new Map<ActName, Fields>();

function readFields(above: string, schema: unknown): [string, Field][] {
  const { properties, required } = objectSchema.parse(schema);
  return Object.entries(properties).flatMap(([name, given]) => {
    const one = orNull.safeParse(given);
    const of = one.success ? one.data.anyOf[0] : fieldSchema.parse(given);
    const field = { ...of, required: required.includes(name), nullable: one.success };
    const inside = of.type === 'object' ? readFields(`${above}${name}.`, of) : [];
    return [[`${above}${name}`, field] as [string, Field], ...inside];
  });
}

/** Puts a value in a field by its path; false when what holds the field is no object any more. */
export function put(input: object, path: string, value: unknown): boolean {
  const names = path.split('.');
  let holder: unknown = input;
  for (const name of names.slice(0, -1)) holder = isRecord(holder) ? holder[name] : undefined;
  const last = names.at(-1);
  if (!isRecord(holder) || last === undefined) return false;
  holder[last] = value;
  return true;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Any text may stand in it: no list, no pattern. */
export function takesAnyText({ type, pattern, enum: list }: Field): boolean {
  return type === 'string' && pattern === undefined && list === undefined;
}

const OF_NO_FIELD: readonly (() => unknown)[] = [
  () => null,
  () => [],
  () => ({}),
  () => [['x']],
  () => ({ length: 1, 0: 'x' }),
  () => ({ toString: 'x', valueOf: 7 }),
  () => ({ $ne: null }),
  () => new Date(0),
  () => new Date(Number.NaN),
  () => /(a+)+$/u,
  () => new Map([['taskId', 'x']]),
  () => new Set(['x']),
  () => new Uint8Array(1_000),
  () => new ArrayBuffer(8),
  () => new Error('x'),
  () => 10n ** 1_000n,
  () => Array.from({ length: 10_000 }, () => ({})),
  () => nested(500),
  () => circle(),
  () => JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}') as unknown,
];

/** Something that is no text, number or truth value: a structured clone carries all of it. */
export function ofNoField(chance: Chance): unknown {
  return chance.pick(OF_NO_FIELD)();
}

/** A value that the field's schema cannot take. */
export function wrongFor(field: Field, chance: Chance, mark: string): unknown {
  for (;;) {
    const value = anyFor(field, chance, mark);
    const isRight = (field.nullable && value === null) || (field.type === 'array' && isEmptyList(value));
    if (!isRight) return value;
  }
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function anyFor(field: Field, chance: Chance, mark: string): unknown {
  if (chance.happens(0.5)) return ofNoField(chance);
  if (field.type === 'object' || field.type === 'array') return chance.pick([0, '', true, mark, '[]', '{}']);
  if (field.type !== 'string') {
    const { minimum = 0, maximum = 0 } = field;
    const numbers = [minimum - 1, maximum + 1, minimum + 0.5, Number.NaN, Infinity, -Infinity, 1e300, -1e-300];
    return field.type === 'integer' ? chance.pick([...numbers, '1', '', true, mark]) : chance.pick(['true', 0, 1]);
  }
  const texts = [() => chance.pick([0, 1, -1, Number.NaN, true, false])];
  const { pattern, enum: list, maxLength } = field;
  const like = pattern === undefined ? null : new RegExp(pattern, 'u');
  const fits = (text: string) => (like?.test(text) ?? true) && (list?.includes(text) ?? true);
  const hostile = anyHostileText(chance, mark);
  const wrong: (() => unknown)[] = [...texts];
  if (!fits(hostile)) wrong.push(() => hostile);
  if (maxLength !== undefined) wrong.push(() => mark + 'x'.repeat(maxLength));
  if (list !== undefined)
    wrong.push(
      () => `${chance.pick(list)} `,
      () => chance.pick(list).toUpperCase(),
    );
  return chance.pick(wrong)();
}

function nested(depth: number): unknown {
  let value: unknown = 'x';
  for (let each = 0; each < depth; each += 1) value = each % 2 === 0 ? [value] : { value };
  return value;
}

function circle(): unknown {
  const value: Record<string, unknown> = {};
  value['self'] = value;
  return value;
}

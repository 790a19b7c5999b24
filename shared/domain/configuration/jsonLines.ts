import { err, ok, type Result } from '../../lib/result.ts';

/** Where a value stands in a JSON text: names and list positions from the outside in. */
export type JsonPath = readonly (string | number)[];

export type JsonFault = {
  readonly problem: 'NotJson' | 'TooDeep' | 'NameTwice';
  readonly path: JsonPath;
  /** Counted from 1. */
  readonly line: number;
};

// Deeper than any file of ours, and far from where recursion would end the program.
const DEEPEST = 64;

const SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y; // oxlint-disable-line no-control-regex
const OTHER_SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;

/** `amounts[0].value`, for people. */
export function fieldName(path: JsonPath): string {
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`)).join('');
}

/**
 * The line of every value in a JSON text, keyed by its path; a member of an object stands where its name stands.
 *
 * JSON.parse tells no lines, and silently keeps the last of two members with the same name: here the second one is a
 * fault, because one of them was meant for something else.
 */
export function linesOfJson(text: string): Result<(path: JsonPath) => number, JsonFault> {
  const lines = new Map<string, number>();
  let position = 0;
  let fault: JsonFault | null = null;

  let line = 1;
  let counted = 0;
  /** The line of the present position, counted on from where it was last asked. */
  function here(): number {
    line += text.slice(counted, position).split('\n').length - 1;
    counted = position;
    return line;
  }
  function fail(problem: JsonFault['problem'], path: JsonPath): false {
    fault = { problem, path, line: here() };
    return false;
  }
  function take(pattern: RegExp): string | undefined {
    pattern.lastIndex = position;
    const found = pattern.exec(text)?.[0];
    position += found?.length ?? 0;
    return found;
  }
  function skipSpace(): void {
    take(SPACE);
  }
  function takeSign(sign: string): boolean {
    skipSpace();
    if (text[position] !== sign) return false;
    position += 1;
    return true;
  }

  function member(path: JsonPath, names: Set<string>): boolean {
    skipSpace();
    const nameLine = here();
    const written = take(STRING);
    if (written === undefined) return fail('NotJson', path);
    const name = String(JSON.parse(written));
    const inside = [...path, name];
    if (names.has(name)) return fail('NameTwice', inside);
    names.add(name);
    lines.set(keyOf(inside), nameLine);
    return takeSign(':') ? value(inside) : fail('NotJson', inside);
  }

  function members(path: JsonPath, end: string, one: (index: number) => boolean): boolean {
    if (path.length >= DEEPEST) return fail('TooDeep', path);
    if (takeSign(end)) return true;
    for (let index = 0; ; index += 1) {
      if (!one(index)) return false;
      if (takeSign(end)) return true;
      if (!takeSign(',')) return fail('NotJson', path);
    }
  }

  function value(path: JsonPath): boolean {
    skipSpace();
    if (!lines.has(keyOf(path))) lines.set(keyOf(path), here());
    if (takeSign('{')) {
      const names = new Set<string>();
      return members(path, '}', () => member(path, names));
    }
    if (takeSign('[')) return members(path, ']', (index) => value([...path, index]));
    if (take(STRING) !== undefined || take(OTHER_SCALAR) !== undefined) return true;
    return fail('NotJson', path);
  }

  skipSpace();
  const firstLine = here();
  const whole = value([]);
  skipSpace();
  if (whole && position < text.length) fail('NotJson', []);
  if (fault !== null) return err(fault);
  // A field that is missing has no line of its own: it is missing from the nearest thing around it.
  return ok((path) => nearestLine(lines, path) ?? firstLine);
}

function keyOf(path: JsonPath): string {
  return JSON.stringify(path);
}

function nearestLine(lines: ReadonlyMap<string, number>, path: JsonPath): number | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const line = lines.get(keyOf(path.slice(0, length)));
    if (line !== undefined) return line;
  }
  return undefined;
}

import { err, ok, type Result } from '../lib/result.ts';
import { acts, type ActName } from './acts.ts';
import { badInput, type BadInput } from './badInput.ts';

/** What an act carries, by the act's own schema; else the field that is wrong. Gives a copy with nothing else in it. */
export function parseInput(name: ActName, input: unknown): Result<unknown, BadInput> {
  // To a schema without fields a date or a map would be an empty object.
  const isObject = Object.prototype.toString.call(input) === '[object Object]';
  if (!isObject) return err({ type: 'BadInput', field: '', problem: 'invalid_type' });
  const parsed = acts[name].input.safeParse(input);
  return parsed.success ? ok(parsed.data) : err(badInput(parsed.error));
}

import type { Payload } from './payload.ts';

export type AnyReply =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly error: { readonly type: string; readonly field?: string; readonly problem?: string };
    };

/** These say that something is broken, which nothing that is sent may bring about. */
const BROKEN: ReadonlySet<string> = new Set(['Broken', 'StoreUnavailable']);

/** What is wrong with a reply to a payload; null when it is as it must be. */
export function whatIsWrongWith(reply: AnyReply, { name, wrong, mark }: Payload): string | null {
  if (wrong !== null && (reply.ok || reply.error.type !== 'BadInput'))
    return `taken by ${name.slice(0, 40)}: ${reply.ok ? 'answered' : reply.error.type}`;
  if (reply.ok) return null;
  const { error } = reply;
  if (BROKEN.has(error.type)) return `it says ${error.type}`;
  if (error.type === 'BadInput') {
    const { field, problem = '' } = error;
    if (!/^[a-z _]+$/u.test(problem)) return 'it does not say what is wrong';
    if (wrong !== null && wrong.field !== null && !isWithin(field, wrong.field))
      return `it names the field «${field?.slice(0, 40)}»`;
    // The name of a field that an act does not have may be said, cut short.
    return field !== undefined && field.length > 40 ? 'it quotes a whole key' : quotes({ ...error, field: '' }, mark);
  }
  // Fields of a template that stand in the text are named to the one who wrote it.
  return error.type === 'FieldsLeft' ? null : quotes(error, mark);
}

/** The field itself, or a place in what it holds. */
function isWithin(named: string | undefined, field: string): boolean {
  return named === field || named?.startsWith(`${field}.`) === true;
}

function quotes(error: object, mark: string): string | null {
  return JSON.stringify(error).includes(mark) ? 'it quotes what was sent' : null;
}

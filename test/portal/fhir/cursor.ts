import { badRequest, OperationOutcomeError } from '@medplum/core';

/** Where the next page begins: after this resource, or (in another order than that of change) at this place. */
export type Cursor = { after: [lastUpdated: string, id: string] } | { at: number };

/** As it stands in a `next` link: opaque to the client. */
export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** Throws an OperationOutcomeError (400) for anything that writeCursor did not write. */
export function parseCursor(text: string): Cursor {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (typeof value === 'object' && value !== null) {
      if ('at' in value && typeof value.at === 'number') return { at: value.at };
      if ('after' in value && Array.isArray(value.after)) {
        const [lastUpdated, id]: unknown[] = value.after;
        if (typeof lastUpdated === 'string' && typeof id === 'string') return { after: [lastUpdated, id] };
      }
    }
  } catch {
    // Falls through to the refusal: a cursor that is not ours and one that is cut short are the same to the caller.
  }
  throw new OperationOutcomeError(badRequest('Unknown _cursor: begin the search again'));
}

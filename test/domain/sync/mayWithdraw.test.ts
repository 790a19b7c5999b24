import { expect, test } from 'vitest';
import { mayWithdraw } from '../../../shared/domain/sync/mayWithdraw.ts';

// Three requests: the matter is reserved, the text delivered, the matter closed.
const fresh = { kind: 'eConsultation.answer', state: 'queued', attempts: 0, step: 0, text: 1 } as const;
const refused = { ...fresh, state: 'rejected' } as const;
const note = { ...fresh, kind: 'eConsultation.note', text: 0 } as const;

test.each([
  ['nothing of it has left', fresh, true],
  ['its first request has gone out, and was not heard of', { ...fresh, attempts: 1 }, false],
  ['the matter is reserved, and the text has not left', { ...fresh, step: 1 }, true],
  ['its text may have left', { ...fresh, step: 1, attempts: 1 }, false],
  ['its text is with the patient', { ...fresh, step: 2 }, false],
  [
    'a close without a text may have been carried out',
    { ...fresh, kind: 'eConsultation.close', step: 1, text: null },
    false,
  ],
  ['a note may have been carried out', { ...note, attempts: 1 }, false],
  ['it is being sent', { ...fresh, state: 'sending' }, false],
  ['it was refused', { ...refused, attempts: 1 }, true],
  ['it was refused after an attempt that nobody answered', { ...refused, attempts: 2 }, true],
  ['its close was refused', { ...refused, step: 2 }, true],
  ['somebody else was first', { ...fresh, state: 'conflict' }, false],
  ['it has been delivered', { ...fresh, state: 'acknowledged' }, false],
  ['it has been taken back', { ...fresh, state: 'withdrawn' }, false],
] as const)('%s: may be taken back is %s', (_fact, entry, may) => {
  expect(mayWithdraw(entry)).toBe(may);
});

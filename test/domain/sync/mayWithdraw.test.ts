import { expect, test } from 'vitest';
import { mayWithdraw } from '../../../shared/domain/sync/mayWithdraw.ts';

const steps = [{ do: 'create' }, { do: 'update' }];
const fresh = { state: 'queued', attempts: 0, step: 0, steps } as const;

test.each([
  ['nothing of it has left', fresh, true],
  ['a request has gone out', { ...fresh, attempts: 1 }, false],
  ['its first request has been carried out', { ...fresh, step: 1 }, false],
  ['it is being sent', { ...fresh, state: 'sending' as const }, false],
  ['it was refused at the first attempt', { ...fresh, state: 'rejected' as const, attempts: 1 }, true],
  [
    'it was refused after an attempt that nobody answered',
    { ...fresh, state: 'rejected' as const, attempts: 2 },
    false,
  ],
  ['its text is with the patient', { ...fresh, state: 'rejected' as const, attempts: 1, step: 1 }, false],
  ['only the desk was changed', { ...fresh, state: 'rejected' as const, step: 1, steps: [{ do: 'update' }] }, true],
  ['somebody else was first', { ...fresh, state: 'conflict' as const }, false],
  ['it has been delivered', { ...fresh, state: 'acknowledged' as const }, false],
  ['it has been taken back', { ...fresh, state: 'withdrawn' as const }, false],
])('%s: may be taken back is %s', (_fact, entry, may) => {
  expect(mayWithdraw(entry)).toBe(may);
});

import { tryPayloads } from '../../badInput/tryPayloads.ts';
import { Chance } from '../../portal/surgery/random.ts';
import type { FaultCase } from '../faultCase.ts';

/** What a window that was taken over could send: every act by its own schema, from every role and from nobody. */
export const badInput: FaultCase = {
  id: 'input',
  what: 'generated IPC payloads: wrong types, huge, prototype keys, unknown acts, hostile text in every field',
  amount: { quick: 500, full: 100_000 },
  perRun: { quick: 500, full: 5_000 },
  async run({ seed, faults, report }) {
    await tryPayloads(new Chance(seed), faults, (words) => report.breach('failed', words));
    report.fault('other', faults);
  },
};

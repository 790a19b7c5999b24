import { startPortal } from '../../portal/portal.ts';
import { POLL, test as base, Workstation } from '../workstation.ts';
import { Clock } from './clock.ts';

type AtTime = {
  /** The time in Norway when a test begins, «2027-03-22T10:00». */
  begins: string;
  clock: Clock;
};

/** As the tests of today, at a portal and a workstation where it is another day. */
export const test = base.extend<AtTime>({
  begins: ['2027-03-22T09:00', { option: true }],
  clock: async ({ begins }, use) => use(new Clock(begins)),
  portal: async ({ clock }, use) => {
    const portal = await startPortal({ surgery: 'small', now: () => clock.now() });
    await use(portal);
    await portal.close();
  },
  newDesk: async ({ portal, clock }, use) => {
    await use(() => new Workstation({ fhirBase: portal.fhirUrl, poll: POLL }, clock));
  },
});

export { expect } from '../workstation.ts';

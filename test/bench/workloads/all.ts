import type { Workload } from '../workload.ts';

/**
 * Every workload, in the order of the table. A process that measures one loads that one alone, so that the memory of
 * another's libraries is not counted.
 */
const load: Readonly<Record<string, () => Promise<Workload>>> = {
  W1: async () => (await import('./firstLoad.ts')).firstLoad,
  W2: async () => (await import('./incremental.ts')).incremental,
  W3: async () => (await import('./typeAhead.ts')).typeAhead,
  W4: async () => (await import('./workQueue.ts')).workQueue,
  W5: async () => (await import('./answering.ts')).answering,
  W6: async () => (await import('./sending.ts')).sending,
  W7: async () => (await import('./coldOpen.ts')).coldOpen,
  W8: async () => (await import('./besideSync.ts')).besideSync,
  dueDates: async () => (await import('./dueDates.ts')).dueDates,
  start: async () => (await import('./warmStart.ts')).warmStart,
};

export const workloadNames: readonly string[] = Object.keys(load);

export function loadWorkload(name: string): Promise<Workload> {
  const found = load[name];
  if (found === undefined) throw new Error(`no workload ${name}`);
  return found();
}

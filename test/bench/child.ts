import type { Setting, Side } from './workload.ts';
import { loadWorkload } from './workloads/all.ts';

// One repetition, in a process of its own: what to do stands in the argument, the figures go back as a message.
export type Order = {
  readonly workload: string;
  readonly side: Side;
  readonly part: 'prepare' | 'measure';
  readonly setting: Setting;
};

const { workload, side, part, setting } = JSON.parse(process.argv[2] ?? '') as Order;
const chosen = await loadWorkload(workload);
const figures = part === 'prepare' ? await chosen.prepare?.[side](setting) : await chosen.measure[side](setting);
process.send?.(figures ?? {});
process.disconnect();

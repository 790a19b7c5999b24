import type { Workload } from '../workload.ts';
import { firstLoad } from './firstLoad.ts';

/** Every workload, in the order of the table. */
export const allWorkloads: readonly Workload[] = [firstLoad];

import type { FaultCase } from '../faultCase.ts';
import { kill } from './kill.ts';
import { lostAck } from './lostAck.ts';

/** Every case, in the order of the table. */
export const allCases: readonly FaultCase[] = [kill, lostAck];

import type { FaultCase } from '../faultCase.ts';
import { busy } from './busy.ts';
import { conflict } from './conflict.ts';
import { kill } from './kill.ts';
import { lostAck } from './lostAck.ts';
import { rejected } from './rejected.ts';
import { signInLost } from './signInLost.ts';

/** Every case, in the order of the table. */
export const allCases: readonly FaultCase[] = [kill, conflict, rejected, signInLost, busy, lostAck];

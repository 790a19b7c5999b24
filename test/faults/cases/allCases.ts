import type { FaultCase } from '../faultCase.ts';
import { broken } from './broken.ts';
import { busy } from './busy.ts';
import { conflict } from './conflict.ts';
import { garbled } from './garbled.ts';
import { kill } from './kill.ts';
import { lostAck } from './lostAck.ts';
import { moving } from './moving.ts';
import { pages } from './pages.ts';
import { powerCut } from './powerCut.ts';
import { rejected } from './rejected.ts';
import { signInLost } from './signInLost.ts';
import { slow } from './slow.ts';
import { stall } from './stall.ts';
import { twoDesks } from './twoDesks.ts';
import { withdrawn } from './withdrawn.ts';

/** Every case, in the order of the table. */
export const allCases: readonly FaultCase[] = [
  kill,
  powerCut,
  conflict,
  rejected,
  signInLost,
  busy,
  broken,
  slow,
  stall,
  garbled,
  lostAck,
  pages,
  moving,
  twoDesks,
  withdrawn,
];

import type { FaultCase } from '../faultCase.ts';
import { badDisk } from './badDisk.ts';
import { badInput } from './badInput.ts';
import { broken } from './broken.ts';
import { busy } from './busy.ts';
import { clock } from './clock.ts';
import { conflict } from './conflict.ts';
import { diskFull } from './diskFull.ts';
import { flippedBit } from './flippedBit.ts';
import { garbled } from './garbled.ts';
import { kill } from './kill.ts';
import { locked } from './locked.ts';
import { lostAck } from './lostAck.ts';
import { malformed } from './malformed.ts';
import { oversized } from './oversized.ts';
import { moving } from './moving.ts';
import { pages } from './pages.ts';
import { powerCut } from './powerCut.ts';
import { rejected } from './rejected.ts';
import { signInLost } from './signInLost.ts';
import { slow } from './slow.ts';
import { soak } from './soak.ts';
import { stall } from './stall.ts';
import { tornLog } from './tornLog.ts';
import { twoDesks } from './twoDesks.ts';
import { upgrade } from './upgrade.ts';
import { windowKilled } from './windowKilled.ts';
import { withdrawn } from './withdrawn.ts';

/** Every case, in the order of the table. */
export const allCases: readonly FaultCase[] = [
  kill,
  windowKilled,
  powerCut,
  tornLog,
  flippedBit,
  diskFull,
  badDisk,
  locked,
  clock,
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
  malformed,
  badInput,
  oversized,
  upgrade,
  soak,
];

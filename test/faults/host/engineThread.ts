import { workerData } from 'node:worker_threads';
import { runFast } from './fastClock.ts';
import type { ThreadStart } from './messages.ts';
import { takeFullOut } from './takeFullOut.ts';

// One of the engine's threads as the product has it, in a world whose clock the campaign sets.
const { role, bend, dials } = workerData as ThreadStart;
runFast(bend.speed, bend.origin, dials);
if (bend.synchronous === 'NORMAL') takeFullOut();
if (role === 'writer') await import('../../../electron/engine/writer.ts');
else await import('../../../electron/engine/reader.ts');

import { syncBuiltinESMExports } from 'node:module';
import workerThreads, { type WorkerOptions } from 'node:worker_threads';
import { CLOCK_AHEAD, setClock } from './clock.ts';
import { moveClock } from './moveClock.ts';
import { PRELOAD, TEST_DAY } from './testDay.ts';

// Loaded before a program's own code (-r), and again in each of its threads: its clock is the test's. The first
// process of a test begins on the day of the tests; those that it starts go by its clock.
const ahead = process.env[CLOCK_AHEAD];
if (ahead === undefined) setClock(TEST_DAY);
else moveClock(Number(ahead));

class Worker extends workerThreads.Worker {
  constructor(script: string | URL, options: WorkerOptions = {}) {
    super(script, { ...options, execArgv: [...(options.execArgv ?? process.execArgv), '--require', PRELOAD] });
  }
}
Object.assign(workerThreads, { Worker });
syncBuiltinESMExports();

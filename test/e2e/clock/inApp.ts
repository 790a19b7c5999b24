import { syncBuiltinESMExports } from 'node:module';
import { fileURLToPath } from 'node:url';
import workerThreads, { type WorkerOptions } from 'node:worker_threads';
import { moveClock } from './moveClock.ts';

// Loaded before the app's own code (-r), and again in each of its threads: its clock is the test's.
moveClock(Number(process.env['LEGEKONTOR_TEST_CLOCK'] ?? 0));

class Worker extends workerThreads.Worker {
  constructor(script: string | URL, options: WorkerOptions = {}) {
    const execArgv = [...(options.execArgv ?? process.execArgv), '--require', fileURLToPath(import.meta.url)];
    super(script, { ...options, execArgv });
  }
}
Object.assign(workerThreads, { Worker });
syncBuiltinESMExports();

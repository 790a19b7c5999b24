import { expect } from 'vitest';
import { TEST } from './probes.ts';

// Set up before each test file of a probing run: threads and processes that it starts know it too.
process.env[TEST] = expect.getState().testPath ?? '';

import { fork } from 'node:child_process';
import path from 'node:path';
import type { Counts } from '../data/identity.ts';

export type BenchPortal = {
  readonly fhirUrl: string;
  /** Ends the process. */
  readonly close: () => Promise<void>;
};

/** What the portal has sent since it was last reset. */
export type Sent = { readonly requests: number; readonly bytes: number };

/** Starts the benchmark's portal in a process of its own, on a free port of loopback. */
export async function startBenchPortal(counts: Counts): Promise<BenchPortal> {
  const child = fork(path.join(import.meta.dirname, 'server.ts'), [JSON.stringify(counts)], {
    execArgv: ['--max-old-space-size=8192'],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message: { readonly port: number }) => resolve(message.port));
    child.once('exit', (code) => reject(new Error(`the benchmark's portal ended with ${code}`)));
  });
  return {
    fhirUrl: `http://127.0.0.1:${port}/fhir`,
    close: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await gone;
    },
  };
}

/** Tells the portal something between two measurements; gives what it had sent before. */
export async function tellPortal(
  fhirUrl: string,
  what: { readonly latency?: number; readonly change?: true; readonly reset?: true },
): Promise<Sent> {
  const response = await fetch(new URL('/control', fhirUrl), { method: 'POST', body: JSON.stringify(what) });
  return (await response.json()) as Sent;
}

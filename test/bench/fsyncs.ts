import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * How often this process makes the disk keep what it has written while `work` is done, as strace counts it; null where
 * there is no strace or it may not look.
 */
export async function fsyncsDuring(work: () => void): Promise<number | null> {
  const strace = spawn('strace', ['-f', '-c', '-e', 'trace=fsync,fdatasync', '-p', String(process.pid)]);
  let said = '';
  const attached = new Promise<boolean>((resolve) => {
    strace.on('error', () => resolve(false));
    strace.on('exit', () => resolve(false));
    strace.stderr.on('data', (part: Buffer) => {
      said += part.toString();
      if (said.includes('attached')) resolve(true);
    });
  });
  if (!(await attached)) return null;
  work();
  const gone = once(strace, 'exit');
  strace.kill('SIGINT');
  await gone;
  // `% time     seconds  usecs/call     calls    errors syscall`
  let count = 0;
  for (const [, calls] of said.matchAll(/^\s*[\d.]+\s+[\d.]+\s+\d+\s+(\d+)\s+(?:\d+\s+)?f(?:data)?sync$/gmu))
    count += Number(calls);
  return count;
}

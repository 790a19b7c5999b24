import log from 'electron-log/node.js';
import path from 'node:path';

/** Writes to `logs/main.log` in a folder; rotated at 1 MB. */
export function startLog(folder: string): void {
  log.transports.file.resolvePathFn = () => path.join(folder, 'logs', 'main.log');
  log.transports.file.setAppName('Legekontor');
  log.transports.file.maxSize = 1_048_576;
  log.transports.console.level = false;
}

/** A line of the log: what happened, with ids, codes and counts. Never a name, a number of a person or a text. */
export function logEvent(event: string, codes: Readonly<Record<string, string | number>> = {}): void {
  const parts = Object.entries(codes).map(([name, value]) => `${name}=${String(value)}`);
  log.info([event, ...parts].join(' '));
}

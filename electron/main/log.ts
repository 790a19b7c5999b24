import log from 'electron-log/node.js';
import path from 'node:path';
import { lineOf, type LogLine } from '../../shared/ipc/logLine.ts';

/** Where the log lies below the user-data folder: the file in use, and the one before it. */
export function logFiles(folder: string): readonly [current: string, before: string] {
  return [path.join(folder, 'logs', 'main.log'), path.join(folder, 'logs', 'main.old.log')];
}

/** Writes to `logs/main.log` in a folder. At 1 MB the file becomes `main.old.log`, and the one before that goes. */
export function startLog(folder: string, packaged: boolean): void {
  log.transports.file.resolvePathFn = () => logFiles(folder)[0];
  log.transports.file.setAppName('Legekontor');
  log.transports.file.maxSize = 1_048_576;
  log.transports.file.format = ({ message }) => [`[${message.date.toISOString()}]`, ...message.data];
  log.transports.console.level = packaged ? false : 'info';
}

/** A line of the log: what happened, with ids, codes and counts. Never a name, a number of a person or a text. */
export function logEvent(event: LogLine['event'], codes: LogLine['codes'] = {}): void {
  log.info(lineOf(event, codes));
}

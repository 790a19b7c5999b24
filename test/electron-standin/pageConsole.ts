import type { EventEmitter } from 'node:events';
import type { CdpSession } from './cdp.ts';
import { toAppUrl } from './schemes.ts';
import { preventable } from './strict.ts';

const levels = { log: 'info', info: 'info', warning: 'warning', error: 'error', debug: 'debug' } as const;

/** Reports what a page writes to its console as `console-message`. */
export function reportConsole(session: CdpSession, contents: EventEmitter): void {
  session.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
    const level = Object.hasOwn(levels, type) ? levels[type as keyof typeof levels] : undefined;
    if (!level) return;
    const caller = stackTrace?.callFrames[0];
    const message = args.map((arg) => String(arg.value ?? arg.description ?? arg.type)).join(' ');
    const lineNumber = (caller?.lineNumber ?? -1) + 1;
    contents.emit(
      'console-message',
      preventable({ level, message, lineNumber, sourceId: toAppUrl(caller?.url ?? '') }),
    );
  });
}

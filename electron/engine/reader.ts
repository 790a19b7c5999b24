import { workerData } from 'node:worker_threads';
import type { AccessNote } from './db/appendAccess.ts';
import { logCode } from '../../shared/ipc/logLine.ts';
import { brokenCode } from '../../shared/lib/brokenCode.ts';
import { openDatabase } from './db/open.ts';
import type { EngineStart } from './ipc/messages.ts';
import { readerActs } from './ipc/readerActs.ts';
import { runAct } from './ipc/runAct.ts';
import { storeFaultOf } from './db/storeFault.ts';
import { threadPort } from './ipc/threadPort.ts';

// Thread 2: queries, on a connection that cannot write. Started when the writer has opened and migrated the file.
const { file, key } = workerData as EngineStart;
const port = threadPort();
const opened = openDatabase({ file, key, role: 'reader' });
if (!opened.ok) {
  port.send({ type: 'cannot-start', reason: storeFaultOf(opened.error) });
} else {
  const db = opened.value;
  port.onMessage((message) => {
    if (message.type === 'act') {
      const { id, name, input, practitionerId } = message;
      const broken = (cause: unknown) => {
        const code = brokenCode(cause);
        port.send({ type: 'log', line: { event: 'query broken', codes: { act: logCode(name), code: logCode(code) } } });
        return code;
      };
      const noted: AccessNote[] = [];
      const context = { db, now: Date.now, onOpened: (note: AccessNote) => void noted.push(note) };
      const reply = runAct(readerActs, context, name, input, practitionerId, broken);
      port.send({ type: 'reply', id, reply, opened: noted });
    } else if (message.type === 'stop') {
      db.close();
      port.send({ type: 'stopped' });
    }
  });
  port.send({ type: 'ready', fits: 'key' });
}

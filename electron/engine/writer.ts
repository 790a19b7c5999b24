import { workerData } from 'node:worker_threads';
import { acts, type ActName } from '../../shared/ipc/acts.ts';
import type { StoreFault } from '../../shared/ipc/reply.ts';
import type { Topic } from '../../shared/ipc/topics.ts';
import { err, type Result } from '../../shared/lib/result.ts';
import { refusalOf, type Db } from './db/open.ts';
import { openStore } from './db/openStore.ts';
import { belongsToPortal } from './db/belongsToPortal.ts';
import { runningFaultOf } from './db/storeFault.ts';
import type { EngineStart } from './ipc/messages.ts';
import { logOpening } from './ipc/logOpening.ts';
import { runAct, type AnyResult } from './ipc/runAct.ts';
import { runSlowAct } from './ipc/runSlowAct.ts';
import { slowActs } from './ipc/slowActs.ts';
import { brokenCode, threadPort } from './ipc/threadPort.ts';
import { writerActs } from './ipc/writerActs.ts';
import { portalClient } from './portal/client.ts';
import { portalFetch } from './portal/token.ts';
import { SyncLoop } from './sync/loop.ts';

// Thread 1: commands and sync, the only writer.
const { file, key, portal } = workerData as EngineStart;
const port = threadPort();

/** Topics are gathered for a moment, so that a first load does not make the window ask again at every page. */
const GATHER = 60;
const gathered = new Set<Topic>();
let timer: NodeJS.Timeout | undefined;
function changed(topics: readonly Topic[]): void {
  for (const topic of topics) gathered.add(topic);
  timer ??= setTimeout(() => {
    timer = undefined;
    port.send({ type: 'changed', topics: [...gathered] });
    gathered.clear();
  }, GATHER);
}

const opened = openForPortal();
if (opened.ok) run(opened.value);
else port.send({ type: 'cannot-start', reason: opened.error });

function openForPortal(): Result<Db, StoreFault> {
  const store = openStore(file, key);
  if (!store.ok || portal === null) return store;
  let fault: StoreFault = 'other-portal';
  try {
    if (belongsToPortal(store.value, portal.fhirBase)) return store;
  } catch (cause) {
    // A damaged page met here is what it is anywhere else.
    const refusal = refusalOf(cause);
    if (refusal === null) throw cause;
    fault = runningFaultOf(refusal);
  }
  store.value.close();
  return err(fault);
}

function run(db: Db): void {
  const loop =
    portal === null
      ? null
      : new SyncLoop({
          db,
          portal: portalClient(portal.fhirBase, portalFetch(portal.token)),
          poll: { active: portal.poll.active * 1000, idle: portal.poll.idle * 1000 },
          now: Date.now,
          random: Math.random,
          onState: (state) => port.send({ type: 'sync-state', state }),
          onChanged: changed,
          onBroken: (cause) => broken('sync', cause),
        });

  function broken(name: string, cause: unknown): string {
    const code = brokenCode(cause);
    port.send({ type: 'log', line: { event: 'writer broken', codes: { act: name, code } } });
    return code;
  }

  function answered(id: number, name: string, reply: AnyResult): void {
    port.send({ type: 'reply', id, reply, opened: [] });
    if (!reply.ok) return;
    if (name === 'syncNow') loop?.wake();
    changed(acts[name as ActName].topics);
    loop?.publish();
    loop?.wakePush();
  }

  const context = { db, now: Date.now };
  port.onMessage((message) => {
    switch (message.type) {
      case 'act': {
        const { id, name, input, practitionerId } = message;
        const onBroken = (cause: unknown) => broken(name, cause);
        if (name === 'syncNow') answered(id, name, { ok: true, value: null });
        else if (Object.hasOwn({ ...slowActs.open, ...slowActs.signedIn }, name))
          void runSlowAct(slowActs, context, name, input, practitionerId, onBroken).then((reply) =>
            answered(id, name, reply),
          );
        else answered(id, name, runAct(writerActs, context, name, input, practitionerId, onBroken));
        break;
      }
      case 'opened': {
        const { id, practitionerId, notes } = message;
        const reply = logOpening(context, practitionerId, notes, (cause) => broken('opened', cause));
        port.send({ type: 'reply', id, reply, opened: [] });
        if (reply.ok) changed(['accessLog']);
        break;
      }
      case 'wake':
        loop?.wake();
        break;
      case 'used':
        loop?.used();
        break;
      case 'stop':
        loop?.stop();
        db.close();
        port.send({ type: 'stopped' });
        break;
    }
  });
  port.send({ type: 'ready' });
  loop?.start();
}

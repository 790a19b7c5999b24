import { workerData } from 'node:worker_threads';
import { acts, type ActName } from '../../shared/ipc/acts.ts';
import { logCode } from '../../shared/ipc/logLine.ts';
import type { StoreFault } from '../../shared/ipc/reply.ts';
import { providerText } from '../../shared/text/provider.ts';
import type { Topic } from '../../shared/ipc/topics.ts';
import { brokenCode } from '../../shared/lib/brokenCode.ts';
import { err } from '../../shared/lib/result.ts';
import { refusalOf, type Db } from './db/open.ts';
import { openStoreWithEither, type Fits } from './db/openStore.ts';
import { rekey } from './db/rekey.ts';
import { LogCheck } from './db/logCheck.ts';
import { anchorNow } from './db/logAnchor.ts';
import { noteLogHead } from './db/outboxStore.ts';
import { foreignTo } from './db/belongsToPortal.ts';
import { runningFaultOf } from './db/storeFault.ts';
import { signInPerson } from './commands/signInPerson.ts';
import { storedPreferences } from './db/preferences.ts';
import type { EngineStart, PersonSignInStep } from './ipc/messages.ts';
import { logOpening } from './ipc/logOpening.ts';
import { runAct, type AnyResult } from './ipc/runAct.ts';
import { runSlowAct } from './ipc/runSlowAct.ts';
import { slowActs } from './ipc/slowActs.ts';
import { threadPort } from './ipc/threadPort.ts';
import { writerActs } from './ipc/writerActs.ts';
import { nameSurgery } from './db/surgery.ts';
import { portalClient } from './portal/client.ts';
import { useNetworkOfMachine } from './portal/network.ts';
import { MachineKeyRing } from './portal/machineKeys.ts';
import type { Person } from './portal/person.ts';
import { PersonSignIn, type SignInStep } from './portal/personSignIn.ts';
import { portalFetch } from './portal/token.ts';
import { AuditDelivery } from './sync/auditDelivery.ts';
import { SyncLoop } from './sync/loop.ts';

// Thread 1: commands and sync, the only writer.
const {
  file,
  key,
  nextKey,
  portal,
  portalIsBound = false,
  machineKeys = null,
  witness,
  machine = null,
  systemProxy = null,
} = workerData as EngineStart;
const port = threadPort();

/** How long a person has for signing in at the provider. */
const SIGN_IN_LIMIT = 5 * 60_000;

/** Topics are gathered for a moment, so that a first load does not make the window ask again at every page. */
const GATHER = 60;
/** Lines of the access log are in no hurry: those of some seconds go to the portal together. */
const GATHER_LINES = 3_000;
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

goThrough(systemProxy);
/** @param system the proxy that the operating system names; null: none */
function goThrough(system: string | null): void {
  useNetworkOfMachine({ settings: portal?.proxy, environment: process.env, system });
}

const opened = openForPortal();
if (opened.ok) run(opened.value.db, opened.value.fits);
else port.send({ type: 'cannot-start', reason: opened.error });

function openForPortal(): ReturnType<typeof openStoreWithEither> {
  const store = openStoreWithEither(file, key, nextKey, witness);
  if (!store.ok || portal === null) return store;
  let fault: StoreFault;
  try {
    const foreign = foreignTo(store.value.db, portal, portalIsBound);
    if (foreign === null) return store;
    fault = foreign;
  } catch (cause) {
    // A damaged page met here is what it is anywhere else.
    const refusal = refusalOf(cause);
    if (refusal === null) throw cause;
    fault = runningFaultOf(refusal);
  }
  store.value.db.close();
  return err(fault);
}

function run(db: Db, fits: Fits): void {
  if (portal !== null) nameSurgery(db, portal.organization ?? '');
  /** Goes before the reply to what it tells of, so that it is on the disk before anyone sees that. */
  const anchored = () => port.send({ type: 'anchor', anchor: anchorNow(db, Date.now()) });
  const context = { db, now: Date.now, onPinTried: anchored };
  const clients = [
    ...(portal?.token.method === 'private_key_jwt' ? [portal.token] : []),
    ...(portal?.people ? [portal.people] : []),
  ];
  const ring = new MachineKeyRing(machineKeys, clients, (kid, byAll) =>
    port.send({ type: 'machine-key-accepted', kid, byAll }),
  );
  const toPortal = portalFetch(portal?.token ?? { method: 'none' }, ring);
  const people =
    portal?.people === undefined
      ? null
      : new PersonSignIn({
          settings: portal.people,
          ring,
          limit: SIGN_IN_LIMIT,
          closingPage: () => {
            const { language } = storedPreferences(db, null);
            return { language, ...providerText[language].closing };
          },
          onStep: personStep,
        });

  function personStep(step: SignInStep): void {
    const seen = step.step === 'person' ? entered(step.person) : step;
    port.send({ type: 'person-sign-in', step: seen.step === 'failed' ? { name: null, ...seen } : seen });
  }

  function entered(person: Person): PersonSignInStep {
    const { name } = person;
    try {
      const signedIn = signInPerson(context, person);
      if (!signedIn.ok) return { step: 'failed', reason: signedIn.error, name };
      changed(acts.signIn.topics);
      logged();
      return { step: 'signed-in', session: signedIn.value };
    } catch (cause) {
      broken('signInPerson', cause);
      return { step: 'failed', reason: 'broken', name };
    }
  }
  const client = portal === null ? null : portalClient(portal.fhirBase, toPortal);
  const logChanged = () => changed(['accessLog']);
  const logBroken = (cause: unknown) => void broken('access log', cause);
  const logCheck = new LogCheck({ db, now: Date.now, onChanged: logChanged, onBroken: logBroken });
  const delivery =
    client === null
      ? null
      : new AuditDelivery({
          db,
          portal: client,
          random: Math.random,
          gather: GATHER_LINES,
          machine,
          now: Date.now,
          onCutShort: () => {
            logCheck.askNew();
            logged();
          },
          onChanged: logChanged,
          onBroken: logBroken,
        });
  const loop =
    portal === null || client === null
      ? null
      : new SyncLoop({
          db,
          portal: client,
          poll: { active: portal.poll.active * 1000, idle: portal.poll.idle * 1000 },
          now: Date.now,
          random: Math.random,
          onState: (state) => {
            port.send({ type: 'sync-state', state });
            delivery?.follow(state);
          },
          onChanged: changed,
          onBroken: (cause) => broken('sync', cause),
        });

  function broken(name: string, cause: unknown): string {
    const code = brokenCode(cause);
    port.send({ type: 'log', line: { event: 'writer broken', codes: { act: logCode(name), code: logCode(code) } } });
    return code;
  }

  function answered(id: number, name: string, reply: AnyResult): void {
    // A refused one may have its line too: a wrong PIN, say.
    anchored();
    port.send({ type: 'reply', id, reply, opened: [] });
    if (!reply.ok) return;
    if (name === 'syncNow' || name === 'fetchAttachment') loop?.wake();
    changed(acts[name as ActName].topics);
    loop?.publish();
    loop?.wakePush();
    logged();
  }

  /** A line has come to the access log, or a check of it has been asked for. */
  function logged(): void {
    noteLogHead(db);
    anchored();
    changed(['accessLog']);
    logCheck.wake();
    delivery?.wake();
  }

  port.onMessage((message) => {
    switch (message.type) {
      case 'act': {
        const { id, name, input, practitionerId } = message;
        const onBroken = (cause: unknown) => broken(name, cause);
        if (name === 'syncNow') answered(id, name, { ok: true, value: null });
        else if (name === 'signIn' && (portal === null || people !== null))
          answered(id, name, err({ type: 'ProviderNeeded' }));
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
        if (reply.ok) logged();
        break;
      }
      case 'wake':
        loop?.wake();
        break;
      case 'proxy':
        goThrough(message.system);
        loop?.wake();
        break;
      case 'used':
        loop?.used();
        break;
      case 'person-sign-in':
        if (!message.wanted) people?.cancel();
        else {
          people?.start();
          // Whoever signs in must be among the staff that the portal knows.
          loop?.wake();
        }
        break;
      case 'machine-keys':
        ring.replace(message.keys);
        toPortal.renew();
        loop?.wake();
        break;
      case 'rekey': {
        loop?.stop();
        delivery?.stop();
        logCheck.stop();
        const done = rekey(db, fits === 'key' ? key : (nextKey ?? key), message.nextKey);
        port.send({ type: 'rekeyed', fault: done.ok ? null : runningFaultOf(done.error) });
        break;
      }
      case 'stop':
        people?.cancel();
        loop?.stop();
        delivery?.stop();
        logCheck.stop();
        db.close();
        port.send({ type: 'stopped' });
        break;
    }
  });
  port.send({ type: 'ready', fits });
  anchored();
  loop?.start();
  logCheck.start();
}

import type { AccessNote } from '../../electron/engine/db/appendAccess.ts';
import type { Db } from '../../electron/engine/db/open.ts';
import { readerActs } from '../../electron/engine/ipc/readerActs.ts';
import { slowActs } from '../../electron/engine/ipc/slowActs.ts';
import { writerActs } from '../../electron/engine/ipc/writerActs.ts';
import type { ActName } from '../../shared/ipc/acts.ts';
import { ask, askAsIs, askSlow, NOW } from '../db/aSurgery.ts';
import { LIEN } from '../fhir/resources.ts';
import { SAMPLES } from '../ipc/samples.ts';
import type { Chance } from '../portal/surgery/random.ts';
import { inASpareSurgery, WHO } from './aSpareSurgery.ts';
import { whatIsWrongWith, type AnyReply } from './checkReply.ts';
import { payloadOf, type Payload } from './payload.ts';

/** The acts that the engine answers, on whichever of its threads. */
export const IN_ENGINE: readonly ActName[] = [readerActs, writerActs, slowActs].flatMap(
  ({ open, signedIn }) => [...Object.keys(open), ...Object.keys(signedIn)] as ActName[],
);

/** A store takes so many before the next begins with a new one: what was saved must not hide what comes. */
const A_STORE = 500;

/** Called with what an act did that it must not do; the place says which payload. */
export type Tell = (words: string) => void;

/** Sends generated payloads to the real acts, each from someone, and says each promise that was broken. */
export async function tryPayloads(chance: Chance, count: number, tell: Tell): Promise<void> {
  for (let from = 0; from < count; from += A_STORE) {
    // oxlint-disable-next-line no-await-in-loop -- one store after the other
    await inASpareSurgery(async (db) => {
      const clean = globalsNow();
      for (let place = from; place < Math.min(from + A_STORE, count); place += 1) {
        const payload = payloadOf(chance, place, IN_ENGINE);
        // oxlint-disable-next-line no-await-in-loop -- one after the other, as they would come
        const fault = await tryOne(db, payload, chance.pick(WHO));
        if (fault !== null) tell(`payload ${place}, ${payload.how}: ${fault}`);
        if (globalsNow() !== clean) tell(`payload ${place}, ${payload.how}: a prototype has changed`);
      }
      for (const fault of faultsOfStore(db)) tell(`after payload ${from + A_STORE}: ${fault}`);
    });
  }
}

/** Sends one payload; gives what it did that it must not do, or null. */
export async function tryOne(db: Db, payload: Payload, who: string | null): Promise<string | null> {
  const { name, input, mark } = payload;
  const before = changesIn(db);
  const notes: AccessNote[] = [];
  let reply: AnyReply;
  try {
    const isSlow = Object.hasOwn({ ...slowActs.open, ...slowActs.signedIn }, name);
    const note = (one: AccessNote) => void notes.push(one);
    reply = (isSlow ? await askSlow(db, name, input, who) : askAsIs(db, name, input, who, NOW, note)) as AnyReply;
    // It crosses to main and to the window.
    structuredClone(reply);
  } catch (cause) {
    return `it threw: ${String(cause instanceof Error ? (cause.cause ?? cause) : cause).slice(0, 200)}`;
  }
  const fault = whatIsWrongWith(reply, payload);
  if (fault !== null) return fault;
  if (JSON.stringify(notes).includes(mark)) return 'what was sent goes into the access log';
  if (!reply.ok && changesIn(db) !== before) return `${reply.error.type}, and yet the store has changed`;
  return goodActWorks(db) ? null : 'the next good act was refused';
}

/** Rows ever changed on this connection, but for lines of the access log, where an attempt belongs. */
function changesIn(db: Db): number {
  return Number(db.prepare('SELECT total_changes() - (SELECT count(*) FROM access_log)').pluck().get());
}

function goodActWorks(db: Db): boolean {
  const reply = ask(db, 'listWork', SAMPLES.listWork, LIEN) as AnyReply;
  return reply.ok;
}

function faultsOfStore(db: Db): string[] {
  const faults: string[] = [];
  const integrity = db.pragma('integrity_check', { simple: true });
  if (integrity !== 'ok') faults.push(`integrity_check says ${String(integrity)}`);
  if (JSON.stringify(db.prepare('SELECT * FROM access_log').all()).includes('fiendtlig'))
    faults.push('what was sent stands in the access log');
  const read = ask(db, 'readEConsultation', SAMPLES.readEConsultation, LIEN) as AnyReply;
  if (!read.ok) faults.push(`the matter cannot be read: ${read.error.type}`);
  return faults;
}

/** What every object in the program has; hostile keys and scripts would show here. */
function globalsNow(): string {
  const owners = [Object.prototype, Array.prototype, Function.prototype, String.prototype, globalThis];
  return owners.map((owner) => Reflect.ownKeys(owner).length).join();
}

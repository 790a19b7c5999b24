import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { FaultCase } from '../faultCase.ts';
import { rawAnswer, type RequestSeen } from '../line/requestRule.ts';
import { checkEnd } from '../oracle/checkEnd.ts';
import { openStore } from '../oracle/store.ts';
import type { World } from '../world.ts';

const HTML = '<!doctype html><html><title>Velkommen til nettet</title><body><h1>Logg inn</h1></body></html>';
const FHIR = { 'content-type': 'application/fhir+json' };
/** A Task that no portal has: should it ever be in the store, half of a broken answer was taken for a whole one. */
const PLANTED = 'planted-by-a-broken-answer';

/** So long we look on, ms, while it is tried again; a client that waits in between does so a few times. */
const LOOKS_ON = 200;
const MOST_TRIES = 15;

/** What comes instead of the portal's answer. `text` is a whole and valid page that holds the planted Task. */
const GARBLED: Readonly<Record<string, (text: string) => Buffer>> = {
  'web page': () => rawAnswer(200, { 'content-type': 'text/html; charset=utf-8' }, HTML),
  'web page said to be JSON': () => rawAnswer(200, FHIR, HTML),
  'page said to be text': (text) => rawAnswer(200, { 'content-type': 'text/plain' }, text),
  'cut body': (text) => rawAnswer(200, { ...FHIR, 'content-length': `${text.length}` }, text.slice(0, -5)),
  'too short a length': (text) => rawAnswer(200, { ...FHIR, 'content-length': `${text.length - 5}` }, text),
  'cut chunks': (text) => {
    const head = rawAnswer(200, { ...FHIR, 'transfer-encoding': 'chunked' }).toString('latin1');
    const chunk = text.slice(0, -5);
    return Buffer.from(`${head.replace(/content-length: 0\r\n/u, '')}${chunk.length.toString(16)}\r\n${chunk}\r\n`);
  },
  'cut gzip': (text) => {
    const packed = gzipSync(text).subarray(0, -12);
    return rawAnswer(200, { ...FHIR, 'content-encoding': 'gzip' }, packed);
  },
  'broken JSON': (text) => rawAnswer(200, FHIR, `${text.slice(0, -2)},,`),
  'another bundle': (text) => rawAnswer(200, FHIR, text.replaceAll('"searchset"', '"history"')),
  'no bundle': () => rawAnswer(200, FHIR, '{"resourceType":"Basic"}'),
  nothing: () => rawAnswer(200, FHIR, ''),
  'no content': () => rawAnswer(204, {}),
  'a redirect': () => rawAnswer(302, { location: 'http://192.0.2.1/' }),
  'not HTTP': () => Buffer.from('SSH-2.0-OpenSSH_9.2\r\n'),
};

/** F17: an answer that is cut, corrupted, or somebody else's. */
export const garbled: FaultCase = {
  id: 'F17',
  what: 'cut or corrupted body, wrong length, cut chunks and gzip, web page of a guest network',
  amount: { quick: 30, full: 500 },
  perRun: { quick: 30, full: 50 },
  async run({ open, faults, report }) {
    const world = await open();
    await world.begin();
    const before = world.line.touched;
    const names = world.chance.shuffled(Object.keys(GARBLED));
    for (let made = 0, turn = 0; made < faults; made = world.line.touched - before, turn += 1)
      await garble(world, names[turn % names.length] ?? '');
    report.fault('network', world.line.touched - before);
    await checkEnd(world);
  },
};

async function garble(world: World, name: string): Promise<void> {
  const { line, desk, report, chance } = world;
  const [taskId] = await world.patientsWrite(1);
  if (taskId === undefined) return;
  await world.arrive([taskId]);
  const make = GARBLED[name];
  if (make === undefined) throw new Error(`no such fault ${name}`);
  const before = line.touched;
  const victims = chance.pick(['all', 'creates', 'updates'] as const);
  line.rule((request) => (isVictim(request, victims) ? { answer: make(pageFor(world, request)) } : 'pass'));
  // What is written from now on can only come in an answer that is broken, where all are.
  desk.wake();
  if (victims === 'all') await desk.until(() => line.touched > before, 5_000);
  const [unseen = ''] = await world.patientsWrite(1);
  const op = await world.answer(taskId);
  desk.wake();
  await world.told(`${name}, ${victims}: waits, and not said to be connected`, ({ connection, waiting }) => {
    return waiting > 0 && (victims !== 'all' || connection.state !== 'connected');
  });
  await desk.until(() => line.touched - before >= (victims === 'all' ? 3 : 1), 5_000);
  let tries = 0;
  line.onRequest = ({ writes }) => {
    if (writes) tries += 1;
  };
  await wait(LOOKS_ON);
  line.onRequest = () => undefined;
  report.expect(tries < MOST_TRIES, 'failed', `${name}, ${victims}: sent ${tries} times without a pause`);
  report.expect((await world.delivery(op))?.state !== 'acknowledged', 'untold', `${name}, ${victims}: said to be sent`);
  const opened = openStore(desk);
  if (opened.ok) {
    // What came whole beside it may be there; of the broken answer nothing may.
    const held = opened.value.db
      .prepare(`SELECT count(*) FROM resource WHERE json IS NOT NULL AND (json LIKE ? OR json LIKE ?)`)
      .pluck()
      .get(`%${PLANTED}%`, victims === 'all' ? `%"${unseen}"%` : `%${PLANTED}%`);
    opened.value.close();
    report.expect(held === 0, 'failed', `${name}, ${victims}: something of the broken answer was taken`);
  }
  await line.mend();
  desk.wake();
  await desk.until(() => desk.state?.waiting === 0 && desk.state.connection.state === 'connected');
}

/** A valid answer that holds a Task of no portal, far in the future so that a moved cursor would show. */
function pageFor(world: World, request: RequestSeen): string {
  const template = world.portal.all('Task')[0];
  const planted = { ...template, id: PLANTED, meta: { versionId: '1', lastUpdated: '2099-01-01T00:00:00.000Z' } };
  const page = { resourceType: 'Bundle', type: 'searchset', entry: [{ resource: planted }] };
  if (request.parts.length < 2) return JSON.stringify(page);
  const entry = request.parts.map(() => ({ resource: page, response: { status: '200' } }));
  return JSON.stringify({ resourceType: 'Bundle', type: 'batch-response', entry });
}

function isVictim({ parts }: RequestSeen, victims: 'all' | 'creates' | 'updates'): boolean {
  if (victims === 'all') return true;
  return parts.some(({ method }) => method === (victims === 'creates' ? 'POST' : 'PUT'));
}

import { createServer } from 'node:tls';
import type { AddressInfo } from 'node:net';
import { Desk } from '../desk.ts';
import type { FaultCase } from '../faultCase.ts';
import { NAMES_FAIL } from '../host/fastClock.ts';
import { refusal } from '../line/refusing.ts';
import { selfSigned } from '../line/selfSigned.ts';
import { checkEnd } from '../oracle/checkEnd.ts';
import type { World } from '../world.ts';

const KINDS = ['500', '502', '504', 'refused', 'broken', 'no name'] as const;
/** From the tenth failure on we look at most every half minute. */
const FAILURES = 10;
const PATIENT = 30_000;

/** F14: the portal is broken, or cannot be reached at all. */
export const broken: FaultCase = {
  id: 'F14',
  what: '500, 502, 504, refused, name not found, TLS failure',
  amount: { quick: 12, full: 300 },
  perRun: { quick: 12, full: 25 },
  async run({ open, faults, report, seed }) {
    // Node's fetch takes addresses as they are; only a name is looked up.
    const world = await open({ host: 'localhost' });
    await world.begin();
    const before = report.faults;
    if (seed % 3 === 0) await isPatient(world);
    while (report.faults - before < faults) await breakDown(world, world.chance.pick(KINDS));
    await withoutTrust(world);
    await checkEnd(world);
  },
};

async function breakDown(world: World, kind: (typeof KINDS)[number]): Promise<void> {
  const { line, desk, report, chance } = world;
  const tasks = await world.patientsWrite(2);
  await world.arrive(tasks);
  const times = chance.between(1, 4);
  const before = line.touched;
  await makeBroken(world, kind);
  for (const taskId of tasks) await world.answer(taskId);
  desk.wake();
  const expected = kind.startsWith('5') ? 'refused' : 'offline';
  await world.told(`${kind}: said to be ${expected}`, ({ connection, waiting }) => {
    return connection.state === expected && waiting > 0;
  });
  await desk.until(() => line.touched - before >= times || !kind.startsWith('5'), 5_000);
  const hits = Math.max(1, line.touched - before);
  report.fault('network', hits);
  desk.dial(NAMES_FAIL, 0);
  await line.mend();
  desk.wake();
  await desk.until(() => desk.state?.waiting === 0);
}

async function makeBroken({ line, desk }: World, kind: (typeof KINDS)[number]): Promise<void> {
  if (kind === 'refused') await line.cut();
  else if (kind === 'broken') line.rule(() => 'break');
  else if (kind === 'no name') {
    // What is open already needs no name.
    desk.dial(NAMES_FAIL, 1);
    line.breakAll();
  } else line.rule(() => ({ answer: refusal({ status: Number(kind), text: 'I stykker' }) }));
}

/** After ten failures at most one look in half a minute, of the surgery's time. */
async function isPatient(world: World): Promise<void> {
  const { line, desk, report } = world;
  const asked: number[] = [];
  line.rule(() => {
    asked.push(world.now());
    return 'break';
  });
  desk.wake();
  // The first time every type is asked for; once the line is known to be gone, one is.
  await desk.until(() => desk.state?.connection.state === 'offline');
  const before = asked.length;
  await desk.until(() => asked.length > before + FAILURES);
  const from = asked.length;
  const started = world.now();
  await desk.until(() => world.now() - started > 4 * PATIENT);
  const looks = asked.length - from;
  report.expect(looks <= 5, 'failed', `${looks} looks in two minutes after ${FAILURES} failures`);
  report.fault('network', asked.length);
  await line.mend();
  desk.wake();
  await desk.until(() => desk.state?.connection.state === 'connected');
}

/** A certificate that nobody vouches for: no request is sent, ever, and the window does not say «connected». */
async function withoutTrust(world: World): Promise<void> {
  const { report } = world;
  let requests = 0;
  let tries = 0;
  const server = createServer(selfSigned(Date.now()), (socket) => {
    socket.on('data', () => (requests += 1));
    socket.on('error', () => undefined);
  });
  server.on('tlsClientError', () => (tries += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const desk = new Desk({
    fhirBase: `https://127.0.0.1:${port}/fhir`,
    bend: { speed: world.speed, origin: world.origin, synchronous: 'FULL' },
  });
  try {
    await desk.start();
    const tried = await desk.until(() => tries >= 3);
    report.expect(tried && desk.state?.connection.state === 'offline', 'untold', 'a certificate nobody vouches for');
    report.expect(requests === 0, 'failed', 'a request went to a server that nobody vouches for');
    report.fault('network', tries);
  } finally {
    await desk.dispose();
    server.close();
  }
}

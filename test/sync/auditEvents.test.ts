import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NO_LINE, linesAfter, logHead } from '../../electron/engine/db/accessLogStore.ts';
import { readLogDelivered } from '../../electron/engine/db/logDeliveryStore.ts';
import { verifyStep } from '../../electron/engine/db/verifyLog.ts';
import { Workstation } from '../builders/surgery.ts';
import { startPortal, type Portal } from '../portal/portal.ts';
import { startBareServer } from './bareServer.ts';

type AuditEvent = {
  readonly meta: { readonly tag: readonly { readonly code: string }[] };
  readonly subtype: readonly { readonly code: string }[];
  readonly recorded: string;
};

let portal: Portal;
let desk: Workstation;

beforeEach(async () => {
  portal = await startPortal({ surgery: 'small' });
  desk = new Workstation(portal.fhirUrl);
  desk.deliversLog = true;
  desk.start();
  await desk.synced();
  desk.signInAs('Ingrid Lien');
});

afterEach(async () => {
  desk.dispose();
  await portal.close();
});

async function atPortal(fhirUrl = portal.fhirUrl): Promise<readonly AuditEvent[]> {
  const reply = await fetch(`${fhirUrl}/AuditEvent?_count=1000`);
  const bundle = (await reply.json()) as { entry?: { resource: AuditEvent }[] };
  return (bundle.entry ?? []).map(({ resource }) => resource);
}

const hashes = (events: readonly AuditEvent[]) => events.map(({ meta }) => meta.tag[0]?.code ?? '').toSorted();
const ours = () =>
  linesAfter(desk.db, 0, 1_000)
    .map(({ hash }) => hash.toString('hex'))
    .toSorted();
const allDelivered = () =>
  desk.until('all lines are delivered', () => readLogDelivered(desk.db).through === logHead(desk.db).seq);

/** So many lines in the log. */
function signInAgain(times: number): void {
  for (let at = 0; at < times; at += 1) desk.get('signIn', { practitionerId: desk.practitionerId ?? '' });
}

describe('each line is at the portal exactly once', () => {
  test('after an e-consultation was read and answered, with what it tells', async () => {
    const taskId = await portal.patientWrites({ subject: 'Utslett', question: 'Kan jeg ta to?' });
    await desk.until('the question has come', () => desk.ask('readEConsultation', { taskId }).ok);
    desk.get('answerEConsultation', { taskId, text: 'Ta én.' });
    await desk.until('answered', () => portal.answers(taskId).length === 1);
    await allDelivered();
    const events = await atPortal();
    expect(hashes(events)).toEqual(ours());
    const answered = events.find(({ subtype }) => subtype[0]?.code === 'answerEConsultation');
    const patient = portal.read('Task', taskId)?.for?.reference;
    expect(answered).toMatchObject({
      action: 'C',
      outcome: '0',
      type: { code: '110110' },
      purposeOfEvent: [{ coding: [{ code: 'TREAT' }] }],
      agent: [
        {
          who: { reference: `Practitioner/${desk.practitionerId}` },
          role: [{ coding: [{ code: 'gp' }] }],
          requestor: true,
        },
        { who: { reference: expect.stringMatching(/^Organization\//u) as string }, requestor: false },
      ],
    });
    expect(answered).toMatchObject({
      entity: [
        { what: { reference: patient }, role: { code: '1' } },
        { what: { reference: `Task/${taskId}` }, description: 'e-consultation' },
        { detail: [{ type: 'seq' }] },
      ],
    });
    expect(JSON.stringify(events)).not.toMatch(/Utslett|Ta én|Kan jeg/u);
  });

  const ONLY = { type: 'AuditEvent' };
  test.each<[string, () => void]>([
    ['lost', () => portal.misbehave.dropNextReply(2, ONLY)],
    ['cut short', () => portal.misbehave.truncateBody(2, ONLY)],
    ['another’s', () => portal.misbehave.sendWebPage(2, ONLY)],
    [
      'an error of the portal’s after it was done',
      () => portal.misbehave.answerWith(502, { ...ONLY, afterCommit: true }),
    ],
  ])('when the reply is %s', async (_how, misbehave) => {
    misbehave();
    signInAgain(120);
    await allDelivered();
    expect(hashes(await atPortal())).toEqual(ours());
  });

  test('when the app is killed again and again', async () => {
    for (let time = 0; time < 5; time += 1) {
      signInAgain(30);
      // oxlint-disable-next-line no-await-in-loop
      await new Promise((resolve) => setTimeout(resolve, time * 7));
      desk.stop();
      desk.start();
      // oxlint-disable-next-line no-await-in-loop
      await desk.synced();
    }
    await allDelivered();
    expect(hashes(await atPortal())).toEqual(ours());
    expect(verifyStep(desk.db, NO_LINE, 10_000)).toMatchObject({ broken: null });
  });

  test('when the line goes meanwhile, and without holding an answer up', async () => {
    portal.misbehave.answerWith(500, { ...ONLY, times: 1_000 });
    signInAgain(3);
    const taskId = await portal.patientWrites({ subject: 'Utslett', question: 'Kan jeg ta to?' });
    await desk.until('the question has come', () => desk.ask('readEConsultation', { taskId }).ok);
    desk.get('answerEConsultation', { taskId, text: 'Ta én.' });
    await desk.until('answered', () => portal.answers(taskId).length === 1);
    expect(await atPortal()).toEqual([]);
    await portal.misbehave.behave();
    desk.stop();
    desk.start();
    await allDelivered();
    expect(hashes(await atPortal())).toEqual(ours());
  });

  test('to a server that takes no Bundles of ours and answers with nothing but a number', async () => {
    const bare = await startBareServer();
    try {
      desk.dispose();
      await copySurgery(bare.fhirUrl);
      desk = new Workstation(bare.fhirUrl);
      desk.deliversLog = true;
      desk.start();
      await desk.synced();
      desk.signInAs('Ingrid Lien');
      signInAgain(3);
      await allDelivered();
      expect(hashes(await atPortal(bare.fhirUrl))).toEqual(ours());
    } finally {
      desk.stop();
      await bare.close();
    }
  });
});

async function copySurgery(to: string): Promise<void> {
  for (const type of ['Organization', 'Practitioner', 'PractitionerRole', 'Patient']) {
    // oxlint-disable-next-line no-await-in-loop
    const bundle = (await (await fetch(`${portal.fhirUrl}/${type}?_count=100`)).json()) as {
      entry?: { resource: { id: string } }[];
    };
    for (const { resource } of bundle.entry ?? []) {
      // oxlint-disable-next-line no-await-in-loop
      await fetch(`${to}/${type}/${resource.id}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/fhir+json' },
        body: JSON.stringify(resource),
      });
    }
  }
}

const cut = () => linesAfter(desk.db, 0, 1_000).filter(({ act }) => act === 'logCutShort');

describe('what the portal has of this machine', () => {
  test('is asked for at a start: a log that was put back older is told, once', async () => {
    signInAgain(2);
    await allDelivered();
    desk.stop();
    const older = readFileSync(desk.file);
    const unsent = readFileSync(`${desk.file}.unsent`);
    desk.start();
    await desk.synced();
    signInAgain(3);
    await allDelivered();
    desk.stop();
    writeFileSync(desk.file, older);
    writeFileSync(`${desk.file}.unsent`, unsent);
    desk.start();
    await desk.until('it is told', () => desk.cutShort === 1);
    expect(cut().map(({ reason }) => reason)).toEqual([expect.stringMatching(/^#2 < #5 [0-9a-f]{64}$/u)]);
    await allDelivered();
    desk.stop();
    desk.start();
    await desk.synced();
    await allDelivered();
    expect(cut()).toHaveLength(1);
  });

  test('is no concern of another machine’s', async () => {
    signInAgain(3);
    await allDelivered();
    const other = new Workstation(portal.fhirUrl);
    other.deliversLog = true;
    other.machine = '0f6b1f6c-8a43-4d0e-9c55-3f1d2b7a9e06';
    other.start();
    await other.synced();
    other.signInAs('Ingrid Lien');
    await other.until('asked', () => readLogDelivered(other.db).portal === 'takes' || logHead(other.db).seq === 0);
    expect(linesAfter(other.db, 0, 10).filter(({ act }) => act === 'logCutShort')).toEqual([]);
    other.dispose();
  });
});

test('an answer that waits for a person keeps no line from the portal', async () => {
  const taskId = await portal.patientWrites({ subject: 'Utslett', question: 'Kan jeg ta to?' });
  await desk.until('the question has come', () => desk.ask('readEConsultation', { taskId }).ok);
  portal.misbehave.answerWith(422, { type: 'Communication', times: 1_000 });
  desk.get('answerEConsultation', { taskId, text: 'Ta én.' });
  await desk.until('it was refused', () => desk.state.needsYou === 1);
  // Behind it in the same lane, for as long as nobody decides.
  desk.get('writeInternalNote', { taskId, note: 'Ring henne.' });
  await desk.until('it waits', () => desk.state.waiting === 1);
  signInAgain(12);
  await allDelivered();
  expect(hashes(await atPortal())).toEqual(ours());
});

describe('a portal that does not take them', () => {
  test('because it does not offer AuditEvent: the log is kept here, and that is known', async () => {
    desk.dispose();
    desk = new Workstation(portal.fhirUrl);
    desk.deliversLog = true;
    desk.portalFetch = async (url, init) => {
      const reply = await fetch(url, init);
      if (!url.endsWith('/metadata')) return reply;
      const text = (await reply.text()).replace('"type":"AuditEvent"', '"type":"Basic"');
      return new Response(text, { status: reply.status, headers: reply.headers });
    };
    desk.start();
    await desk.synced();
    desk.signInAs('Ingrid Lien');
    signInAgain(2);
    await desk.until('it is known', () => readLogDelivered(desk.db).portal === 'not-offered');
    expect(await atPortal()).toEqual([]);
    expect(logHead(desk.db).seq).toBe(2);
  });

  test('because it refuses all: known, nothing is set aside, and the rest of the sync goes on', async () => {
    portal.misbehave.answerWith(403, { type: 'AuditEvent', times: 1_000 });
    signInAgain(2);
    await desk.until('it is known', () => readLogDelivered(desk.db).portal === 'refuses');
    expect(readLogDelivered(desk.db)).toMatchObject({ through: 0, refused: [] });
    await desk.synced();
  });

  test('one line that it will not have is set aside, and tried again at the next start', async () => {
    portal.misbehave.answerWith(422, { type: 'AuditEvent' });
    signInAgain(1);
    await desk.until('it is set aside', () => readLogDelivered(desk.db).refused.length === 1);
    signInAgain(1);
    await allDelivered();
    expect(await atPortal()).toHaveLength(1);
    desk.stop();
    desk.start();
    await desk.until('taken after all', () => readLogDelivered(desk.db).refused.length === 0);
    expect(hashes(await atPortal())).toEqual(ours());
  });
});

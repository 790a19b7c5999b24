import { askedQueue } from '../builders/askedQueue.ts';
import type { Binary, Communication, Task } from '@medplum/fhirtypes';
import { afterEach, expect, test } from 'vitest';
import { aPng } from '../builders/files.ts';
import { Workstation } from '../builders/surgery.ts';
import { aBareSurgery } from './bareSurgery.ts';
import { type Answer, type OwnWay, startBareServer } from './bareServer.ts';

// A surgery at servers that are valid R4 and differ from most: the work is done all the same, or the difference is told.

const clear: (() => unknown)[] = [];
afterEach(async () => {
  // oxlint-disable-next-line no-await-in-loop -- in the opposite order of their making
  for (const each of clear.splice(0).toReversed()) await each();
});

async function aSurgeryAt(ownWay: OwnWay) {
  const server = await startBareServer(ownWay);
  clear.push(() => server.close());
  const surgery = await aBareSurgery(server);
  const desk = () => {
    const one = new Workstation(server.fhirUrl).start();
    clear.push(() => {
      expect(one.broken).toEqual([]);
      one.dispose();
    });
    return one;
  };
  return { server, ...surgery, desk };
}

async function signedIn(desk: Workstation): Promise<Workstation> {
  await desk.synced();
  desk.signInAs('Ingrid Lien');
  return desk;
}

const deliveryOf = (desk: Workstation, taskId: string) =>
  desk.get('readEConsultation', { taskId }).messages.findLast(({ kind }) => kind === 'answer')?.delivery;

const withStrongEtag = ({ headers = {}, ...answer }: Answer): Answer => {
  const { etag, ...others } = headers;
  return { ...answer, headers: etag === undefined ? others : { ...others, etag: etag.slice(2) } };
};

test('a server whose ETags are strong, and which compares them strongly, gets them back as they came', async () => {
  const { server, asks, desk } = await aSurgeryAt(async ({ method, headers }, usual) => {
    const ifMatch = headers['if-match'];
    if (method === 'PUT' && ifMatch?.startsWith('W/') === true) return { status: 412, body: {} };
    return withStrongEtag(await usual());
  });
  const taskId = await asks();
  const lien = await signedIn(desk());
  lien.get('answerEConsultation', { taskId, text: 'Ta én om dagen.' });
  await lien.until('delivered', () => deliveryOf(lien, taskId)?.state === 'acknowledged');
  expect((await server.repository.readResource<Task>('Task', taskId)).status).toBe('completed');
  expect(await server.repository.searchResources<Communication>({ resourceType: 'Communication' })).toHaveLength(2);
});

test('a Binary that is given as the file itself is shown, and asked for once', async () => {
  const png = aPng();
  const { server, asks, desk } = await aSurgeryAt(({ method, path }, usual) =>
    method === 'GET' && path.startsWith('Binary/')
      ? { status: 200, headers: { 'content-type': 'image/png' }, body: png }
      : usual(),
  );
  const binary = await server.repository.createResource<Binary>({ resourceType: 'Binary', contentType: 'image/png' });
  const taskId = await asks([{ contentAttachment: { contentType: 'image/png', url: `Binary/${binary.id}` } }]);
  const lien = await signedIn(desk());
  const files = () => lien.get('readEConsultation', { taskId }).messages.flatMap((message) => message.files);
  await lien.until('it is here', () => files()[0]?.state.is === 'here');
  await lien.synced();
  const [message] = lien.get('readEConsultation', { taskId }).messages;
  const shown = lien.get('readAttachment', { taskId, messageId: message?.id ?? '', place: 1 });
  expect(shown).toMatchObject({ type: 'image/png', base64: png.toString('base64') });
  expect(server.seen.filter(({ path }) => path.startsWith('Binary/'))).toHaveLength(1);
  expect(lien.get('listWork', askedQueue()).rows).toHaveLength(1);
});

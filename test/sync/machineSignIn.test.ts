import { exportJWK, generateKeyPair } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TokenSettings } from '../../electron/engine/portal/settings.ts';
import { portalFetch } from '../../electron/engine/portal/token.ts';
import { Workstation } from '../builders/surgery.ts';
import { startPortal, type Portal } from '../portal/portal.ts';

// The machine's sign-in against a server of HelseID's kind: private_key_jwt, DPoP, and a nonce with every proof.

let portal: Portal;
let desk: Workstation;

beforeAll(async () => {
  portal = await startPortal({ surgery: 'small', requireToken: true });
  desk = new Workstation(portal.fhirUrl);
  desk.portalFetch = portalFetch(rightSettings());
  desk.start();
  await desk.synced();
  desk.signInAs('Ingrid Lien');
});
afterAll(async () => {
  desk.dispose();
  await portal.close();
});

function rightSettings(): Extract<TokenSettings, { method: 'private_key_jwt' }> {
  const settings = portal.tokenSettings;
  if (settings?.privateKey.kty === undefined) throw new Error('the portal asks for no token');
  return {
    ...settings,
    privateKey: { ...settings.privateKey, kty: settings.privateKey.kty, alg: 'ES256', kid: 'machine' },
  };
}

/** A patient writes, and the question has come to the desk. */
async function aQuestion(): Promise<string> {
  const taskId = await portal.patientWrites({ subject: 'Ny medisin', question: 'Kan jeg ta to om dagen?' });
  desk.wake();
  await desk.until('the question has come', () => desk.ask('readEConsultation', { taskId }).ok);
  return taskId;
}

const delivery = (taskId: string) =>
  desk.get('readEConsultation', { taskId }).messages.findLast((message) => message.kind === 'answer')?.delivery;

test('everything goes with a token bound to a key: the pull, the answer, and each once', async () => {
  const taskId = await aQuestion();
  desk.get('answerEConsultation', { taskId, text: 'Ta én om dagen.' });
  await desk.until('delivered', () => delivery(taskId)?.state === 'acknowledged');
  expect(portal.answers(taskId)).toHaveLength(1);
  const writes = portal.requests.filter((one) => one.method === 'PUT' || one.path === 'Communication');
  expect(writes.map((one) => one.status)).not.toContain('dropped');
  expect(desk.broken).toEqual([]);
});

test('a token that is withdrawn in the middle is replaced without anyone noticing', async () => {
  const taskId = await aQuestion();
  const seen = new Set<string>();
  portal.misbehave.revokeToken(1, { only: 'writes' });
  desk.get('answerEConsultation', { taskId, text: 'Ta én om dagen.' });
  await desk.until('delivered', () => {
    seen.add(desk.state.connection.state);
    return delivery(taskId)?.state === 'acknowledged';
  });
  expect(portal.requests.filter((one) => one.method !== 'GET' && one.status === 401).length).toBeGreaterThan(0);
  expect([...seen]).toEqual(['connected']);
  expect(portal.answers(taskId)).toHaveLength(1);
});

test('with a key that the portal does not know: sign-in needed, nothing sent, nothing lost; delivered once with the right one', async () => {
  const taskId = await aQuestion();
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const foreign = { ...(await exportJWK(privateKey)), kty: 'EC', alg: 'ES256' as const, kid: 'machine' };
  desk.stop();
  const asFetch = portalFetch({ ...rightSettings(), privateKey: foreign });
  let tries = 0;
  desk.portalFetch = (url, init) => {
    tries += 1;
    return asFetch(url, init);
  };
  desk.start();
  // What the server can do is open to all, so the first pull is what is refused.
  await desk.until('told to sign in', () => {
    const { connection } = desk.state;
    return connection.state === 'refused' && connection.problem.kind === 'sign-in-needed';
  });
  desk.get('answerEConsultation', { taskId, text: 'Ta én om dagen.' });
  const before = portal.requests.length;
  const then = tries;
  for (const more of [1, 2]) {
    desk.wake();
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await desk.until('it has tried again', () => tries >= then + more);
  }
  await desk.until('and was refused', () => desk.state.connection.state === 'refused');
  expect(portal.requests.slice(before).filter((one) => one.method !== 'GET')).toEqual([]);
  expect([delivery(taskId)?.state, desk.state.waiting, portal.answers(taskId).length]).toEqual(['queued', 1, 0]);

  desk.stop();
  desk.portalFetch = portalFetch(rightSettings());
  desk.start();
  await desk.until('delivered', () => delivery(taskId)?.state === 'acknowledged');
  expect(portal.answerTexts(taskId)).toEqual(['Ta én om dagen.']);
  expect(desk.broken).toEqual([]);
});

import { expect, test } from 'vitest';
import type { PortalReply } from '../../electron/engine/portal/client.ts';
import { SYSTEM } from '../../shared/fhir/codes.ts';
import { newestAtPortal } from '../../electron/engine/sync/sendAuditEvents.ts';

const asked = (reply: PortalReply) =>
  newestAtPortal({ base: 'https://portal.example/fhir', send: () => Promise.resolve(reply) }, 'a-machine');
const answer = (status: number, body: unknown = null): PortalReply => ({
  type: 'reply',
  status,
  body,
  etag: null,
  retryAfter: null,
  date: null,
});

// Only what passes is waited for: the lines must not stay here for ever because a search does not work.
test.each<[number, string | null]>([
  [401, 'unknown'],
  [429, 'unknown'],
  [503, 'unknown'],
  [403, null],
  [404, null],
  [405, null],
  [501, null],
  [400, 'not-told'],
  [408, 'not-told'],
  [500, 'not-told'],
  [200, 'not-told'],
])('a search for the newest line that is answered with %i', async (status, meaning) => {
  expect(await asked(answer(status))).toBe(meaning);
});

test('no answer tells nothing', async () => {
  expect(await asked({ type: 'no-reply', cause: 'ECONNRESET', neverLeft: false })).toBe('unknown');
});

const aLine = (machine: string, seq: number) => ({
  resourceType: 'AuditEvent',
  meta: { tag: [{ system: SYSTEM.accessLogMachine, code: machine }] },
  entity: [
    {
      what: { identifier: { system: SYSTEM.accessLogLine, value: `${seq}`.padStart(64, '0') } },
      detail: [{ type: 'seq', valueString: `${seq}` }],
    },
  ],
});

test('a server that takes no notice of the tag gives the lines of other machines too: they say nothing of this one’s', async () => {
  const lines = [aLine('another', 9), aLine('a-machine', 4), aLine('a-machine', 3)];
  const body = { resourceType: 'Bundle', type: 'searchset', entry: lines.map((resource) => ({ resource })) };
  expect(await asked(answer(200, body))).toMatchObject({ seq: 4 });
});

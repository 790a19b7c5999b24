import { describe, expect, test } from 'vitest';
import { portalClient, TOO_LARGE, type PortalReply, type PortalRequest } from '../../electron/engine/portal/client.ts';
import { TokenRefused } from '../../electron/engine/portal/refusals.ts';

const BASE = 'https://portal.example/fhir';
const READ: PortalRequest = { method: 'GET', path: 'Task/1' };
const FHIR = 'application/fhir+json; charset=utf-8';

/** What the client makes of an answer, or of a line that fails with an error. */
function of(answer: Response | Error, request = READ): Promise<PortalReply> {
  const client = portalClient(BASE, () => (answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)));
  return client.send(request);
}

const answer = (body: string | null, headers: Record<string, string> = {}, status = 200) =>
  new Response(body, { status, headers: { 'content-type': FHIR, ...headers } });

describe('what goes out', () => {
  test.each<[string, PortalRequest, string, Record<string, string | null>]>([
    ['a read', READ, `${BASE}/Task/1`, { accept: 'application/fhir+json', 'content-type': null }],
    [
      'a guarded update',
      { method: 'PUT', path: 'Task/1', body: { resourceType: 'Task' }, headers: { 'if-match': 'W/"7"' } },
      `${BASE}/Task/1`,
      { 'if-match': 'W/"7"', 'content-type': 'application/fhir+json' },
    ],
    ['a Bundle', { method: 'POST', path: '', body: {} }, BASE, {}],
  ])('%s', async (_what, request, url, headers) => {
    const seen: [url: string, init: RequestInit][] = [];
    const client = portalClient(BASE, (...asked) => {
      seen.push(asked);
      return Promise.resolve(answer('{}'));
    });
    await client.send(request);
    const [to, init = {}] = seen[0] ?? [];
    expect(to).toBe(url);
    expect(init).toMatchObject({ method: request.method, redirect: 'manual' });
    for (const [name, value] of Object.entries(headers)) expect(new Headers(init.headers).get(name)).toBe(value);
    expect(init.body).toBe(request.body === undefined ? undefined : JSON.stringify(request.body));
  });
});

describe('an answer larger than asked for', () => {
  test('is no resource, and the line is well', async () => {
    const large = answer(JSON.stringify({ data: 'x'.repeat(2_000) }));
    expect(await of(large, { ...READ, largest: 1_000 })).toEqual({
      type: 'not-fhir',
      status: 200,
      contentType: TOO_LARGE,
    });
    const small = answer(JSON.stringify({ data: 'x' }));
    expect(await of(small, { ...READ, largest: 1_000 })).toMatchObject({ type: 'reply', status: 200 });
  });
});

describe('what an answer is', () => {
  const notFhir = { type: 'not-fhir' };
  test.each<[string, Response, object]>([
    ['a resource', answer('{"id":"1"}'), { type: 'reply', status: 200, body: { id: '1' } }],
    ['a resource as plain JSON', answer('{}', { 'content-type': 'application/json' }), { type: 'reply', body: {} }],
    [
      'a change without a body',
      answer(null, { etag: 'W/"2"' }, 204),
      { type: 'reply', status: 204, body: null, etag: 'W/"2"' },
    ],
    ['nothing at all with 200', answer(''), { type: 'reply', status: 200, body: null }],
    [
      'a web page with 200',
      answer('<!doctype html>', { 'content-type': 'text/html' }),
      { ...notFhir, status: 200, contentType: 'text/html' },
    ],
    ['text of no type with 200', new Response('hei', { headers: { 'content-type': '' } }), notFhir],
    ['a redirect', answer(null, { location: 'https://elsewhere.example' }, 302), { ...notFhir, status: 302 }],
    ['a redirect with JSON', answer('{}', {}, 307), { ...notFhir, status: 307 }],
    [
      'a proxy’s error page',
      answer('<h1>Bad Gateway</h1>', { 'content-type': 'text/html' }, 502),
      { type: 'reply', status: 502, body: null },
    ],
    [
      'an error with words',
      answer('{"resourceType":"OperationOutcome"}', {}, 422),
      { type: 'reply', status: 422, body: { resourceType: 'OperationOutcome' } },
    ],
    [
      'an error whose body was cut',
      answer('{"resourceType":"Oper', {}, 500),
      { type: 'reply', status: 500, body: null },
    ],
    [
      'a success whose body was cut',
      answer('{"resourceType":"Bund'),
      { type: 'no-reply', cause: 'cut', neverLeft: false },
    ],
  ])('%s', async (_what, response, reply) => {
    expect(await of(response)).toMatchObject(reply);
  });

  test('a redirect is asked for by nobody: the token does not follow it', async () => {
    let asked = 0;
    const client = portalClient(BASE, () => {
      asked += 1;
      return Promise.resolve(answer(null, { location: 'https://elsewhere.example/fhir' }, 301));
    });
    await client.send(READ);
    expect(asked).toBe(1);
  });
});

const withCode = (code: string) =>
  Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error('x'), { code }) });

describe('a line that fails', () => {
  test.each<[string, Error, string, boolean]>([
    ['nobody listens', withCode('ECONNREFUSED'), 'ECONNREFUSED', true],
    ['no such name', withCode('ENOTFOUND'), 'ENOTFOUND', true],
    ['torn down on the way', withCode('ECONNRESET'), 'ECONNRESET', false],
    ['a certificate that has expired', withCode('CERT_HAS_EXPIRED'), 'CERT_HAS_EXPIRED', false],
    ['given up by us', new DOMException('30 s', 'AbortError'), 'AbortError', false],
    ['an error without a code', new Error('Pasient Nora Ødegård'), 'Error', false],
  ])('%s', async (_what, error, cause, neverLeft) => {
    expect(await of(error)).toEqual({ type: 'no-reply', cause, neverLeft });
  });

  test('no token is a 401 like any other', async () => {
    expect(await of(new TokenRefused('no token'))).toMatchObject({ type: 'reply', status: 401, body: null });
  });

  test('a body that breaks off is no answer', async () => {
    const body = new ReadableStream({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode('{"half":'));
        controller.error(Object.assign(new Error('terminated'), { code: 'ECONNRESET' }));
      },
    });
    const response = new Response(body, { headers: { 'content-type': FHIR } });
    expect(await of(response)).toEqual({ type: 'no-reply', cause: 'ECONNRESET', neverLeft: false });
  });
});

const etagOf = async (etag: string) => {
  const reply = await of(answer('{}', { etag }));
  return reply.type === 'reply' ? reply.etag : undefined;
};

describe('what the headers say', () => {
  test.each(['W/"7"', '"7"', 'W/"0b7f2d1c-53a0-4a0e"', 'W/""'])('the ETag %s is kept as it came', async (etag) => {
    expect(await etagOf(etag)).toBe(etag);
  });

  // Sent back as they are, some servers take them for no condition at all.
  test.each(['7', '*', 'w/"7"', '"7" "8"', '"7'])('%s is no ETag', async (etag) => {
    expect(await etagOf(etag)).toBeNull();
  });

  const DATE = 'Tue, 23 Mar 2027 08:00:00 GMT';
  test.each<[string, Record<string, string>, number | null]>([
    ['seconds', { 'retry-after': '7' }, 7_000],
    ['seconds with spaces', { 'retry-after': ' 7 ' }, 7_000],
    ['no time', { 'retry-after': '0' }, 0],
    ['a date, by the portal’s own clock', { date: DATE, 'retry-after': 'Tue, 23 Mar 2027 08:01:30 GMT' }, 90_000],
    ['a date that has passed', { date: DATE, 'retry-after': 'Tue, 23 Mar 2027 07:00:00 GMT' }, 0],
    ['nothing', {}, null],
    ['a word', { 'retry-after': 'soon' }, null],
    ['a negative number', { 'retry-after': '-5' }, null],
    ['half a second', { 'retry-after': '1.5' }, null],
    ['a rate limit that has run out', { ratelimit: '"fhirInteractions";r=0;t=53' }, 53_000],
    ['Retry-After before the rate limit', { 'retry-after': '2', ratelimit: '"x";r=0;t=53' }, 2_000],
    ['a rate limit in words', { ratelimit: 'later' }, null],
  ])('to wait: %s', async (_what, headers, wait) => {
    const reply = await of(answer(null, headers, 503));
    expect(reply.type === 'reply' ? reply.retryAfter : undefined).toBe(wait);
  });

  test('a Retry-After beyond all numbers still is one', async () => {
    const reply = await of(answer(null, { 'retry-after': '9'.repeat(400) }, 429));
    expect(reply).toMatchObject({ retryAfter: Infinity });
  });

  test('the portal’s clock', async () => {
    expect(await of(answer('{}', { date: DATE }))).toMatchObject({ date: Date.parse('2027-03-23T08:00:00Z') });
    expect(await of(answer('{}', { date: 'i dag' }))).toMatchObject({ date: null });
    expect(await of(answer('{}'))).toMatchObject({ date: null });
  });
});

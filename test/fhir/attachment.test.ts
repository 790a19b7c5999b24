import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binaryAt, filesOf, takeOutContents } from '../../shared/fhir/attachment.ts';
import { understood, aCommunication } from './resources.ts';

const BASE = 'https://portal.example/fhir';
const file = (contentAttachment: unknown) => ({ payload: [{ contentString: 'Se bildet.' }, { contentAttachment }] });

describe('what a message tells of a file', () => {
  test('as it is told', () => {
    expect(filesOf(file({ contentType: 'image/png', url: 'Binary/1', size: 7, title: ' Utslett\n' }))).toEqual([
      { place: 1, contentType: 'image/png', url: 'Binary/1', size: 7, title: 'Utslett' },
    ]);
  });

  test.each<[string, unknown]>([
    ['nothing', {}],
    ['nonsense', { contentType: 7, url: { toString: 'x' }, size: -1, title: [] }],
    ['half a number, and an empty name', { size: 1.5, title: ' \u202e ' }],
  ])('%s is nothing', (_what, told) => {
    expect(filesOf(file(told))).toEqual([{ place: 1, contentType: null, url: null, size: null, title: null }]);
  });

  test('a long name is cut', () => expect(filesOf(file({ title: 'x'.repeat(500) }))[0]?.title).toHaveLength(100));
  test('what is no file is none', () =>
    expect([filesOf(file('x')), filesOf({ payload: 'x' }), filesOf({})]).toEqual([[], [], []]));
});

describe('the content of a file', () => {
  const data = Buffer.from('a picture').toString('base64');

  test('is taken out of its message, which is left as it was otherwise', () => {
    const message = { id: 'm', ...file({ contentType: 'image/png', data }) };
    const before = structuredClone(message);
    expect(takeOutContents(message)).toEqual({
      resource: { id: 'm', ...file({ contentType: 'image/png' }) },
      contents: [{ place: 1, base64: data }],
    });
    expect(message).toEqual(before);
  });

  test('a message without any is not copied', () => {
    const message = file({ url: 'Binary/1', data: 7 });
    expect(takeOutContents(message).resource).toBe(message);
  });

  test('does not stand in the text that is kept', () => {
    const kept = understood(aCommunication(file({ contentType: 'image/png', data })));
    expect(kept.json).not.toContain(data);
    expect(kept.contents).toEqual([{ place: 1, base64: data }]);
    expect(understood(aCommunication()).contents).toEqual([]);
  });

  test('whatever a message holds, nothing is thrown', () => {
    fc.assert(fc.property(fc.object(), fc.anything(), (one, payload) => void takeOutContents({ ...one, payload })));
  });
});

describe('where a file lies', () => {
  test.each<[string, string | null]>([
    ['Binary/abc', 'abc'],
    [`${BASE}/Binary/abc`, 'abc'],
    [`${BASE}/Binary/abc/_history/2`, 'abc'],
    ['https://elsewhere.example/fhir/Binary/abc', null],
    [`${BASE}.elsewhere.example/Binary/abc`, null],
    [`${BASE}@elsewhere.example/Binary/abc`, null],
    ['//elsewhere.example/Binary/abc', null],
    ['javascript:alert(1)', null],
    ['file:///etc/passwd', null],
    ['data:image/png;base64,AA==', null],
    ['Binary/../Patient/1', null],
    ['Binary/a?x=1', null],
    ['Binary/a/$everything', null],
    ['Patient/1', null],
    ['', null],
  ])('%s', (url, id) => expect(binaryAt(url, BASE)).toBe(id));
});

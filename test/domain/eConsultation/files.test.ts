import { describe, expect, test } from 'vitest';
import {
  keptAtMost,
  largestFile,
  lookAtFile,
  mayBeFetched,
  mayBeSaved,
  mostPixels,
} from '../../../shared/domain/eConsultation/attachment.ts';
import { factsOf, namesScript } from '../../../shared/domain/eConsultation/fileFacts.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import { A_PDF_WITH_SCRIPT, aJpeg, aPdf, aPng, aWebp } from '../../builders/files.ts';

const day = Temporal.PlainDate.from('2027-03-22');
const stated = (contentType: string | null, size: number | null = null) => ({ contentType, size });
const look = (contentType: string | null, file: Buffer) => lookAtFile(stated(contentType), file, day);
const html = Buffer.from('<html><script>window.taken = 1</script></html>');
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="window.taken=1"/>');
const cut = (file: Buffer, by: number) => file.subarray(0, file.length - by);

describe('a file that is what it says is shown', () => {
  test.each<[string, Buffer]>([
    ['image/jpeg', aJpeg()],
    ['image/jpg', aJpeg(3, 5, 0xc2)],
    ['image/jpeg', Buffer.concat([aJpeg(), Buffer.from('what a phone adds')])],
    ['image/png', aPng()],
    ['IMAGE/PNG; charset=binary', aPng()],
    ['image/webp', aWebp('VP8 ')],
    ['image/webp', aWebp('VP8L')],
    ['image/webp', aWebp('VP8X')],
    ['application/pdf', aPdf()],
  ])('%s', (type, file) => {
    expect(look(type, file)).toEqual({ ok: true, value: factsOf(file)?.type });
  });

  test('the size of a picture is that of its frame', () => {
    const pictures = [aPng(300, 7), aJpeg(300, 7), aWebp('VP8 ', 300, 7), aWebp('VP8L', 300, 7), aWebp('VP8X', 300, 7)];
    expect(pictures.map((file) => factsOf(file)?.pixels)).toEqual([2100, 2100, 2100, 2100, 2100]);
    expect(factsOf(aPdf())?.pixels).toBeNull();
  });
});

describe('a file that is something else is not', () => {
  test.each<[string, string | null, Buffer, object]>([
    ['HTML that says it is a picture', 'image/png', html, { type: 'AttachmentNotWhatItSays', stated: 'image/png' }],
    ['HTML that says so', 'text/html', html, { type: 'AttachmentTypeNotShown', stated: 'text/html' }],
    ['a drawing with a script', 'image/svg+xml', svg, { type: 'AttachmentTypeNotShown', stated: 'image/svg+xml' }],
    ['a drawing that says it is a photo', 'image/jpeg', svg, { type: 'AttachmentNotWhatItSays', stated: 'image/jpeg' }],
    [
      'one kind that says it is another',
      'image/jpeg',
      aPng(),
      { type: 'AttachmentNotWhatItSays', stated: 'image/jpeg' },
    ],
    [
      'a program',
      'application/x-msdownload',
      html,
      { type: 'AttachmentTypeNotShown', stated: 'application/x-msdownload' },
    ],
    ['what says nothing', null, aPng(), { type: 'AttachmentTypeNotShown', stated: '–' }],
    ['what says something else', 'image/png\u202e<b>', aPng(), { type: 'AttachmentTypeNotShown', stated: '–' }],
    ['nothing at all', 'image/png', Buffer.alloc(0), { type: 'AttachmentNotWhatItSays', stated: 'image/png' }],
  ])('%s', (_what, type, file, error) => expect(look(type, file)).toEqual({ ok: false, error }));

  test.each<[string, Buffer]>([
    ['image/png', cut(aPng(), 12)],
    ['image/png', aPng().subarray(0, 10)],
    ['image/png', aPng().subarray(0, 18)],
    ['image/jpeg', cut(aJpeg(), 2)],
    ['image/jpeg', aJpeg().subarray(0, 20)],
    ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 2, 0xff, 0xd9])],
    ['image/webp', cut(aWebp(), 1)],
    ['image/webp', Buffer.concat([Buffer.from('RIFF\x04\0\0\0WEBP')])],
    ['application/pdf', Buffer.from('%PDF-1.4\n1 0 obj')],
    ['application/pdf', Buffer.concat([aPdf(), Buffer.alloc(4_000)])],
  ])('%s, when its end or its frame is missing (%#)', (type, file) => {
    expect(look(type, file)).toEqual({ ok: false, error: { type: 'AttachmentDamaged' } });
  });

  test('a picture that would take a machine’s memory when it is drawn', () => {
    expect(look('image/png', aPng(8_000, 8_000))).toEqual({ ok: true, value: 'image/png' });
    const error = { type: 'AttachmentTooManyPixels', most: 64 };
    expect(look('image/png', aPng(100_000, 100_000))).toEqual({ ok: false, error });
    expect(look('image/webp', aWebp('VP8X', 16_000, 16_000))).toEqual({ ok: false, error });
  });
});

describe('size', () => {
  const largest = 10_000_000;

  test('the limit, and a little more, are told apart', () => {
    expect(mayBeFetched(stated('image/png', largest), day)).toEqual({ ok: true, value: undefined });
    expect(mayBeFetched(stated('image/png', largest + 1), day)).toEqual({
      ok: false,
      error: { type: 'AttachmentTooLarge', megabytes: 10.1, most: 10 },
    });
    expect(mayBeFetched(stated('image/png'), day)).toEqual({ ok: true, value: undefined });
    expect([largestFile(day), keptAtMost(day), mostPixels(day)]).toEqual([largest, 500_000_000, 64_000_000]);
  });

  test('what it says of its size is not believed', () => {
    const file = Buffer.concat([aPng(), Buffer.alloc(largest)]);
    expect(lookAtFile(stated('image/png', 5), file, day)).toMatchObject({ error: { type: 'AttachmentTooLarge' } });
  });
});

describe('a PDF that openly brings a script', () => {
  test('is shown, and not handed on to a program that might run it', () => {
    expect(look('application/pdf', A_PDF_WITH_SCRIPT)).toEqual({ ok: true, value: 'application/pdf' });
    const error = { type: 'AttachmentHoldsScript' };
    expect(mayBeSaved('application/pdf', A_PDF_WITH_SCRIPT)).toEqual({ ok: false, error });
  });

  test('any other is saved, and so is a picture with the same word in it', () => {
    expect(mayBeSaved('application/pdf', aPdf())).toEqual({ ok: true, value: undefined });
    expect(mayBeSaved('image/png', Buffer.concat([aPng(), A_PDF_WITH_SCRIPT]))).toEqual({ ok: true, value: undefined });
  });

  test.each<[string, boolean]>([
    ['/S /JavaScript', true],
    ['/S/JavaScript/JS(app)', true],
    ['/J#61vaScript (x)', true],
    ['/#4aavaScript (x)', true],
    ['/S /Launch /F (cmd.exe)', true],
    ['/JavaScripts', false],
    ['/Java#', false],
    ['(JavaScript)', false],
    ['/OpenAction [3 0 R /Fit]', false],
    ['/JavaScriptAndALotMoreOfIt', false],
  ])('%s: %s', (inside, expected) => expect(namesScript(aPdf(inside))).toBe(expected));

  test('whose last byte begins a name', () => expect(namesScript(Buffer.from('/'))).toBe(false));
});

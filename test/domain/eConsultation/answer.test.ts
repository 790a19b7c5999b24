import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ROLES } from '../../../shared/domain/access/role.ts';
import { answer, checkAnswerText, MAX_ANSWER_CHARACTERS } from '../../../shared/domain/eConsultation/answer.ts';
import { draft } from '../../../shared/domain/eConsultation/draft.ts';
import { waysToReach } from '../../../shared/domain/eConsultation/gates.ts';
import {
  aCall,
  aLetter,
  anEConsultation,
  berg,
  done,
  gp,
  lien,
  locum,
  manager,
  moe,
  NOW,
  nurse,
  receptionist,
  refused,
  vik,
} from './anEConsultation.ts';

const TRICKY = [
  'a',
  'å',
  ' ',
  '\n',
  '\r',
  '\r\n',
  '\t',
  '\u0007',
  '\u0085',
  '\u00a0',
  '\u200b',
  '\u202e',
  '\u2066',
  '😷',
  '\ud83d',
  '\ude37',
];

const written = { text: 'Ta én om dagen.', author: lien, role: 'gp' } as const;

test('the GP answers, and the matter is answered with who, when and what', () => {
  const answered = done(answer(anEConsultation(), { ...written, text: '  Ta én om dagen.\r\nHilsen Lien\n' }, NOW));
  expect(answered).toEqual({
    ...anEConsultation(),
    state: { status: 'answered', by: lien, at: NOW.epochMilliseconds, text: 'Ta én om dagen.\nHilsen Lien' },
  });
});

test.each(ROLES)('scenario 9: of all roles only GP and locum sign (%s)', (role) => {
  const result = answer(anEConsultation(), { ...written, role }, NOW);
  if (role === 'gp' || role === 'locum') expect(done(result).state.status).toBe('answered');
  else expect(refused(result)).toEqual({ type: 'OnlyDoctorSigns', role });
});

test('scenario 9: what a receptionist writes becomes a draft for the doctor who has the matter, who then signs it', () => {
  const text = 'Ta én om dagen.';
  const doctors = [lien, berg, vik];
  const prepared = done(draft(anEConsultation({ assignedTo: vik }), text, receptionist, doctors));
  expect(prepared).toEqual({ text, author: moe, forDoctor: vik });
  expect(
    done(answer(anEConsultation({ assignedTo: vik }), { text: prepared.text, author: vik, role: 'locum' }, NOW)).state
      .by,
  ).toBe(vik);

  expect(done(draft(anEConsultation({ assignedTo: moe }), text, receptionist, doctors)).forDoctor).toBe(lien);
  expect(done(draft(anEConsultation({ assignedTo: null }), text, nurse, doctors)).forDoctor).toBe(lien);
  expect(done(draft(anEConsultation(), text, locum, doctors)).forDoctor).toBe(vik);
});

test('a practice manager writes no drafts, and nobody drafts an answer to what has ended', () => {
  expect(refused(draft(anEConsultation(), 'Hei', manager, [lien])).type).toBe('NotYourRole');
  const answered = done(answer(anEConsultation(), written, NOW));
  expect(refused(draft(answered, 'Hei', gp, [lien]))).toEqual({ type: 'AlreadyClosed', as: 'answered' });
});

test('an answered matter is not answered again, a closed one neither', () => {
  const answered = done(answer(anEConsultation(), written, NOW));
  expect(refused(answer(answered, written, NOW))).toEqual({ type: 'AlreadyClosed', as: 'answered' });
  const closed = anEConsultation({ state: { status: 'closed', by: null, at: 0, how: { type: 'WithdrawnByPatient' } } });
  expect(refused(answer(closed, written, NOW))).toEqual({ type: 'AlreadyClosed', as: 'closed' });
});

test('while one doctor’s answer is on its way no other is sent, and the doctor’s own goes through', () => {
  const reserved = anEConsultation({ state: { status: 'in-progress', reservedBy: berg } });
  expect(refused(answer(reserved, written, NOW))).toEqual({ type: 'SomeoneElseIsAnswering', by: berg });
  expect(done(answer(reserved, { ...written, author: berg }, NOW)).state.by).toBe(berg);
});

test('scenario 26: consent withdrawn while the matter waits: no portal reply, phone or letter instead, the draft is still possible', () => {
  const waiting = anEConsultation({ reach: 'consent-withdrawn' });
  expect(refused(answer(waiting, written, NOW))).toEqual({ type: 'PatientNotReachable', why: 'consent-withdrawn' });
  expect(waysToReach(waiting.reach)).toEqual(['phone', 'letter']);
  expect(done(draft(waiting, 'Uferdig', gp, [lien])).text).toBe('Uferdig');
});

test('scenario 27: the rule asked once more before sending refuses what was allowed when it was written', () => {
  const before = anEConsultation();
  expect(answer(before, written, NOW).ok).toBe(true);
  expect(refused(answer({ ...before, reach: 'consent-withdrawn' }, written, NOW)).type).toBe('PatientNotReachable');
});

test('scenario 28: a patient on Basis cannot be reached through the portal, and that is known before anyone types', () => {
  expect(waysToReach('consent-too-low')).toEqual(['phone', 'letter']);
  expect(waysToReach('portal')).toEqual(['portal', 'phone', 'letter']);
  expect(refused(answer(anEConsultation({ reach: 'consent-too-low' }), { ...written, text: '' }, NOW))).toEqual({
    type: 'PatientNotReachable',
    why: 'consent-too-low',
  });
});

test('scenario 7: something urgent is not answered before someone has been in contact; a letter is no help today', () => {
  const urgent = anEConsultation({ urgent: true });
  expect(refused(answer(urgent, written, NOW))).toEqual({ type: 'UrgentWithoutContact' });
  expect(refused(answer({ ...urgent, contacts: [aLetter] }, written, NOW))).toEqual({ type: 'UrgentWithoutContact' });
  expect(done(answer({ ...urgent, contacts: [aLetter, aCall] }, written, NOW)).state.status).toBe('answered');
});

describe('the text of an answer', () => {
  test.each([
    ['nothing', ''],
    ['spaces and line breaks', ' \r\n\t '],
    ['a no-break space', '\u00a0'],
    ['a zero-width space', '\u200b'],
    ['a word joiner between spaces', ' \u2060 '],
    ['a Hangul filler', '\u3164'],
    ['a Braille cell without dots', '\u2800'],
    ['a lone variation selector', '\ufe0f'],
    ['only an override of direction', '\u202e'],
  ])('%s is an empty answer', (_name, text) => {
    expect(refused(checkAnswerText(text))).toEqual({ type: 'AnswerIsEmpty' });
    expect(refused(answer(anEConsultation(), { ...written, text }, NOW))).toEqual({ type: 'AnswerIsEmpty' });
  });

  test('10,000 characters may be sent and 10,001 not; an emoji is one character, blanks around the text are none', () => {
    const longest = '😷'.repeat(MAX_ANSWER_CHARACTERS);
    expect(done(checkAnswerText(` ${longest}\n`))).toBe(longest);
    expect(refused(checkAnswerText(`${longest}!`))).toEqual({ type: 'TooLong', limit: 10_000, length: 10_001 });
    expect(refused(checkAnswerText('a'.repeat(100_000)))).toEqual({ type: 'TooLong', limit: 10_000, length: 100_000 });
  });

  test.each([
    ['NUL', 'a\u0000b', 'U+0000'],
    ['bell', 'a\u0007', 'U+0007'],
    ['a lone carriage return', 'a\rb', 'U+000D'],
    ['escape', 'a\u001b[31m', 'U+001B'],
    ['delete', 'a\u007fb', 'U+007F'],
    ['next line', 'a\u0085b', 'U+0085'],
  ])('%s is refused by name and line', (_name, text, code) => {
    expect(refused(checkAnswerText(`første\r\n${text}`))).toEqual({ type: 'ControlCharacter', code, line: 2 });
  });

  test.each(['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'])(
    'a hidden change of direction is refused (%j)',
    (mark) => {
      const code = `U+${mark.charCodeAt(0).toString(16).toUpperCase()}`;
      expect(refused(checkAnswerText(`ta ${mark}2 om dagen`))).toEqual({ type: 'HiddenDirection', code, line: 1 });
    },
  );

  test('a field of a template that nobody has filled in is refused by name', () => {
    expect(refused(checkAnswerText('Kom {{dato}} klokken {{ klokkeslett }}, {{dato}}.'))).toEqual({
      type: 'FieldsLeft',
      fields: 'dato, klokkeslett',
    });
  });

  test('half of a character pair is refused, a whole pair is not', () => {
    expect(refused(checkAnswerText('hei\n\n\ud83d'))).toEqual({ type: 'BrokenCharacter', line: 3 });
    expect(refused(checkAnswerText('\ude37hei'))).toEqual({ type: 'BrokenCharacter', line: 1 });
    expect(done(checkAnswerText('\ud83d\ude37'))).toBe('😷');
  });

  test('lists with tabs, Norwegian letters and Arabic names with their marks go through as they are', () => {
    const text = 'Kjære Åse-Marie Kjærvik-Østbø\n\t1. én tablett\n\n\u200fمريم 👩🏽‍⚕️';
    expect(done(checkAnswerText(text))).toBe(text);
  });

  test('an accepted text is accepted again unchanged, and holds nothing but what can be read', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...TRICKY), maxLength: 30 }), (text) => {
        const first = checkAnswerText(text);
        if (!first.ok) return;
        expect(checkAnswerText(first.value)).toEqual(first);
        expect(first.value.isWellFormed()).toBe(true);
        // oxlint-disable-next-line no-control-regex -- exactly what must not be there
        expect(first.value).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});

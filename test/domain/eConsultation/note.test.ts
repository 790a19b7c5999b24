import { describe, expect, test } from 'vitest';
import { checkNote, internalNote, LONGEST_NOTE } from '../../../shared/domain/eConsultation/note.ts';
import { done, gp, manager, nurse, receptionist, refused } from './anEConsultation.ts';

describe('an internal note', () => {
  test.each([
    ['a doctor', gp],
    ['a nurse', nurse],
    ['a receptionist', receptionist],
  ])('is written by %s', (_who, actor) => {
    expect(done(internalNote('  Ringte, ikke svar.\r\n', actor))).toBe('Ringte, ikke svar.');
  });

  test('not by someone who sees no patient’s health', () => {
    expect(refused(internalNote('Ringte.', manager))).toMatchObject({ type: 'NotYourRole', act: 'writeInternalNote' });
  });

  test.each<[string, string, object]>([
    ['nothing', ' \n\u200b', { type: 'NoteIsEmpty' }],
    ['too much', 'å'.repeat(LONGEST_NOTE + 1), { type: 'NoteTooLong', length: LONGEST_NOTE + 1, limit: LONGEST_NOTE }],
    ['a field that nobody has filled in', 'Ringte {{navn}}', { type: 'FieldsLeft', fields: 'navn' }],
    ['a bell on the second line', 'a\nb\u0007', { type: 'NoteUnreadable', line: 2 }],
  ])('%s is refused', (_what, text, error) => expect(refused(checkNote(text))).toEqual(error));

  test('as long as it may be, counted as a person counts', () => {
    expect(checkNote('💊'.repeat(LONGEST_NOTE)).ok).toBe(true);
  });
});

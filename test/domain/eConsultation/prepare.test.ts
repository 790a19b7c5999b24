import { describe, expect, test } from 'vitest';
import { mayWithdrawPrepared, prepareAnswer } from '../../../shared/domain/eConsultation/prepare.ts';
import { anEConsultation, done, gp, lien, manager, nurse, receptionist, refused } from './anEConsultation.ts';

describe('an answer is prepared for a doctor', () => {
  test.each([
    ['a nurse', nurse],
    ['a receptionist', receptionist],
  ])('by %s, as it will be kept', (_who, actor) => {
    expect(done(prepareAnswer(anEConsultation(), ' Ta én\r\nom dagen. ', actor))).toBe('Ta én\nom dagen.');
  });

  test('with a field left for the doctor', () => {
    expect(done(prepareAnswer(anEConsultation(), 'Ta {{dose}}\r\n', nurse))).toBe('Ta {{dose}}');
  });

  test('not by someone who sees no patient’s health', () => {
    expect(refused(prepareAnswer(anEConsultation(), 'Hei.', manager))).toMatchObject({ type: 'NotYourRole' });
  });

  test('not with nothing in it, and not when the matter has ended', () => {
    expect(refused(prepareAnswer(anEConsultation(), ' ', nurse))).toEqual({ type: 'AnswerIsEmpty' });
    const ended = anEConsultation({ state: { status: 'answered', by: lien, at: 0, text: 'Hei.' } });
    expect(refused(prepareAnswer(ended, 'Hei.', nurse))).toMatchObject({ type: 'AlreadyClosed' });
  });
});

describe('what was prepared is taken away', () => {
  test('by its author, who takes it back', () => {
    expect(done(mayWithdrawPrepared(nurse.by, nurse))).toBe('taken-back');
  });

  test('by a doctor, who sets it aside', () => expect(done(mayWithdrawPrepared(nurse.by, gp))).toBe('set-aside'));

  test('by nobody else', () => {
    expect(refused(mayWithdrawPrepared(nurse.by, receptionist))).toMatchObject({ act: 'withdrawPrepared' });
  });
});

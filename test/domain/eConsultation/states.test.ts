import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ROLES } from '../../../shared/domain/access/role.ts';
import { answer } from '../../../shared/domain/eConsultation/answer.ts';
import { closeAfterContact, redirect, refer, requireAttendance } from '../../../shared/domain/eConsultation/closing.ts';
import { assign, claim, open, release, reserve } from '../../../shared/domain/eConsultation/desk.ts';
import {
  type EConsultation,
  ECONSULTATION_STATUSES,
  isOpen,
} from '../../../shared/domain/eConsultation/eConsultation.ts';
import type { Actor } from '../../../shared/domain/eConsultation/gates.ts';
import { callOffUrgency, documentContact, markUrgent } from '../../../shared/domain/eConsultation/urgent.ts';
import { withdrawnByPatient } from '../../../shared/domain/eConsultation/withdrawn.ts';
import type { Result } from '../../../shared/lib/result.ts';
import { anEConsultation, berg, lien, NOW, vik } from './anEConsultation.ts';

const ACTS = {
  open: (e) => open(e),
  answer: (e, { by, role }) => tryOut(e, answer(e, { text: 'Ja.', author: by, role }, NOW)),
  redirect: (e, a) => tryOut(e, redirect(e, { use: 'booking', text: 'Bestill.' }, a, NOW)),
  requireAttendance: (e, a) => {
    const result = requireAttendance(e, 'Kom.', a, NOW);
    return result.ok ? result.value.eConsultation : e;
  },
  close: (e, a) => tryOut(e, closeAfterContact(e, a, NOW)),
  refer: (e, a) => tryOut(e, refer(e, { newGp: berg, text: 'Dr. Berg.' }, a, NOW)),
  assign: (e, a) => tryOut(e, assign(e, vik, a)),
  claim: (e, a) => tryOut(e, claim(e, [lien, berg], a)),
  reserve: (e, a) => tryOut(e, reserve(e, a)),
  release: (e, a) => tryOut(e, release(e, a)),
  urgent: (e, a) => tryOut(e, markUrgent(e, a)),
  callOff: (e, a) => tryOut(e, callOffUrgency(e, a)),
  call: (e, a) => tryOut(e, documentContact(e, { way: 'phone', note: 'Ringte.' }, a, NOW)),
  withdraw: (e) => withdrawnByPatient(e, NOW),
} satisfies Record<string, (e: EConsultation, actor: Actor) => EConsultation>;

type ActName = keyof typeof ACTS;

function tryOut(before: EConsultation, result: Result<EConsultation, unknown>): EConsultation {
  return result.ok ? result.value : before;
}

const acts = fc.constantFrom(...(Object.keys(ACTS) as ActName[]));
const actors = fc.record({ by: fc.constantFrom(lien, berg, vik), role: fc.constantFrom(...ROLES) });
const course = fc.array(fc.tuple(acts, actors), { maxLength: 25 });

test('whatever is done to an e-consultation, it reaches only declared states, and an ended one stays as it is', () => {
  fc.assert(
    fc.property(course, (steps) => {
      let matter = anEConsultation({ state: { status: 'new' } });
      for (const [name, actor] of steps) {
        const before = matter;
        matter = ACTS[name](before, actor);
        expect(ECONSULTATION_STATUSES).toContain(matter.state.status);
        expect(matter.responsibleGp).toBe(before.responsibleGp);
        if (!isOpen(before)) expect(matter).toEqual(before);
      }
    }),
  );
});

test('nobody but a doctor ever answers, and nothing urgent ends at the surgery’s hand without a contact', () => {
  fc.assert(
    fc.property(course, (steps) => {
      let matter = anEConsultation();
      for (const [name, actor] of steps) {
        const before = matter;
        matter = ACTS[name](before, actor);
        if (before.state.status !== 'answered' && matter.state.status === 'answered') {
          expect(['gp', 'locum']).toContain(actor.role);
        }
        if (isOpen(before) && !isOpen(matter) && name !== 'withdraw' && before.urgent) {
          expect(before.contacts).not.toEqual([]);
        }
      }
    }),
  );
});

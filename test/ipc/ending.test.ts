import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../../electron/engine/db/open.ts';
import type { Step } from '../../shared/fhir/step.ts';
import { aDatabase, contentOf } from '../db/aDatabase.ts';
import { ask, NOW, pulled, pullTheSurgery } from '../db/aSurgery.ts';
import { aTask, LIEN, MATTER, meta, MOE, NORA, staff, type Resource } from '../fhir/resources.ts';

// How a matter ends other than by an answer: refused with nothing changed, or saved whole.

const HOUR = 3_600_000;
const at = (hours: number) => new Date(NOW + hours * HOUR).toISOString();
const schedule: Resource = {
  resourceType: 'Schedule',
  id: 'calendar-lien',
  meta: meta(),
  actor: [{ reference: `Practitioner/${LIEN}` }],
};
const aSlot = (id: string, hours: number, changed: object = {}): Resource => ({
  resourceType: 'Slot',
  id,
  meta: meta(),
  schedule: { reference: 'Schedule/calendar-lien' },
  status: 'free',
  start: at(hours),
  end: at(hours + 0.3),
  ...changed,
});

let db: Db;
let before: Record<string, string>;
beforeEach(() => {
  db = aDatabase();
  pullTheSurgery(db);
  pulled(db, [
    aTask({ id: 'ended', status: 'cancelled' }),
    aTask({ id: 'urgent', priority: 'urgent' }),
    schedule,
    aSlot('soon', 2),
    aSlot('later', 5),
    aSlot('taken', 1, { status: 'busy' }),
    aSlot('asked-for', 1.5, { status: 'busy-tentative' }),
    aSlot('on-video', 1.7, {
      serviceType: [{ coding: [{ system: 'https://legekontor.example/fhir/CodeSystem/modality', code: 'video' }] }],
    }),
    aSlot('gone-by', -1),
  ]);
  before = contentOf(db);
});
afterEach(() => void db.close());

const refused = (type: string) => ({ ok: false, error: { type } });
const rows = <Row>(table: string) => JSON.parse(contentOf(db)[table] ?? '[]') as Row[];
const entries = () => {
  const steps = rows<{ seq: number; steps: string }>('outbox_steps');
  return rows<{ seq: number; kind: string }>('outbox').map(({ seq, kind }) => ({
    kind,
    steps: JSON.parse(steps.find((one) => one.seq === seq)?.steps ?? '[]') as Step[],
  }));
};
const log = () => (JSON.parse(contentOf(db)['access_log'] ?? '[]') as { act: string }[]).map(({ act }) => act);
const read = (who = LIEN) =>
  (ask(db, 'readEConsultation', { taskId: MATTER }, who) as { value: Record<string, unknown> }).value;
const redirect = (text: string, taskId = MATTER, who = MOE) =>
  ask(db, 'redirectEConsultation', { taskId, use: 'booking', text }, who);
const attend = (slotId: string | undefined, text = 'Kom i morgen.', who = LIEN) =>
  ask(db, 'requireAttendance', { taskId: MATTER, text, ...(slotId === undefined ? {} : { slotId }) }, who);
const slots = () => {
  const reply = ask(db, 'listFreeSlots', { taskId: MATTER }, LIEN) as { value: { slots: { slotId: string }[] } };
  return reply.value.slots.map(({ slotId }) => slotId);
};
const wrote = () => ask(db, 'documentContact', { taskId: MATTER, way: 'phone', note: 'Avklart.' }, LIEN);

describe('«feil kanal»', () => {
  test('a receptionist tells the patient where to turn: it counts as closed at once, and its draft is gone', () => {
    ask(db, 'saveDraft', { taskId: MATTER, text: 'Bestill', field: 'redirect' }, MOE);
    expect(redirect('Bestill time.')).toMatchObject({ ok: true });
    expect(read(MOE)).toMatchObject({ state: 'closed', ending: { code: 'wrong-channel', use: 'booking' }, drafts: {} });
    expect([entries()[0]?.kind, log()]).toEqual(['eConsultation.redirect', ['redirectToOtherChannel']]);
    expect(
      entries()[0]?.steps.map((step) => (step.do === 'create' ? step.resource.resourceType : step.set['status'])),
    ).toEqual(['in-progress', 'Communication', 'completed']);
  });

  test.each([
    ['without a word', ' ', MATTER, 'AnswerIsEmpty'],
    ['with a field left', 'Ring {{telefon}}', MATTER, 'FieldsLeft'],
    ['when it has ended', 'Bestill time.', 'ended', 'AlreadyClosed'],
    ['when it is urgent and nobody has spoken to the patient', 'Bestill time.', 'urgent', 'UrgentWithoutContact'],
    ['when it is not there', 'Bestill time.', 'nowhere', 'NotFound'],
  ])('%s is refused, and nothing has changed', (_what, text, taskId, type) => {
    expect(redirect(text, taskId)).toMatchObject(refused(type));
    expect(contentOf(db)).toEqual(before);
  });

  test('not beside an answer that is on its way', () => {
    ask(db, 'answerEConsultation', { taskId: MATTER, text: 'Ta én.' }, LIEN);
    before = contentOf(db);
    expect(redirect('Bestill time.')).toMatchObject(refused('AnswerPending'));
    expect(contentOf(db)).toEqual(before);
  });
});

describe('«krever oppmøte»', () => {
  test('the nearest free times, in person, from now on', () => {
    expect(slots()).toEqual(['soon', 'later']);
  });

  test('what is urgent is offered the first time at any doctor, before later ones at the own GP', () => {
    const ofBerg = { reference: 'Schedule/calendar-berg' };
    pulled(db, [
      ...staff('berg', 'Bodil', 'Berg', 'gp'),
      { ...schedule, id: 'calendar-berg', actor: [{ reference: 'Practitioner/berg' }] },
      aSlot('today-at-berg', 1, { schedule: ofBerg }),
    ]);
    expect(slots()).toEqual(['soon', 'later', 'today-at-berg']);
    const urgent = ask(db, 'listFreeSlots', { taskId: 'urgent' }, LIEN) as { value: { slots: { slotId: string }[] } };
    expect(urgent.value.slots.map(({ slotId }) => slotId)).toEqual(['today-at-berg', 'soon', 'later']);
  });

  test('reply and appointment go together: reserve, take the time, book, tell, close', () => {
    expect(attend('soon')).toMatchObject({ ok: true });
    const [entry] = entries();
    expect(entry?.steps.map((step) => (step.do === 'create' ? step.resource.resourceType : step.type))).toEqual([
      'Task',
      'Slot',
      'Appointment',
      'Communication',
      'Task',
    ]);
    expect(entry?.steps[2]).toMatchObject({
      resource: { status: 'booked', slot: [{ reference: 'Slot/soon' }], description: 'Ny medisin' },
    });
    expect(read()).toMatchObject({ state: 'closed', ending: { code: 'must-come-in' } });
    expect(log()).toEqual(['requireAttendance']);
    // What has been chosen here is offered to nobody else here.
    expect(slots()).toEqual(['later']);
  });

  test('without a time the patient books', () => {
    expect(attend(undefined)).toMatchObject({ ok: true });
    expect(entries()[0]?.steps).toHaveLength(3);
  });

  test.each([
    ['taken', 'SlotTaken'],
    ['asked-for', 'SlotTaken'],
    ['gone-by', 'SlotHasPassed'],
    ['nowhere', 'SlotGone'],
  ])('a time that is %s is refused, and nothing has changed', (slotId, type) => {
    expect(attend(slotId)).toMatchObject(refused(type));
    expect(contentOf(db)).toEqual(before);
  });

  test('not at a time when the patient is to be elsewhere in the surgery', () => {
    pulled(db, [
      {
        resourceType: 'Appointment',
        id: 'with-the-nurse',
        meta: meta(),
        status: 'booked',
        start: at(2.1),
        end: at(2.5),
        participant: [{ actor: { reference: `Patient/${NORA}` }, status: 'accepted' }],
      },
    ]);
    before = contentOf(db);
    expect(slots()).toEqual(['later']);
    expect(attend('soon')).toMatchObject(refused('PatientHasAnother'));
    expect(contentOf(db)).toEqual(before);
  });

  test('only a doctor decides', () => {
    expect(attend('soon', 'Kom.', MOE)).toMatchObject(refused('NotYourRole'));
    expect(entries()).toEqual([]);
  });

  test('in no matter', () => {
    for (const act of ['listFreeSlots', 'requireAttendance', 'declineUnsuitable'])
      expect(
        ask(
          db,
          act,
          {
            taskId: 'nowhere',
            ...(act === 'listFreeSlots' ? {} : { text: 'Kom.' }),
            ...(act === 'declineUnsuitable' ? { reason: 'other' } : {}),
          },
          LIEN,
        ),
      ).toMatchObject(refused('NotFound'));
  });
});

test('«ikke egnet»: the reason stands with the matter', () => {
  expect(
    ask(db, 'declineUnsuitable', { taskId: MATTER, reason: 'sick-note', text: 'Må undersøkes.' }, LIEN),
  ).toMatchObject({ ok: true });
  expect(read()).toMatchObject({ state: 'closed', ending: { code: 'not-suitable', reason: 'sick-note' } });
});

const close = (who = LIEN) => ask(db, 'closeAfterContact', { taskId: MATTER }, who);

describe('closing without an answer', () => {
  test('nothing is closed unanswered', () => {
    expect(close()).toMatchObject(refused('Unanswered'));
    expect(contentOf(db)).toEqual(before);
  });

  test('a contact that has been written down is its answer; only a doctor closes', () => {
    wrote();
    expect(close(MOE)).toMatchObject(refused('NotYourRole'));
    expect(close()).toMatchObject({ ok: true });
    expect(read()).toMatchObject({ state: 'closed', ending: { code: 'contacted' } });
    expect(entries().map(({ kind }) => kind)).toEqual(['eConsultation.contact', 'eConsultation.close']);
    expect(log().at(-1)).toBe('closeEConsultation');
    expect(ask(db, 'answerEConsultation', { taskId: MATTER, text: 'Ta én.' }, LIEN)).toMatchObject(
      refused('AnswerPending'),
    );
  });
});

const list = (language = 'nb') =>
  (ask(db, 'listTemplates', { language }, MOE) as { value: { id: string; origin: string; hidden: boolean }[] }).value;

const save = (given: object, who = LIEN) =>
  ask(
    db,
    'saveTemplate',
    { language: 'nb', use: 'answer', about: '', title: 'Vår', text: 'Hei', state: 'offered', ...given },
    who,
  );

const one = (id: string, language = 'nb') => list(language).find((each) => each.id === id);

describe('templates', () => {
  test('one that came along is changed here, in one language, and brought back', () => {
    expect(one('answer-opening')).toMatchObject({ origin: 'shipped' });
    expect(save({ id: 'answer-opening' })).toEqual({ ok: true, value: { id: 'answer-opening' } });
    expect(one('answer-opening')).toMatchObject({ origin: 'changed', title: 'Vår' });
    expect(one('answer-opening', 'nn')).toMatchObject({ origin: 'shipped' });
    ask(db, 'restoreTemplate', { id: 'answer-opening', language: 'nb' }, LIEN);
    expect(one('answer-opening')).toMatchObject({ origin: 'shipped' });
    expect(log()).toEqual(['editTemplates', 'editTemplates']);
  });

  test('one is put away, and one is made and deleted', () => {
    save({ id: 'answer-opening', state: 'put-away' });
    expect(one('answer-opening')).toMatchObject({ hidden: true });
    const made = save({}) as { value: { id: string } };
    expect(list().at(-1)).toMatchObject({ id: made.value.id, origin: 'own' });
    ask(db, 'restoreTemplate', { id: made.value.id, language: 'nb' }, LIEN);
    expect(one(made.value.id)).toBeUndefined();
  });

  test('those who may not change them are refused, and so is what cannot be read', () => {
    before = contentOf(db);
    expect(save({ text: ' ' })).toMatchObject(refused('TemplateIsEmpty'));
    expect(save({ id: 'Not an id' })).toMatchObject({ error: { type: 'BadInput', field: 'id' } });
    expect(contentOf(db)).toEqual(before);
    expect(save({}, MOE)).toMatchObject(refused('NotYourRole'));
    expect(ask(db, 'restoreTemplate', { id: 'answer-opening', language: 'nb' }, MOE)).toMatchObject(
      refused('NotYourRole'),
    );
    expect(contentOf(db)['template']).toBe(before['template']);
  });
});

import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusal } from '../faults/line/refusing.ts';
import type { OnRequest } from '../faults/line/requestRule.ts';
import { answerNamedBy } from '../faults/oracle/atPortal.ts';
import { checkStore } from '../faults/oracle/checkStore.ts';
import { differences } from '../faults/oracle/compare.ts';
import { openStore } from '../faults/oracle/store.ts';
import { Report } from '../faults/report.ts';
import { World } from '../faults/world.ts';

// Two workstations whose engines run in processes of their own with a quick clock, a patient, and a line each that
// fails. Whatever they do in whatever order, in the end the portal and both desks are what a simple model says.

const DESKS = [0, 1] as const;
const MATTERS = 3;
const RUNS = 12;

const desk = fc.constantFrom(...DESKS);
const matter = fc.nat({ max: MATTERS - 1 });
const event = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constant('answer' as const), desk, matter }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('draft' as const), desk, matter }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('patient writes' as const), matter }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('line goes' as const), desk }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('line comes' as const), desk }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('both answer, apart' as const), matter }) },
  // Which of the coming writes: an answer is three of them.
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('reply lost' as const), desk, nth: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('portal busy' as const), desk }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('killed' as const), desk }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('pull' as const), desk }) },
);
type Event = typeof event extends fc.Arbitrary<infer T> ? T : never;

let world: World;
const report = new Report();

beforeAll(async () => {
  world = await World.open(1, report, { desks: 2, speed: 60, poll: 3 });
  await Promise.all(DESKS.map((place) => world.begin(place)));
});

afterAll(() => world.close());

test('whatever two desks, a patient and the network do: one answer a matter, nothing lost, all alike in the end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 3, maxLength: 14 }), async (history) => {
      const matters = await world.patientsWrite(MATTERS);
      for (const place of DESKS) await world.arrive(matters, place);
      const begun = world.ledger.answers.length;
      const written = new Map(matters.map((taskId) => [taskId, 1]));
      for (const one of history) {
        await happen(one, matters, written);
        for (const place of DESKS) look(place);
      }
      await calm();
      for (const taskId of matters) await isAsTheModelSays(taskId, begun, written.get(taskId) ?? 0);
      for (const place of DESKS) expect(differencesAt(place)).toEqual([]);
      await settleConflicts(matters);
      expect(report.breaches).toEqual([]);
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
});

async function happen(one: Event, matters: readonly string[], written: Map<string, number>): Promise<void> {
  const taskId = 'matter' in one ? (matters[one.matter] ?? '') : '';
  switch (one.does) {
    case 'answer':
      return void (await world.answer(taskId, { place: one.desk, mayRefuse: true }));
    case 'draft':
      return world.draft(taskId, one.desk);
    case 'patient writes':
      written.set(taskId, (written.get(taskId) ?? 0) + 1);
      return void (await world.portal.patientFollowsUp(taskId, world.ledger.newText()));
    case 'line goes':
      return world.lineAt(one.desk).cut();
    case 'line comes':
      return world.lineAt(one.desk).mend();
    case 'both answer, apart':
      for (const line of world.lines) await line.cut();
      for (const place of DESKS) await world.answer(taskId, { place, mayRefuse: true });
      return;
    case 'reply lost':
      return spoilWrite(one.desk, one.nth, 'lose-reply');
    case 'portal busy':
      return spoilWrite(one.desk, 1, { answer: refusal({ status: 503, text: 'Travelt' }) });
    case 'killed':
      await world.deskAt(one.desk).kill();
      return void (await world.deskAt(one.desk).start());
    case 'pull':
      return world.deskAt(one.desk).wake();
  }
}

/** Something happens to one of the coming writes of a desk, and to no other. */
function spoilWrite(place: number, nth: number, act: OnRequest): void {
  let coming = nth;
  world.lineAt(place).rule(({ writes }) => {
    if (writes) coming -= 1;
    return writes && coming === 0 ? act : 'pass';
  });
}

/** Everything is set right, everything is sent, and both desks pull twice. */
async function calm(): Promise<void> {
  for (const line of world.lines) await line.open(line.port);
  for (const one of world.desks) one.wake();
  for (const one of world.desks) expect(await one.until(() => one.state?.waiting === 0)).toBe(true);
  for (const line of world.lines) await line.mend();
  for (const one of world.desks) expect(await one.synced()).toBe(true);
}

/** The model: the first answer at the portal has won, every other one is with its author, and nobody misses a word. */
async function isAsTheModelSays(taskId: string, begun: number, written: number): Promise<void> {
  const saved = world.ledger.answers.slice(begun).filter((op) => op.taskId === taskId && op.told === 'saved');
  const named = answerNamedBy(world.portal, taskId);
  const winners = saved.filter((op) => op.entryId === named?.entryId);
  expect(world.portal.answerTexts(taskId)).toEqual(winners.map((op) => op.text));
  expect(winners).toHaveLength(Math.min(1, saved.length));
  for (const place of DESKS) {
    const thread = await world.deskAt(place).get('readEConsultation', { taskId });
    expect(thread.messages.filter(({ kind }) => kind === 'patient')).toHaveLength(written);
    const mine = saved.find((op) => op.desk === place && !winners.includes(op));
    expect(thread.conflict?.mine.text).toBe(mine?.text);
    expect(thread.conflict?.theirs.text ?? undefined).toBe(mine === undefined ? undefined : winners[0]?.text);
  }
}

/** Monotonic reads, whole transactions, and nothing gone that was told saved: at every step. */
function look(place: number): void {
  const opened = openStore(world.deskAt(place));
  if (!opened.ok) throw new Error(opened.error.type);
  checkStore(opened.value.db, { ledger: world.ledger, desk: place, report, isDelivered: () => false, when: 'a step' });
  opened.value.close();
}

function differencesAt(place: number): string[] {
  const opened = openStore(world.deskAt(place));
  if (!opened.ok) throw new Error(opened.error.type);
  const found = differences(opened.value.db, world.portal);
  opened.value.close();
  return found;
}

/** So that the next history begins with free lanes. */
async function settleConflicts(matters: readonly string[]): Promise<void> {
  for (const one of world.desks)
    for (const taskId of matters) {
      const { conflict } = await one.get('readEConsultation', { taskId });
      if (conflict === null) continue;
      await one.get('resolveConflict', { entryId: conflict.entryId, choice: 'keep-theirs' });
      for (const op of world.ledger.answers) if (op.entryId === conflict.entryId) op.withdrawn = true;
    }
}

import type { AnswerOp } from '../oracle/ledger.ts';
import type { Part } from '../line/requestRule.ts';
import type { Shown, World } from '../world.ts';

/** Does an interaction change this very Task? */
export function changesTask({ method, path }: Part, taskId: string): boolean {
  return method === 'PUT' && path.endsWith(`/Task/${taskId}`);
}

/** Cuts the line and waits until the window says so. */
export async function goOffline(world: World, place = 0): Promise<void> {
  await world.lineAt(place).cut();
  world.deskAt(place).wake();
  await world.told('the line is cut', ({ connection }) => connection.state === 'offline', { place });
}

/** An answer must come to stand so in the window, sooner or later. */
export async function comesToStand(
  world: World,
  op: AnswerOp,
  what: string,
  holds: (shown: Shown) => boolean,
): Promise<boolean> {
  let last: Shown | null = null;
  const came = await world.deskAt(op.desk).until(async () => {
    last = await world.delivery(op);
    return last !== null && holds(last);
  });
  if (!came) world.report.breach('untold', `${what}; the window says ${JSON.stringify(last)}`);
  return came;
}

/** The whole text of an answer that needs someone must be where that someone looks. */
export async function textIsShown(world: World, op: AnswerOp): Promise<boolean> {
  const reply = await world.deskAt(op.desk).ask('readEConsultation', { taskId: op.taskId });
  if (!reply.ok) return false;
  const { messages, conflict, draft } = reply.value;
  return (
    conflict?.mine.text === op.text ||
    draft?.text.includes(op.text) === true ||
    messages.some(({ text }) => text === op.text)
  );
}

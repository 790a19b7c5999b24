import { permissionFor, permissionForAll, type SurgeryAct } from '../../../shared/domain/access/permissions.ts';
import type { Role } from '../../../shared/domain/access/role.ts';
import type { NotYourRole, OnlyDoctorSigns } from '../../../shared/domain/eConsultation/whoMay.ts';
import { acts, type ActName, type Input, type Outputs, type OwnRefusals } from '../../../shared/ipc/acts.ts';
import { parseInput } from '../../../shared/ipc/parseInput.ts';
import type { Refusal } from '../../../shared/ipc/reply.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { ActResult, Context, OpenContext, SignedInContext } from '../act.ts';
import { appendAccess, withGround, type AccessNote } from '../db/appendAccess.ts';
import { refusalOf, type Db } from '../db/open.ts';
import { noteLogHead, settleOrphans } from '../db/outboxStore.ts';
import { staffNow, type Staff } from '../db/staff.ts';
import { runningFaultOf } from '../db/storeFault.ts';
import { openingAtDoor } from './openingAtDoor.ts';

type Handler<A extends ActName> = (context: SignedInContext, input: Input<A>) => ActResult<A>;
type OpenHandler<A extends ActName> = (context: OpenContext, input: Input<A>) => ActResult<A>;

/** The acts that one thread answers. */
export type Handlers<Open extends ActName, SignedIn extends ActName> = {
  readonly open: { readonly [A in Open]: OpenHandler<A> };
  readonly signedIn: { readonly [A in SignedIn]: Handler<A> };
};

type Refused = { readonly ok: false; readonly error: Refusal | OwnRefusals[ActName] };

export type AnyResult = { readonly ok: true; readonly value: Outputs[ActName] } | Refused;

/**
 * Answers an act: parses what the window sent, finds who has signed in, asks the command or query. Whatever happens
 * comes back as a value.
 *
 * @param practitionerId who has signed in, as main knows it; null is nobody
 * @param broken takes an error that nobody foresaw and gives the code that support will ask for
 */
export function runAct<Open extends ActName, SignedIn extends ActName>(
  handlers: Handlers<Open, SignedIn>,
  context: Context,
  name: string,
  input: unknown,
  practitionerId: string | null,
  broken: (cause: unknown) => string,
): AnyResult {
  try {
    const admitted = admit<AnyResult>(handlers, context, name, input, practitionerId);
    if (!admitted.ok) return admitted;
    const answer = admitted.value;
    // A query sees one moment of the store; what the sync commits meanwhile comes with the next. It also locks the file
    // once, instead of at each of some hundred statements.
    if (acts[name as ActName].kind === 'query') return context.db.transaction(answer)();
    const done = answer();
    settleOrphans(context.db);
    noteLogHead(context.db);
    return done;
  } catch (cause) {
    return afterFault(context.db, cause, broken);
  }
}

/**
 * Looks at what the window sent and at who asks, and gives what is left to do. What is asked wrongly is said before who
 * asks is looked at.
 */
export function admit<Answer>(
  handlers: Rooms<Answer>,
  context: Context,
  name: string,
  input: unknown,
  practitionerId: string | null,
): Result<() => Answer | Refused, Refusal> {
  const open = find(handlers.open, name);
  const signedIn = find(handlers.signedIn, name);
  if (open === undefined && signedIn === undefined) return err({ type: 'BadInput', field: '', problem: 'unknown act' });

  const parsed = parseInput(name as ActName, input);
  if (!parsed.ok) return parsed;
  return ok(() => {
    const staff = practitionerId === null ? null : staffNow(context.db, practitionerId, context.now());
    if (open !== undefined) return open({ ...context, person: staff?.num ?? null }, parsed.value as never);
    if (staff === null || signedIn === undefined) return err({ type: 'NotSignedIn' });
    const { kind, opens } = acts[name as ActName];
    const told = accessOf(context, staff, kind);
    const refused = whyNotThisAct(staff.role, name as ActName);
    if (refused !== null) {
      told.opened({ act: refused.act, patient: null, outcome: 'denied' });
      return err(refused.refusal);
    }
    const act = actOf(name as ActName);
    const opening = openingAtDoor(context.db, staff, act, parsed.value, context.now());
    if (!opening.ok) {
      const { patient, ...refusal } = opening.error;
      // Whom the matter is about by now nobody has asked for.
      if (refusal.type !== 'PatientChanged') told.opened({ act, patient, outcome: 'denied' });
      return err(refusal);
    }
    const emergency = opening.value;
    const opened = (note: AccessNote): void => told.opened(withGround(note, emergency));
    const answer = signedIn({ ...context, signedIn: staff, emergency, opened }, parsed.value as never);
    // Whoever opens something and forgets the log shows nothing.
    if (opens && told.notes === 0 && !isRefusal(answer)) throw new Error(`${name} was not logged`);
    return answer;
  });
}

/** What an act that threw is answered with; its transaction has been rolled back. */
export function afterFault(db: Db, cause: unknown, broken: (cause: unknown) => string): Refused {
  settleOrphansIfPossible(db);
  const refusal = refusalOf(cause);
  if (refusal !== null && refusal.type !== 'Unreadable') {
    return err({ type: 'StoreUnavailable', reason: runningFaultOf(refusal) });
  }
  return err({ type: 'Broken', code: broken(cause) });
}

/** What an act tells the access log: written at once by the thread that can, handed on by the one that cannot. */
function accessOf(context: Context, signedIn: Staff, kind: 'query' | 'command') {
  const told = {
    notes: 0,
    opened: (note: AccessNote): void => {
      told.notes += 1;
      if (kind === 'command') appendAccess({ ...context, signedIn }, note);
      else if (context.onOpened === undefined) throw new Error('nobody writes the access log');
      else context.onOpened(note);
    },
  };
  return told;
}

/** What the table refuses a role, and what it lets the role only prepare for another to sign or decide. */
function whyNotThisAct(role: Role, name: ActName): Denied | null {
  const { needs } = acts[name];
  if (typeof needs === 'string') return null;
  const permission = permissionForAll(role, needs);
  if (permission.type === 'allowed') return null;
  const act = needs.find((each) => permissionFor(role, each).type === permission.type) ?? needs[0];
  if (permission.type === 'draft-only' && permission.reason === 'DoctorSigns') {
    return { act, refusal: { type: 'OnlyDoctorSigns', role } };
  }
  return { act, refusal: { type: 'NotYourRole', role, act } };
}

/** What an act is to the table and to the log; where it needs no permission, as little as can be. */
function actOf(name: ActName): SurgeryAct {
  const { needs } = acts[name];
  return typeof needs === 'string' ? 'searchPatient' : needs[0];
}

type Denied = { readonly act: SurgeryAct; readonly refusal: NotYourRole | OnlyDoctorSigns };

function isRefusal(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false;
}

/** The act has failed already; what cannot be noted now is found out at the next start. */
function settleOrphansIfPossible(db: Db): void {
  try {
    settleOrphans(db);
  } catch {
    // The same full disk that made the act fail.
  }
}

/** Handlers by name. Their input has been parsed by the act's own schema, which the compiler cannot follow by name. */
type Rooms<Answer> = {
  readonly open: Readonly<Record<string, (context: OpenContext, input: never) => Answer>>;
  readonly signedIn: Readonly<Record<string, (context: SignedInContext, input: never) => Answer>>;
};

function find<Found>(handlers: Readonly<Record<string, Found>>, name: string): Found | undefined {
  return Object.hasOwn(handlers, name) ? handlers[name] : undefined;
}

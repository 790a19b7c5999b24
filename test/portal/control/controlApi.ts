import { OperationOutcomeError } from '@medplum/core';
import type { Resource } from '@medplum/fhirtypes';
import { z } from 'zod';
import { faultSchema, type Faults } from '../misbehaviour/faults.ts';
import type { Misbehave } from '../misbehaviour/misbehave.ts';
import type { ResourceStore } from '../fhir/resourceStore.ts';
import { findPatients, readPatient, threadsOf } from '../patient/threads.ts';
import type { patientSide } from '../patient/patientSide.ts';
import type { rightsSide } from '../patient/rights.ts';
import type { elsewhere } from '../elsewhere.ts';
import type { RegisteredKeys } from '../oauth/registeredClients.ts';
import type { RequestLine } from '../routes.ts';

export type Controlled = {
  store: ResourceStore;
  faults: Faults;
  misbehave: Misbehave;
  patient: ReturnType<typeof patientSide>;
  rights: ReturnType<typeof rightsSide>;
  elsewhere: ReturnType<typeof elsewhere>;
  requests: readonly RequestLine[];
  /** Absent: no token is asked for. */
  keys: RegisteredKeys | undefined;
  about: () => { fhirUrl: string; created: string; surgery: string; clockSkew: number };
};

type Reply = { status: number; body: unknown };

const resource = z.looseObject({ resourceType: z.string(), id: z.string().optional() });
const writing = z.strictObject({
  patient: z.string().optional(),
  subject: z.string().min(1),
  question: z.string().min(1),
  kind: z.enum(['e-consultation', 'message']).optional(),
  by: z.string().optional(),
  urgent: z.boolean().optional(),
  form: z.array(z.tuple([z.string(), z.union([z.string(), z.boolean(), z.number(), z.null()])])).optional(),
  files: z
    .array(
      z.strictObject({
        contentType: z.string().min(1),
        title: z.string().optional(),
        base64: z.base64(),
        apart: z.boolean().optional(),
      }),
    )
    .optional(),
});

const publicKey = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  kid: z.string().min(1),
  alg: z.literal('ES256').optional(),
  use: z.literal('sig').optional(),
});

function act<T extends z.ZodType>(input: T, run: (controlled: Controlled, given: z.output<T>) => unknown) {
  return { run: async (controlled: Controlled, body: unknown): Promise<unknown> => run(controlled, input.parse(body)) };
}

/** `POST /control/<name>` with JSON: what `Portal` offers in the same process, for another one and for the control page. */
const ACTS = {
  /** Turns one misbehaviour on. */
  misbehave: act(faultSchema, ({ faults }, fault) => faults.add(fault)),
  /** Turns one kind off, or all of them. */
  behave: act(z.strictObject({ kind: z.string().optional() }), async ({ faults, misbehave }, { kind }) => {
    if (kind === undefined) await misbehave.behave();
    else faults.remove(kind);
  }),
  clock: act(z.strictObject({ ms: z.int() }), ({ misbehave }, { ms }) => misbehave.skewClock(ms)),
  /** Lets a workstation in by the public part of its key, as a clinic does on the provider's own pages. */
  register: act(z.strictObject({ key: publicKey }), ({ keys }, { key }) => {
    if (keys === undefined) throw new Error('this portal lets everybody in: no key is needed');
    keys.acceptKey(key);
  }),
  malformed: act(resource, async (controlled, given) => ({ id: await controlled.elsewhere.createMalformed(given) })),
  'late-commit': act(z.strictObject({ resource, msBefore: z.int().nonnegative() }), async (controlled, given) => ({
    id: await controlled.elsewhere.commitLate(given.resource as Resource, given.msBefore),
  })),
  'patient/write': act(writing, async ({ patient }, given) => ({
    taskId: await patient.patientWrites(dropUndefined(given)),
  })),
  'patient/follow-up': act(
    z.strictObject({ taskId: z.string(), text: z.string().min(1) }),
    async ({ patient }, given) => ({
      id: await patient.patientFollowsUp(given.taskId, given.text, { opensAgain: true }),
    }),
  ),
  'rights/consent': act(
    z.strictObject({ patient: z.string(), level: z.enum(['basis', 'basis-plus', 'full']) }),
    ({ rights }, { patient, level }) => rights.consentsTo(patient, level),
  ),
  /** `whom`: a Practitioner's id, or `all-but-own-gp`. */
  'rights/block': act(z.strictObject({ patient: z.string(), whom: z.string() }), ({ rights }, { patient, whom }) =>
    rights.blocks(patient, whom),
  ),
  'rights/confidence': act(z.strictObject({ patient: z.string() }), ({ rights }, { patient }) =>
    rights.asksForConfidence(patient),
  ),
  'rights/proxy': act(
    z.strictObject({ patient: z.string(), name: z.string().min(1), from: z.iso.date(), to: z.iso.date().optional() }),
    async ({ rights }, { patient, ...holder }) => ({ id: await rights.letsActFor(patient, dropUndefined(holder)) }),
  ),
  'rights/birth-date': act(z.strictObject({ patient: z.string(), on: z.iso.date() }), ({ rights }, { patient, on }) =>
    rights.bornOn(patient, on),
  ),
  'rights/address': act(
    z.strictObject({ patient: z.string(), kode: z.enum(['kode-6', 'kode-7']) }),
    ({ rights }, { patient, kode }) => rights.protectsAddress(patient, kode),
  ),
  'rights/gp-change': act(
    z.strictObject({ patient: z.string(), gp: z.string(), on: z.iso.date() }),
    ({ rights }, { patient, gp, on }) => rights.changesGp(patient, gp, on),
  ),
  'rights/locum': act(
    z.strictObject({ locum: z.string(), gp: z.string(), from: z.iso.date(), to: z.iso.date() }),
    ({ rights }, { locum, gp, from, to }) => rights.standsIn(locum, gp, from, to),
  ),
  'rights/shared-list': act(
    z.strictObject({ gp: z.string(), name: z.string().nullable() }),
    ({ rights }, { gp, name }) => rights.sharesList(gp, name),
  ),
  'patient/find': act(z.strictObject({ name: z.string() }), ({ store }, { name }) => findPatients(store, name)),
  'patient/threads': act(z.strictObject({ patient: z.string() }), ({ store }, given) => ({
    patient: readPatient(store, given.patient) ?? null,
    threads: threadsOf(store, given.patient),
  })),
} as const;

const SHOWN_REQUESTS = 40;

/** Answers below /control. `name` is the path after it. Input that is wrong in any way is 400 with the reason. */
export async function answerControl(
  controlled: Controlled,
  method: string,
  name: string,
  body: string,
): Promise<Reply> {
  if (method === 'GET' && name === 'state') return { status: 200, body: stateOf(controlled) };
  const known = Object.entries(ACTS).find(([each]) => each === name);
  if (!known) return { status: 404, body: { error: `no such control: ${name}` } };
  if (method !== 'POST') return { status: 405, body: { error: 'POST with JSON' } };
  try {
    const given: unknown = JSON.parse(body === '' ? '{}' : body);
    return { status: 200, body: (await known[1].run(controlled, given)) ?? {} };
  } catch (error) {
    if (error instanceof z.ZodError) return { status: 400, body: { error: z.prettifyError(error) } };
    if (error instanceof SyntaxError) return { status: 400, body: { error: 'the body is not JSON' } };
    if (error instanceof OperationOutcomeError) return { status: 400, body: error.outcome };
    if (error instanceof Error) return { status: 400, body: { error: error.message } };
    throw error;
  }
}

/** What the control page shows. Requests without their query: a search may hold what belongs to a person. */
function stateOf({ store, faults, requests, about }: Controlled) {
  return {
    ...about(),
    faults: faults.active,
    counts: store.counts(),
    requests: requests.slice(-SHOWN_REQUESTS).map(({ path, ...line }) => ({ ...line, path: path.split('?')[0] })),
  };
}

function dropUndefined<T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

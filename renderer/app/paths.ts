import { WORK_KINDS, type WorkKind } from '../../shared/domain/work/workKind.ts';

/** Where each screen lives behind the `#`. */
export const paths = {
  queue: '/queue',
  /** Everything that waits: where everyone begins. */
  open: '/queue/all',
  answered: '/queue/answered',
  unsent: '/unsent',
  patient: '/patients',
  patientLists: '/patient-lists',
  accessLog: '/access-log',
  settings: '/settings',
} as const;

/** A part of the queue: everything that waits, one kind of it, or what has been answered. */
export type QueuePart = 'all' | WorkKind | 'answered';

export function isQueuePart(part: string | undefined): part is QueuePart {
  return isWhole(part) || isWorkKind(part);
}

/** Whether a part has every kind in it. */
export function isWhole(part: string | undefined): part is 'all' | 'answered' {
  return part === 'all' || part === 'answered';
}

export function isWorkKind(kind: string | undefined): kind is WorkKind {
  return WORK_KINDS.some((one) => one === kind);
}

export function pathOfQueue(part: QueuePart): string {
  return `${paths.queue}/${part}`;
}

/** A matter beside the part of the queue in which it is opened. */
export function pathOfMatter(part: QueuePart, kind: WorkKind, id: string): string {
  return `${pathOfQueue(part)}/${kind}/${encodeURIComponent(id)}`;
}

export function pathOfPatient(patientId: string): string {
  return `${paths.patient}/${encodeURIComponent(patientId)}`;
}

/** The access log of a patient in a period; '' is without end. */
export function logPathOf(patientId: string, from: string, to: string): string {
  return `${paths.accessLog}?${new URLSearchParams({ of: 'patient', id: patientId, ...periodOf(from, to) }).toString()}`;
}

/** The same as the patient gets it on paper. */
export function printPathOf(patientId: string, from: string, to: string): string {
  const period = new URLSearchParams(periodOf(from, to)).toString();
  return `${paths.accessLog}/print/${encodeURIComponent(patientId)}${period === '' ? '' : `?${period}`}`;
}

function periodOf(from: string, to: string): Record<string, string> {
  return { ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) };
}

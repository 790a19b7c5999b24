/** Where each screen lives behind the `#`. */
export const paths = {
  open: '/e-consultations',
  answered: '/answered',
  messages: '/messages',
  unsent: '/unsent',
  patient: '/patients',
  patientLists: '/patient-lists',
  accessLog: '/access-log',
  settings: '/settings',
} as const;

export function pathOf(list: 'open' | 'answered' | 'messages', taskId?: string): string {
  return taskId === undefined ? paths[list] : `${paths[list]}/${encodeURIComponent(taskId)}`;
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

/** Where each screen lives behind the `#`. */
export const paths = {
  open: '/e-consultations',
  answered: '/answered',
  unsent: '/unsent',
  patient: '/patients',
  settings: '/settings',
} as const;

export function pathOf(list: 'open' | 'answered', taskId?: string): string {
  return taskId === undefined ? paths[list] : `${paths[list]}/${encodeURIComponent(taskId)}`;
}

export function pathOfPatient(patientId: string): string {
  return `${paths.patient}/${encodeURIComponent(patientId)}`;
}

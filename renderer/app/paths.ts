/** Where each screen lives behind the `#`. */
export const paths = {
  open: '/e-consultations',
  answered: '/answered',
  unsent: '/unsent',
  settings: '/settings',
} as const;

export function pathOf(list: 'open' | 'answered', taskId?: string): string {
  return taskId === undefined ? paths[list] : `${paths[list]}/${encodeURIComponent(taskId)}`;
}

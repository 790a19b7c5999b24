import type { Portal } from '../../portal/portal.ts';
import type { Workstation } from '../workstation.ts';

/** What stands over an open matter, before anyone types. */
export function warnings(desk: Workstation) {
  return desk.page.getByRole('list', { name: 'Verdt å vite før du svarer' });
}

/** To whom the answers with a text went, by reference; one list for each answer. */
export function recipientsOf(portal: Portal, text: string): string[][] {
  return portal
    .answers()
    .filter(({ payload }) => payload?.[0]?.contentString === text)
    .map(({ recipient }) => (recipient ?? []).map(({ reference }) => reference ?? ''));
}

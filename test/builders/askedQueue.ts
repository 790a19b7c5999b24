import { EVERYTHING, type WorkFilter } from '../../shared/domain/work/workFilter.ts';
import type { Input } from '../../shared/ipc/acts.ts';

type Asked = Input<'listWork'>;
type Changed = Omit<Partial<Asked>, 'filter'> & { readonly filter?: Partial<WorkFilter> };

/** The open queue without a filter, its first rows; what a test does not name is as the screen asks it at first. */
export function askedQueue({ filter, ...changed }: Changed = {}): Asked {
  return { show: 'open', text: '', from: 0, count: 50, ...changed, filter: { ...EVERYTHING, ...filter } };
}

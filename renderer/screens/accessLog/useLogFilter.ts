import { useSearchParams } from 'react-router';
import { ACCESS_GROUNDS } from '../../../shared/domain/access/accessLog.ts';
import type { LogFilter } from '../../data/accessLog.ts';

const GROUNDS = [...ACCESS_GROUNDS, 'any'] as const;
const ONLY = ['all', 'overrides', 'denied'] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/u;

/** What the fields show. `of: 'employee'` with an empty id is everyone. */
export type LogView = Omit<LogFilter, 'of'> & { readonly of: 'patient' | 'employee' };

type Change = Readonly<Partial<Record<keyof LogView, string>>>;

/** The filter of the log, in the address: so that the way back from the print finds it as it was. */
export function useLogFilter() {
  const [params, setParams] = useSearchParams();
  const of = params.get('of') === 'employee' ? 'employee' : 'patient';
  const view: LogView = {
    of,
    id: params.get('id') ?? '',
    from: dayIn(params.get('from')),
    to: dayIn(params.get('to')),
    ground: GROUNDS.find((one) => one === params.get('ground')) ?? 'any',
    only: ONLY.find((one) => one === params.get('only')) ?? 'all',
  };
  function change(changed: Change) {
    const next = Object.entries({ ...view, ...changed }).filter(([, value]) => value !== '');
    setParams(Object.fromEntries(next), { replace: true });
  }
  return { view, filter: toFilter(view), change };
}

/** What the engine is asked; null while there is nobody to ask about, or no day in the period. */
function toFilter(view: LogView): LogFilter | null {
  if (view.of === 'patient' && view.id === '') return null;
  if (view.from !== '' && view.to !== '' && view.to < view.from) return null;
  return view.of === 'employee' && view.id === '' ? { ...view, of: 'everyone' } : view;
}

function dayIn(text: string | null): string {
  return text !== null && DAY.test(text) ? text : '';
}

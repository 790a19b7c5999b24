import { permissionFor, type SurgeryAct } from '../../shared/domain/access/permissions.ts';
import { useSession } from './session.ts';

/** Whether the role of the person at the machine does an act. The engine asks again: this only decides what is shown. */
export function useMay(act: SurgeryAct): boolean {
  const session = useSession().data;
  return session?.state === 'signed-in' && permissionFor(session.session.role, act).type === 'allowed';
}

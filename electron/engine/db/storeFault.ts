import type { StoreFault } from '../../../shared/ipc/reply.ts';
import { assertNever } from '../../../shared/lib/assertNever.ts';
import type { OpenRefused } from './open.ts';

export function storeFaultOf(refused: OpenRefused): StoreFault {
  switch (refused.type) {
    case 'NewerVersion':
      return 'made-by-newer-version';
    case 'WrongKeyOrDamaged':
      return 'wrong-key-or-damaged';
    case 'Locked':
      return 'locked';
    case 'ReadOnly':
      return 'read-only';
    case 'DiskFull':
      return 'disk-full';
    case 'Unreadable':
      return 'unreadable';
    default:
      return assertNever(refused);
  }
}

import type { StoreFault } from '../../../shared/ipc/reply.ts';
import { assertNever } from '../../../shared/lib/assertNever.ts';
import type { OpenRefused } from './open.ts';

/** What it means once the file has been opened: the key was right, so a page that cannot be read is damaged. */
export function runningFaultOf(refused: OpenRefused): StoreFault {
  return refused.type === 'WrongKeyOrDamaged' ? 'damaged' : storeFaultOf(refused);
}

/** What a refusal to open means for the people at the desk. */
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

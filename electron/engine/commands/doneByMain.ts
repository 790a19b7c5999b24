import { ok } from '../../../shared/lib/result.ts';

/**
 * Main does the act, since it alone has the operating system's key store, clipboard and browser. The engine's part is
 * that of every act: the input's shape, who has signed in, and whether their role may.
 */
export const doneByMain = () => ok(null);

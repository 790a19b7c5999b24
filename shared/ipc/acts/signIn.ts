import { command, nothing, query } from '../act.ts';
import { z } from '../../lib/zod.ts';
import { topicsOfQueries } from '../topics.ts';
import type { MachineKeyView } from '../views/machineKey.ts';
import type { PortalTrustView } from '../views/portalTrust.ts';
import type { SignInView } from '../views/signIn.ts';

/** Signing in at the identity provider, and the key that this machine proves itself with there. */
export const signInActs = {
  readSignIn: query(nothing, { topics: topicsOfQueries.readSignIn, needs: 'nobody' }),
  /** Opens the provider's page in the person's browser. Asked again it begins anew, and the page before is of no use. */
  startSignIn: command(nothing, { topics: ['signIn'], needs: 'nobody' }),
  cancelSignIn: command(nothing, { topics: ['signIn'], needs: 'nobody' }),
  // Open before anyone has signed in: without a key that the provider knows nobody can.
  readMachineKey: query(nothing, { topics: topicsOfQueries.readMachineKey, needs: 'nobody' }),
  /** Puts the public part on the clipboard. */
  copyMachineKey: command(z.strictObject({ which: z.enum(['current', 'next']) }), {
    topics: ['machineKey'],
    needs: 'nobody',
  }),
  /** Makes a key that takes over when the provider knows it. One that was waiting is forgotten. */
  rotateMachineKey: command(nothing, { topics: ['machineKey'], needs: ['rotateKeys'] }),
  /** Asks the portal for a new token now, with the new key first. */
  tryMachineKey: command(nothing, { topics: ['machineKey'], needs: 'anyone' }),
  /** Forgets the key for good, and makes one that the provider does not know yet. */
  revokeMachineKey: command(nothing, { topics: ['machineKey'], needs: ['rotateKeys'] }),
  // Open before anyone has signed in: that the settings are others than this machine's own is a warning to all.
  readPortalTrust: query(nothing, { topics: topicsOfQueries.readPortalTrust, needs: 'nobody' }),
  /** Takes what the settings file says otherwise into use, from the next start. */
  acceptPortalSettings: command(nothing, { topics: ['portalTrust'], needs: ['rotateKeys'] }),
} as const;

export type SignInOutputs = {
  readSignIn: SignInView;
  startSignIn: null;
  cancelSignIn: null;
  readMachineKey: MachineKeyView;
  copyMachineKey: null;
  rotateMachineKey: null;
  tryMachineKey: null;
  revokeMachineKey: null;
  readPortalTrust: PortalTrustView;
  acceptPortalSettings: null;
};

/** The settings bring the key themselves, or need none. */
type NoOwnKey = { readonly type: 'NoOwnKey' };
/** The disk or the key store did not take it; nothing has changed. */
type MachineKeyNotSaved = { readonly type: 'MachineKeyNotSaved' };

export type SignInRefusals = {
  readonly startSignIn: { readonly type: 'NoProvider' };
  readonly copyMachineKey: NoOwnKey;
  readonly rotateMachineKey: NoOwnKey | MachineKeyNotSaved;
  readonly revokeMachineKey: NoOwnKey | MachineKeyNotSaved;
  /** The file says the same as this machine was set up with, or cannot be read. */
  readonly acceptPortalSettings: { readonly type: 'NothingToAccept' } | MachineKeyNotSaved;
};

import { safeStorage } from 'electron';
import type { Seal } from './machineKeyFile.ts';

/** The operating system's key store (Keychain, DPAPI, libsecret, KWallet). Throws where there is none that protects. */
export const osSeal: Seal = {
  encrypt: (text) => safeStorage.encryptString(text),
  decrypt: (sealed) => safeStorage.decryptString(sealed),
};

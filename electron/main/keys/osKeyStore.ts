import { safeStorage } from 'electron';
import type { KeySeal } from './keySeal.ts';

type Options = {
  /** A packaged build is for patients; any other for development and tests. */
  readonly packaged: boolean;
  /** To try the passphrase where there is a key store; never in a packaged build. */
  readonly withoutStore: boolean;
};

/**
 * The operating system's key store (Keychain, DPAPI, libsecret, KWallet); null where there is none that protects.
 * Call after Electron is ready.
 */
export function osKeyStore({ packaged, withoutStore }: Options): KeySeal | null {
  if (!packaged && withoutStore) return null;
  // Without a keyring Linux keeps the key under a password that everybody knows: good enough to develop with, never
  // for a clinic. Playwright starts Electron on Linux that way too.
  const isBasic = process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';
  if (isBasic) {
    if (packaged) return null;
    safeStorage.setUsePlainTextEncryption(true);
  }
  if (!safeStorage.isEncryptionAvailable()) return null;
  return { way: isBasic ? 'development' : 'os-store', ...osSeal };
}

const osSeal: Omit<KeySeal, 'way'> = {
  seal: (key) => safeStorage.encryptString(key),
  open: (content) => {
    try {
      return safeStorage.decryptString(content);
    } catch {
      return null;
    }
  },
};

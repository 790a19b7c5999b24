import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type Electron from 'electron';
import { app } from './app.ts';
import { onlyWhenReady } from './readiness.ts';
import { strictly } from './strict.ts';

const keyFile = 'DEVELOPMENT-KEY-not-for-patient-data';
// Electron's Linux ciphertexts begin with v10 or v11; ours can be mistaken for neither.
const mark = Buffer.from('standin1');

let plainTextAllowed = false;

/**
 * `safeStorage` with a key that lies in the open in the user-data folder, under
 * a name that says so. It answers as Electron does on a Linux machine without a
 * key store, which is also how Playwright starts Electron on Linux: `basic_text`,
 * and no encryption until the app has said that it will do without protection.
 */
export const safeStorage: Electron.SafeStorage = strictly(
  {
    isEncryptionAvailable(): boolean {
      onlyWhenReady('safeStorage.isEncryptionAvailable');
      return plainTextAllowed;
    },
    async isAsyncEncryptionAvailable(): Promise<boolean> {
      onlyWhenReady('safeStorage.isAsyncEncryptionAvailable');
      return plainTextAllowed;
    },
    getSelectedStorageBackend(): 'basic_text' {
      onlyWhenReady('safeStorage.getSelectedStorageBackend');
      return 'basic_text';
    },
    setUsePlainTextEncryption(usePlainText: boolean): void {
      plainTextAllowed = usePlainText;
    },
    encryptString: (plainText: string): Buffer => encrypt(plainText),
    decryptString: (encrypted: Buffer): string => decrypt(encrypted),
    encryptStringAsync: async (plainText: string): Promise<Buffer> => encrypt(plainText),
    decryptStringAsync: async (encrypted: Buffer): Promise<Electron.DecryptStringAsyncReturnValue> => ({
      result: decrypt(encrypted),
      shouldReEncrypt: false,
    }),
  },
  'safeStorage',
);

function developmentKey(): Buffer {
  const file = path.join(app.getPath('userData'), keyFile);
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  return Buffer.from(readFileSync(file, 'utf8'), 'hex');
}

function encrypt(plainText: string): Buffer {
  onlyWhenReady('safeStorage.encryptString');
  if (!plainTextAllowed) {
    throw new Error(
      'Error while encrypting the text provided to safeStorage.encryptString. Encryption is not available.',
    );
  }
  if (typeof plainText !== 'string') throw new TypeError('safeStorage.encryptString takes a string');
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', developmentKey(), nonce);
  const text = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
  return Buffer.concat([mark, nonce, cipher.getAuthTag(), text]);
}

function decrypt(encrypted: Buffer): string {
  onlyWhenReady('safeStorage.decryptString');
  if (!plainTextAllowed) {
    throw new Error(
      'Error while decrypting the ciphertext provided to safeStorage.decryptString. Decryption is not available.',
    );
  }
  const failed = 'Error while decrypting the ciphertext provided to safeStorage.decryptString.';
  if (!Buffer.isBuffer(encrypted) || !encrypted.subarray(0, mark.length).equals(mark)) throw new Error(failed);
  const nonce = encrypted.subarray(mark.length, mark.length + 12);
  const tag = encrypted.subarray(mark.length + 12, mark.length + 28);
  try {
    const decipher = createDecipheriv('aes-256-gcm', developmentKey(), nonce);
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(encrypted.subarray(mark.length + 28)), decipher.final()]).toString('utf8');
  } catch (error) {
    throw new Error(failed, { cause: error });
  }
}

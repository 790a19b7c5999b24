import { app, safeStorage } from 'electron';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { StoreFault } from '../../shared/ipc/reply.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';

/**
 * The key of the surgery's database: 32 random bytes, kept under the operating system's key store. Made once, together
 * with a new database. A database whose key is gone is never replaced by an empty one.
 *
 * Call after Electron is ready.
 */
export function databaseKey(folder: string, databaseFile: string): Result<string, StoreFault> {
  // Without a keyring Linux keeps the key under a password that everybody knows: good enough to develop with, and only
  // when we say so. Playwright starts Electron on Linux that way too.
  if (process.platform === 'linux' && !app.isPackaged) safeStorage.setUsePlainTextEncryption(true);
  // Without a keyring Linux keeps the key under a password that everybody knows: good enough to develop with, never
  // for a clinic.
  const unprotected = process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';
  if (unprotected && app.isPackaged) return err('no-key-store');
  if (unprotected) safeStorage.setUsePlainTextEncryption(true);
  if (!safeStorage.isEncryptionAvailable()) return err('no-key-store');

  const keyFile = path.join(folder, 'database-key');
  if (existsSync(keyFile)) {
    try {
      const key = safeStorage.decryptString(readFileSync(keyFile));
      return /^[0-9a-f]{64}$/u.test(key) ? ok(key) : err('key-missing');
    } catch {
      return err('key-missing');
    }
  }
  if (existsSync(databaseFile)) return err('key-missing');
  const key = randomBytes(32).toString('hex');
  writeDurably(keyFile, safeStorage.encryptString(key));
  return ok(key);
}

/** Whole or not at all, and on the disk before anything is encrypted with it. */
function writeDurably(file: string, content: Buffer): void {
  const temporary = `${file}.new`;
  const handle = openSync(temporary, 'w', 0o600);
  writeSync(handle, content);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(temporary, file);
}

import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';

/** A write may take fewer bytes than it was given. */
export function writeWhole(handle: number, content: Buffer): void {
  for (let written = 0; written < content.length;) written += writeSync(handle, content, written);
}

/** Puts a renaming or removal in a folder on the disk; Windows does so by itself and opens no folders. */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Takes another file's place, and is on the disk under its new name when this returns. */
export function renameDurably(from: string, to: string): void {
  renameSync(from, to);
  flushFolder(path.dirname(to));
}

/**
 * Writes a file whole or not at all: what was there before stays until the new content is on the disk. Only the user of
 * the machine may read it.
 */
export function writeDurably(file: string, content: Buffer): void {
  const temporary = `${file}.new`;
  const handle = openSync(temporary, 'w', 0o600);
  try {
    writeWhole(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameDurably(temporary, file);
}

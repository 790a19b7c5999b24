import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const profiles = path.join(os.tmpdir(), 'legekontor-standin');
const profileName = /^(\d+)-/;

/** Chromium's profile for this run of the app: its own folder, gone when the app is. */
export function makeProfile(): string {
  mkdirSync(profiles, { recursive: true, mode: 0o700 });
  removeLeftovers();
  return mkdtempSync(path.join(profiles, `${process.pid}-`));
}

/**
 * Ends Chromium and removes its profile when this process is gone, however it
 * went: a small shell waits for the end of a pipe that only we hold open, so
 * kill -9 ends Chromium as surely as quitting does.
 */
export function removeWhenWeAreGone(profile: string, chromiumPid: number): void {
  writeFileSync(path.join(profile, 'chromium.pid'), String(chromiumPid));
  const watcher = spawn(
    '/bin/sh',
    [
      '-c',
      'read -r _; kill -9 -"$1" 2>/dev/null; n=0; while [ -e "$2" ] && [ $n -lt 50 ]; do rm -rf "$2" 2>/dev/null || sleep 0.1; n=$((n+1)); done',
      'legekontor-standin-watcher',
      String(chromiumPid),
      profile,
    ],
    { stdio: ['pipe', 'ignore', 'ignore'], detached: true },
  );
  watcher.unref();
  // Held open and never written to.
  watcher.stdin.on('error', () => {});
}

/** What an earlier run left when its watcher was killed too: only our profiles, only of processes that are gone. */
function removeLeftovers(): void {
  for (const name of readdirSync(profiles)) {
    const owner = profileName.exec(name)?.[1];
    if (owner === undefined || isRunning(Number(owner))) continue;
    const profile = path.join(profiles, name);
    const chromium = Number(readOr(path.join(profile, 'chromium.pid'), '0'));
    // The process number may have been given to someone else since.
    if (chromium > 1 && readOr(`/proc/${chromium}/cmdline`, '').includes(profile)) endGroup(chromium);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}

function readOr(file: string, otherwise: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

/** Builds the app into `out/` when a source is newer than what stands there. Throws with the build's words when it fails. */
export function buildApp(say: (line: string) => void): void {
  const built = path.join(root, 'out/renderer/index.html');
  const sources = ['electron', 'renderer', 'shared', 'resources', 'package.json', 'electron.vite.config.ts'];
  if (existsSync(built) && sources.every((one) => newest(path.join(root, one)) < statSync(built).mtimeMs)) return;
  say('Builds the app …');
  const vite = path.join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [vite, 'build'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the build failed:\n${stdout}\n${stderr}`);
}

function newest(place: string): number {
  const { mtimeMs } = statSync(place);
  if (!statSync(place).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(place).map((one) => newest(path.join(place, one))));
}

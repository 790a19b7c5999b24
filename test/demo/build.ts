import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';

export const root = path.resolve(import.meta.dirname, '../..');

/**
 * Builds the app into `out/` when a source is newer than what stands there, and says each part as it is begun: on a busy
 * machine it takes minutes. Throws with the build's words when it fails.
 */
export async function buildApp(say: (line: string) => void): Promise<void> {
  const built = path.join(root, 'out/renderer/index.html');
  const sources = ['electron', 'renderer', 'shared', 'resources', 'package.json', 'electron.vite.config.ts'];
  if (existsSync(built) && sources.every((one) => newest(path.join(root, one)) < statSync(built).mtimeMs)) return;
  say('Builds the app: its processes, the bridge and the window. The window takes longest …');
  const vite = path.join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const build = spawn(process.execPath, [vite, 'build'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const words: string[] = [];
  for (const stream of [build.stdout, build.stderr]) {
    createInterface(stream).on('line', (line) => {
      words.push(line);
      if (/building|modules transformed|built in/u.test(line)) say(`  ${stripVTControlCharacters(line).trim()}`);
    });
  }
  const status = await new Promise((resolve, reject) => build.once('error', reject).once('close', resolve));
  if (status !== 0) throw new Error(`the build failed:\n${words.join('\n')}`);
}

function newest(place: string): number {
  const { mtimeMs } = statSync(place);
  if (!statSync(place).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(place).map((one) => newest(path.join(place, one))));
}

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../architecture/sources.ts';

/** A copy of the tree as it stands, in a folder of its own: the files of git and those it does not know yet. */
export function copyOfTree(): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'legekontor-mutate-'));
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
  for (const file of listed.toString('utf8').split('\0'))
    if (file !== '' && existsSync(path.join(root, file))) cpSync(path.join(root, file), path.join(copy, file));

  // Packages are shared; what the compiler keeps for the next time is not.
  mkdirSync(path.join(copy, 'node_modules'));
  for (const name of readdirSync(path.join(root, 'node_modules')))
    if (name !== '.cache' && !name.startsWith('.vite'))
      symlinkSync(path.join(root, 'node_modules', name), path.join(copy, 'node_modules', name));
  const kept = path.join(root, 'node_modules/.cache/types');
  if (existsSync(kept)) cpSync(kept, path.join(copy, 'node_modules/.cache/types'), { recursive: true });
  return copy;
}

import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from '../demo/build.ts';

/** A script of ours or of a tool, as `npm test` runs it. */
export type Command = {
  readonly title: string;
  readonly script: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

export type Ended = { readonly status: number; readonly said: string; readonly seconds: number };

const EVERY_HALF_MINUTE = 30_000;

/** Runs it to its end. Its words come in one piece then, since another runs beside it; until then its last line, now and then. */
export async function run({ title, script, args = [], env = {} }: Command): Promise<Ended> {
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 1_000);
  const child = spawn(process.execPath, [path.join(root, script), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece: string) => {
      said += piece;
    });
  }
  const tell = setInterval(() => {
    const last = said.trimEnd().split('\n').at(-1)?.trim() ?? '';
    console.log(`… ${title}, ${seconds()} s: ${last.slice(0, 120)}`);
  }, EVERY_HALF_MINUTE);
  const status = await new Promise<number>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
  clearInterval(tell);
  console.log(`\n=== ${title}\n${said.trimEnd()}`);
  return { status, said, seconds: seconds() };
}

import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { buildApp, root } from '../demo/build.ts';
import { prepareElectron } from '../demo/prepareElectron.ts';

// `npm run e2e [folder or file of test/e2e] [Playwright's own options]`: the same specs on Electron's binary where it
// is there, and on the stand-in otherwise; LEGEKONTOR_ELECTRON=binary or standin decides.
const electron = await prepareElectron((line) => console.log(line));
await buildApp((line) => console.log(line));
const { status } = spawnSync(
  process.execPath,
  [
    path.join(root, 'node_modules/playwright/cli.js'),
    'test',
    '-c',
    path.join(root, 'test/e2e/playwright.config.ts'),
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, ...electron } },
);
process.exitCode = status ?? 1;

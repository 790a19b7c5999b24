import { onlyStaff } from '../data/identity.ts';
import { memoryOfTree } from '../memory.ts';
import { atMost, type Measured, type Setting, type Workload } from '../workload.ts';

/** How long the window is left alone before its memory is looked at. */
const SETTLE = 3_000;
const WHO = 'Ingrid Lien';

/** The built app started again on the demo surgery, to its first window and to the queue on screen; and its memory. */
export const warmStart: Workload = {
  name: 'start',
  counts: { full: onlyStaff, smoke: onlyStaff },
  needs: ['built app'],
  measure: { app, raw: async () => ({}) },
  rows: [
    {
      workload: 'start',
      figure: 'queue',
      unit: 'ms',
      what: 'warm start to the queue on screen',
      goal: atMost(2_000, 'value'),
    },
    { workload: 'start window', figure: 'window', unit: 'ms', what: 'to the first window' },
    { workload: 'start memory', figure: 'memory', unit: 'MB', what: 'whole app, PSS' },
    { workload: 'start memory, node', figure: 'node', unit: 'MB', what: 'of which the main process, PSS' },
    { workload: 'start memory, chromium', figure: 'chromium', unit: 'MB', what: 'of which Chromium, PSS' },
    { workload: 'start memory, RSS', figure: 'rss', unit: 'MB', what: 'whole app, sum of RSS' },
  ],
};

async function app({ scratch }: Setting): Promise<Measured> {
  // Only here: Playwright's size must not count in what other workloads measure.
  const { prepareElectron } = await import('../../demo/prepareElectron.ts');
  Object.assign(process.env, await prepareElectron(() => undefined));
  const [{ Workstation }, { startPortal }] = await Promise.all([
    import('../../e2e/workstation.ts'),
    import('../../portal/portal.ts'),
  ]);
  const portal = await startPortal({ stateFile: `${scratch}/portal.jsonl` });
  const desk = new Workstation({ fhirBase: portal.fhirUrl, poll: { active: 5, idle: 30 } });
  try {
    await desk.start();
    await desk.signInAs(WHO);
    await desk.header
      .getByText(/synkronisert/iu)
      .first()
      .waitFor({ timeout: 120_000 });
    await desk.quit();

    const begin = performance.now();
    await desk.start();
    const window = performance.now() - begin;
    await desk.signInAs(WHO);
    await desk.page.getByRole('option').first().waitFor();
    const queue = performance.now() - begin;

    // oxlint-disable-next-line no-promise-executor-return
    await new Promise((resolve) => setTimeout(resolve, SETTLE));
    const pid = desk.app.process().pid;
    const memory = pid === undefined ? null : memoryOfTree(pid);
    await desk.quit();
    return { window, queue, ...(memory === null ? {} : { ...memory, memory: memory.node + memory.chromium }) };
  } finally {
    await desk.quit().catch(() => undefined);
    desk.dispose();
    await portal.close();
  }
}

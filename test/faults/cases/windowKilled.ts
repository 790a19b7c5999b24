import { setTimeout as wait } from 'node:timers/promises';
import { PATIENCE } from '../../builders/patience.ts';
import { buildApp } from '../../demo/build.ts';
import { prepareElectron } from '../../demo/prepareElectron.ts';
import { POLL, Workstation } from '../../e2e/workstation.ts';
import type { FaultCase } from '../faultCase.ts';
import { answersAtPortal } from '../oracle/atPortal.ts';
import type { World } from '../world.ts';

const KINDS = ['first start', 'window', 'app', 'both', 'second start'] as const;

/** F2: the built app, its window or both are killed. */
export const windowKilled: FaultCase = {
  id: 'F2',
  what: 'kill -9 of the built app, of its window, of both, in its first start; second start',
  amount: { quick: 5, full: 100 },
  perRun: { quick: 5, full: 20 },
  async run({ open, faults, report }) {
    try {
      Object.assign(process.env, await prepareElectron(() => undefined));
    } catch (cause) {
      report.notRun = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
      return;
    }
    await buildApp(() => undefined);
    // The window is a person's: its time is everybody's.
    const world = await open({ speed: 1, batch: true });
    const desk = new Workstation({
      fhirBase: `http://127.0.0.1:${world.line.port}/fhir`,
      poll: POLL,
    });
    try {
      await killFirstStarts(world, desk, Math.ceil(faults / KINDS.length));
      await desk.start();
      await desk.signInAs('Ingrid Lien');
      for (let made = 0; made < faults; made += 1) {
        const kind = KINDS[made % KINDS.length] ?? 'window';
        if (kind === 'second start') await startTwice(world, desk);
        else if (kind !== 'first start') await killOnce(world, desk, kind);
        report.fault(kind === 'second start' ? 'other' : 'kill');
      }
    } finally {
      await desk.kill().catch(() => undefined);
      desk.dispose();
    }
    for (const [entryId, count] of answersAtPortal(world.portal).byEntry)
      report.expect(count === 1, 'twice', `entry ${entryId} is ${count} times at the portal`);
  },
};

/** The key of the database is made in the first start, and the database after it: neither may be left without the other. */
async function killFirstStarts(world: World, desk: Workstation, times: number): Promise<void> {
  for (let i = 0; i < times; i += 1) {
    const starting = desk.start().catch(() => undefined);
    await wait(world.chance.between(300, 2_500));
    await desk.kill();
    await Promise.race([starting, wait(10_000)]);
    await desk.kill();
  }
}

async function killOnce(world: World, desk: Workstation, kind: 'window' | 'app' | 'both'): Promise<void> {
  const { report, chance, portal } = world;
  const [typed = '', sent = ''] = await world.patientsWrite(2);
  const text = world.ledger.newText();
  await openMatter(world, desk, typed);
  await desk.answerField.fill(text);
  // Said to be saved: from now on it must be there, whatever is killed.
  await desk.page
    .getByText(/lagret/iu)
    .first()
    .waitFor();
  const answer = world.ledger.newText();
  await openMatter(world, desk, sent);
  await desk.answer(answer);
  await wait(chance.between(0, 300));

  if (kind !== 'app') await crashWindow(desk);
  if (kind === 'window') {
    const shown = await draftInNewWindow(desk, typed);
    report.expect(shown === text, 'lost', 'window killed: the draft did not come back');
    report.expect(await until(async () => portal.answers(sent).length === 1), 'lost', 'window killed: not sent');
    // Playwright holds a page that crashed once to be gone for good, so the next one gets an app of its own.
    await desk.quit();
  } else {
    await desk.kill();
  }
  await desk.start();
  await desk.signInAs('Ingrid Lien');
  await openMatter(world, desk, typed);
  const shown = await desk.answerField.inputValue();
  report.expect(shown === text, 'lost', `${kind} killed: the draft did not come back`);
  const delivered = async () => portal.answers(sent).length === 1;
  const came = await until(delivered);
  const isDraft = !came && portal.answers(sent).length === 0;
  // The act may not have reached the engine before the kill; then nobody was told that it was saved.
  report.expect(came || isDraft, 'twice', `${kind} killed: the answer is at the portal more than once`);
  await desk.answerField.fill('');
}

/** The window's own process ends; main opens it again. */
async function crashWindow(desk: Workstation): Promise<void> {
  const crashed = desk.page.waitForEvent('crash', { timeout: PATIENCE }).catch(() => undefined);
  await desk.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  await crashed;
}

/**
 * Goes to a matter in the window that main has opened anew, and gives what stands in its answer field; null when it
 * never comes so far. By script, since Playwright does not look at a page that has crashed.
 */
async function draftInNewWindow(desk: Workstation, taskId: string): Promise<string | null> {
  const step = `(() => {
    const matter = ${JSON.stringify(`#/queue/all/e-consultation/${taskId}`)};
    if (document.querySelector('nav') === null) {
      const names = [...document.querySelectorAll('button, [role=button], a')];
      names.find((one) => one.textContent.includes('Ingrid Lien'))?.click();
    } else if (location.hash === matter) return document.querySelector('textarea')?.value ?? null;
    else location.hash = matter;
    return null;
  })()`;
  let shown: string | null = null;
  await until(async () => {
    const value: unknown = await desk.app
      .evaluate(
        ({ BrowserWindow }, code) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code),
        step,
      )
      .catch(() => null);
    shown = typeof value === 'string' ? value : null;
    return shown !== null && shown !== '';
  });
  return shown;
}

/** A second start on the same folder shows the first one and goes. */
async function startTwice(world: World, desk: Workstation): Promise<void> {
  const ended = (await desk.startAgain()) !== null;
  world.report.expect(ended, 'failed', 'a second start on the same folder goes on running');
  const [taskId = ''] = await world.patientsWrite(1);
  await openMatter(world, desk, taskId);
}

/** Opens a matter by its subject. The list draws no more rows than there is room for, so it is searched for. */
async function openMatter({ portal }: World, desk: Workstation, taskId: string): Promise<void> {
  const subject = portal.read('Task', taskId)?.description ?? '';
  await desk.page.getByRole('searchbox', { name: 'Søk på navn eller emne' }).fill(subject);
  await desk.open(subject);
}

async function until(holds: () => Promise<boolean>): Promise<boolean> {
  const end = performance.now() + PATIENCE;
  while (!(await holds())) {
    if (performance.now() > end) return false;
    await wait(100);
  }
  return true;
}

import type { ElectronApplication } from 'playwright';
import type { Surgery } from '../../shared/ipc/bridge.ts';
import type { Portal } from '../portal/portal.ts';

declare global {
  interface Window {
    readonly surgery: Surgery;
  }
}

/** Does for the demo what a clinic does on the provider's pages: lets the workstation in by its public key. */
export async function registerKey(app: ElectronApplication, portal: Portal): Promise<void> {
  const page = await app.firstWindow();
  const key = await page.evaluate(() => window.surgery.readMachineKey({}));
  if (!key.ok || key.value.state !== 'own') throw new Error('the workstation has no key of its own');
  portal.signIn?.acceptKey(JSON.parse(key.value.current.publicJwk) as object);
  // The first attempt came too early: look again at once.
  await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'));
}

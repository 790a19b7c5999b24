import type Electron from 'electron';
import { cdp } from './chromium.ts';
import type { PageTarget } from './pageTargets.ts';

/**
 * Where a window stands. The size is that of its content, because Chromium's own
 * bars are no part of an Electron window.
 */
export class Placement {
  readonly #opened: Promise<PageTarget>;
  #bounds: Electron.Rectangle;
  #bars: Promise<{ width: number; height: number }> | undefined;

  constructor(opened: Promise<PageTarget>, bounds: Electron.Rectangle) {
    this.#opened = opened;
    this.#bounds = bounds;
    this.#apply();
  }

  get bounds(): Electron.Rectangle {
    return { ...this.#bounds };
  }

  move(bounds: Partial<Electron.Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
    this.#apply();
  }

  #apply(): void {
    const { x, y, width, height } = this.#bounds;
    this.#opened
      // oxlint-disable-next-line promise/always-return -- nothing follows
      .then(async ({ session, targetId }) => {
        const { windowId } = await cdp().root.send('Browser.getWindowForTarget', { targetId });
        this.#bars ??= session
          .send('Runtime.evaluate', {
            expression: '({ width: outerWidth - innerWidth, height: outerHeight - innerHeight })',
            returnByValue: true,
          })
          .then(({ result }) => result.value as { width: number; height: number });
        const bars = await this.#bars;
        await cdp().root.send('Browser.setWindowBounds', {
          windowId,
          bounds: { left: x, top: y, width: width + bars.width, height: height + bars.height },
        });
      })
      .catch(() => {
        // Closed meanwhile.
      });
  }
}

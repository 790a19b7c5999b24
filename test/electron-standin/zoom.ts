import type { PageTarget } from './pageTargets.ts';

/**
 * A page's zoom. DevTools cannot set Chromium's own, so the page is laid out in
 * a smaller or larger window and drawn at another scale, which is what zoom does:
 * media queries and `devicePixelRatio` follow.
 */
export class Zoom {
  readonly #opened: Promise<PageTarget>;
  #factor: number;

  constructor(opened: Promise<PageTarget>, factor: number) {
    this.#opened = opened;
    this.#factor = factor;
    if (factor !== 1) this.#apply();
  }

  get factor(): number {
    return this.#factor;
  }

  set factor(factor: number) {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0");
    this.#factor = factor;
    this.#apply();
  }

  get level(): number {
    return Math.log(this.#factor) / Math.log(1.2);
  }

  set level(level: number) {
    this.factor = 1.2 ** level;
  }

  #apply(): void {
    const factor = this.#factor;
    this.#opened
      // oxlint-disable-next-line promise/always-return -- nothing follows
      .then(async ({ session }) => {
        await session.send('Emulation.clearDeviceMetricsOverride');
        if (factor === 1) return;
        const { cssLayoutViewport: size } = await session.send('Page.getLayoutMetrics');
        await session.send('Emulation.setDeviceMetricsOverride', {
          width: Math.round(size.clientWidth / factor),
          height: Math.round(size.clientHeight / factor),
          deviceScaleFactor: factor,
          mobile: false,
        });
      })
      .catch(() => {
        // Closed meanwhile.
      });
  }
}

import type Electron from 'electron';
import { coveredEvents } from './events.ts';
import { onlyWhenReady } from './readiness.ts';
import { StrictEmitter, strictly } from './strict.ts';

type Display = Pick<
  Electron.Display,
  'id' | 'bounds' | 'workArea' | 'size' | 'workAreaSize' | 'scaleFactor' | 'rotation'
>;

const size = { width: 1920, height: 1080 };
const display: Display = strictly(
  {
    id: 1,
    bounds: { x: 0, y: 0, ...size },
    workArea: { x: 0, y: 0, ...size },
    size,
    workAreaSize: size,
    scaleFactor: 1,
    rotation: 0,
  },
  'Display',
);

export class Screen extends StrictEmitter {
  constructor() {
    super('screen', coveredEvents.Screen);
  }

  getPrimaryDisplay(): Display {
    onlyWhenReady('screen.getPrimaryDisplay');
    return display;
  }

  getAllDisplays(): Display[] {
    onlyWhenReady('screen.getAllDisplays');
    return [display];
  }

  getDisplayMatching(_rectangle: Electron.Rectangle): Display {
    onlyWhenReady('screen.getDisplayMatching');
    return display;
  }
}

/** `screen`: one display of 1920 by 1080. */
export const screen = new Screen();

import type Electron from 'electron';
import { coveredEvents } from './events.ts';
import { reports } from './reports.ts';
import { StrictEmitter } from './strict.ts';

type Covered = Pick<
  Electron.PowerMonitor,
  'getSystemIdleState' | 'getSystemIdleTime' | 'isOnBatteryPower' | 'onBatteryPower'
>;

export class PowerMonitor extends StrictEmitter implements Covered {
  readonly onBatteryPower = false;

  constructor() {
    super('powerMonitor', coveredEvents.PowerMonitor);
  }

  getSystemIdleTime(): number {
    return reports.idleSeconds;
  }

  getSystemIdleState(threshold: number): 'active' | 'idle' {
    return reports.idleSeconds >= threshold ? 'idle' : 'active';
  }

  isOnBatteryPower(): boolean {
    return false;
  }
}

/** `powerMonitor`: this machine never sleeps; a test emits the events itself. */
export const powerMonitor = new PowerMonitor();

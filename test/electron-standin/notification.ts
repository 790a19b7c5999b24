import type Electron from 'electron';
import { coveredEvents } from './events.ts';
import { onlyWhenReady } from './readiness.ts';
import { reports } from './reports.ts';
import { notCovered, StrictEmitter } from './strict.ts';

const covered: ReadonlySet<string> = new Set([
  'title',
  'body',
  'silent',
  'icon',
  'urgency',
  'timeoutType',
] satisfies (keyof Electron.NotificationConstructorOptions)[]);

/** `Notification`: nobody sees it; `standin.notifications` holds it, and a test may emit `click` on it. */
export class Notification
  extends StrictEmitter
  implements Pick<Electron.Notification, 'title' | 'body' | 'show' | 'close'>
{
  title: string;
  body: string;

  constructor(options: Electron.NotificationConstructorOptions = {}) {
    super('Notification', coveredEvents.Notification);
    for (const name of Object.keys(options)) {
      if (!covered.has(name)) throw notCovered(`new Notification({ ${name} })`);
    }
    this.title = options.title ?? '';
    this.body = options.body ?? '';
  }

  static isSupported(): boolean {
    onlyWhenReady('Notification.isSupported');
    return true;
  }

  show(): void {
    onlyWhenReady('Notification.show');
    reports.notifications.push(this);
    this.emit('show', {});
  }

  close(): void {
    this.emit('close', {});
  }
}

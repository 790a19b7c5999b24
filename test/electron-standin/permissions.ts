import type { CdpConnection } from './cdp.ts';

const names = [
  'camera',
  'clipboard-read',
  'clipboard-write',
  'geolocation',
  'idle-detection',
  'local-fonts',
  'microphone',
  'midi',
  'notifications',
  'persistent-storage',
  'screen-wake-lock',
  'storage-access',
  'window-management',
];

/** Denies pages every permission and every download, whatever the app's own handlers would say of it. */
export async function denyPermissions(cdp: CdpConnection): Promise<void> {
  await cdp.root.send('Browser.setDownloadBehavior', { behavior: 'deny' });
  await Promise.all(
    names.map((name) =>
      // A Chromium that does not know a permission cannot grant it either.
      cdp.root.send('Browser.setPermission', { permission: { name }, setting: 'denied' }).catch(() => {}),
    ),
  );
}

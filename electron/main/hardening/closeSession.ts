import type { Session } from 'electron';
import { isOurPage } from '../appProtocol.ts';

/** What a page may load besides our own files: images that stand in the page itself. */
const IN_THE_PAGE = /^(?:data|blob):/u;
const DEVELOPER_TOOLS = /^devtools:/u;

/**
 * Closes what all pages share: no permission, no device, no screen of others', no request that leaves the machine, no
 * file saved behind anyone's back, and no dictionary fetched for a spell checker.
 *
 * @param packaged a build for patients, without developer tools
 */
export function closeSession(session: Session, packaged: boolean): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const ours = isOurPage(url) || IN_THE_PAGE.test(url) || (!packaged && DEVELOPER_TOOLS.test(url));
    answer({ cancel: !ours });
  });
  session.on('will-download', (event) => event.preventDefault());
  // On Windows and Linux the dictionaries come from a server of others'; macOS has its own, on the machine.
  const local = process.platform === 'darwin';
  session.setSpellCheckerEnabled(local);
  if (!local) session.setSpellCheckerLanguages([]);
}

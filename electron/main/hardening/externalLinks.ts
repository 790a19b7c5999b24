/** Where a link in the window may lead to: the pages that the rules of the surgery are explained on. */
const HOSTS: ReadonlySet<string> = new Set([
  'lovdata.no',
  'www.helsedirektoratet.no',
  'www.helsenorge.no',
  'tjenester.helsenorge.no',
]);

/**
 * Whether a link may be opened in the operating system's browser: only over TLS, only at a host that is on the list, and
 * without anything that could carry a patient's number or text out of the surgery.
 */
export function mayOpenOutside(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, username, password, search } = new URL(address);
  return protocol === 'https:' && HOSTS.has(hostname) && port === '' && username + password + search === '';
}

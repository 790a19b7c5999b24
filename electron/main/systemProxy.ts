/**
 * The proxy that the operating system names for an address, as Chromium tells it (`PROXY host:port; DIRECT`): its first
 * choice as an address, or null for straight there and for kinds that the engine does not speak (SOCKS).
 */
export async function systemProxy(resolve: (url: string) => Promise<string>, address: string): Promise<string | null> {
  const [first = ''] = (await resolve(address)).split(';');
  const named = /^(PROXY|HTTPS)\s+(\S+)$/u.exec(first.trim());
  return named === null ? null : `${named[1] === 'HTTPS' ? 'https' : 'http'}://${named[2]}`;
}

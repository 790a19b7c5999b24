/**
 * The switches that a build for patients may be started with, and their values: language and drawing, nothing else.
 * Chromium has read them all before a line of ours runs, so that with any other one the app must not go on: a debugging
 * port lets another program press the doctor's buttons, a proxy or a host rule leads to another portal.
 */
const MAY: ReadonlyMap<string, RegExp> = new Map([
  ['lang', /^[a-z]{2,3}(?:-[a-z]{2,4})?$/iu],
  ['force-device-scale-factor', /^\d(?:\.\d{1,2})?$/u],
  ['ozone-platform', /^(?:x11|wayland)$/u],
  ['ozone-platform-hint', /^(?:auto|x11|wayland)$/u],
  ['disable-gpu', /^$/u],
]);

/**
 * The switches of a command line that a build for patients does not start with, by name and never with their value.
 *
 * @param given the command line without the program itself
 */
export function refusedSwitches(given: readonly string[], platform: NodeJS.Platform): readonly string[] {
  // Chromium takes a switch after one dash as well, and on Windows after a slash and in capitals.
  const form = platform === 'win32' ? /^(?:--?|\/)([^=]+)(?:=(.*))?$/su : /^--?([^=]+)(?:=(.*))?$/su;
  return given.flatMap((argument) => {
    const [, name, value = ''] = form.exec(argument) ?? [];
    if (name === undefined) return [];
    return MAY.get(name.toLowerCase())?.test(value) === true ? [] : [name];
  });
}

/** Certificates that are not held to anything, wherever it was set. */
const NEVER = ['NODE_TLS_REJECT_UNAUTHORIZED'];
/** Node's, Electron's, Chromium's, OpenSSL's own, and what our tests are told by. */
const NOT_FOR_PATIENTS = /^(?:NODE|ELECTRON|CHROME|OPENSSL|SSL_CERT|LEGEKONTOR)_|^SSLKEYLOGFILE$/iu;

/**
 * Takes out of the environment what would weaken the app; threads get what is left. What Node and Electron read before
 * a line of ours runs (NODE_OPTIONS, NODE_EXTRA_CA_CERTS, ELECTRON_RUN_AS_NODE) is closed by fuses.
 */
export function cleanEnvironment(environment: NodeJS.ProcessEnv, packaged: boolean): void {
  for (const name of Object.keys(environment)) {
    if (NEVER.includes(name.toUpperCase()) || (packaged && NOT_FOR_PATIENTS.test(name))) delete environment[name];
  }
}

import { z } from '../../../shared/lib/zod.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';

/** An address of this machine itself: the demo portal, or one tried out by a developer. */
export function isLoopback(address: string): boolean {
  return URL.canParse(address) && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(address).hostname);
}

/** Any address by which this machine may reach itself: for what must not be here, however it is written. */
function leadsHere(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const host = new URL(address).hostname.replace(/\.$/u, '');
  return host === 'localhost' || host.endsWith('.localhost') || /^(?:127|0)\.|^\[::(?:1?\]|ffff:(?:7f|0:))/u.test(host);
}

/** An address is shown and stands in the open, and paths are put behind it. */
function isBare(text: string): boolean {
  if (!URL.canParse(text)) return true;
  const { username, password, search, hash } = new URL(text);
  return [username, password, search, hash].every((part) => part === '');
}

const BARE = { error: 'must have no user name, no password, and nothing after a ? or a #' };

/** Only loopback may be reached without TLS: that is the demo portal. */
const address = z
  .url()
  .refine(
    (text) => {
      // Asked even where it is no address at all, which is said already.
      if (!URL.canParse(text)) return false;
      const { protocol } = new URL(text);
      return protocol === 'https:' || (protocol === 'http:' && isLoopback(text));
    },
    { error: 'must begin with https:// (http:// only for this machine itself)' },
  )
  .refine(isBare, BARE);

const seconds = (least: number, most: number) => z.number().min(least).max(most);

/** How a client proves itself with a key, and gets tokens that are bound to one: HelseID's profile, and near it. */
const keyClient = {
  issuer: address,
  clientId: z.string().min(1),
  /** The key as a private JWK, for trials. Absent: the machine's own, which never leaves the key store. */
  privateKey: z
    .looseObject({
      kty: z.string(),
      alg: z.enum(['PS256', 'ES256', 'ES384', 'RS256']),
      kid: z.string().optional(),
    })
    .optional(),
  /** Who the assertion is addressed to: HelseID wants the issuer, some servers the token endpoint. */
  audience: z.enum(['issuer', 'token-endpoint']).default('issuer'),
  dpop: z.boolean().default(true),
};

const token = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('none') }),
  z.strictObject({
    method: z.literal('client_secret'),
    issuer: address,
    clientId: z.string().min(1),
    clientSecret: z.string().min(1),
    scope: z.string().optional(),
  }),
  z.strictObject({
    method: z.literal('private_key_jwt'),
    ...keyClient,
    scope: z.string().optional(),
    resource: z.string().optional(),
  }),
]);

const HELSEID_SCOPE = [
  'openid',
  'profile',
  'helseid://scopes/hpr/hpr_number',
  'helseid://scopes/identity/pid_pseudonym',
  'helseid://scopes/identity/security_level',
  'helseid://scopes/identity/assurance_level',
].join(' ');

/** Where people sign in: an OpenID provider of HelseID's kind. */
const people = z.strictObject({
  ...keyClient,
  /** What the button calls it. */
  name: z.string().min(1).max(40).default('HelseID'),
  scope: z
    .string()
    .refine((text) => text.split(' ').includes('openid'), { error: 'must contain openid' })
    .default(HELSEID_SCOPE),
  /** The lowest security level that is let in; 0 for a provider that tells none. Health records need 4. */
  securityLevel: z.literal([0, 3, 4]).default(4),
});

/** Which portal a workstation talks to: `portal-settings.json`, described in `docs/settings.md`. */
const portalSettings = z
  .strictObject({
    fhirBase: address.transform((text) => text.replace(/\/+$/u, '')),
    /** The surgery's own Organization at the portal: a reference, or its organisation number. */
    organization: z
      .string()
      .regex(/^(?:Organization\/[A-Za-z0-9\-.]{1,64}|\d{9})$/u, {
        error: 'must be Organization/<id> or an organisation number of nine digits',
      })
      .optional(),
    token: token.default({ method: 'none' }),
    poll: z
      .strictObject({
        /** Seconds between two pulls while someone works, and while nobody does. */
        active: seconds(1, 3600).default(15),
        idle: seconds(1, 3600).default(120),
      })
      .prefault({}),
    /** The proxy that leads out of the surgery's network. Absent: the environment's, else the operating system's. */
    proxy: z
      .url({ protocol: /^https?$/u })
      .refine(isBare, BARE)
      .optional(),
    /** Absent: people choose their name, on a synthetic surgery only. */
    people: people.optional(),
  })
  .superRefine(({ fhirBase, token: machine, people: persons }, context) => {
    // The demo on this machine itself: nobody's health is there.
    if (isLoopback(fhirBase)) return;
    const wrong = (path: readonly string[], message: string) =>
      context.addIssue({ code: 'custom', path: [...path], message });
    if (persons === undefined)
      return wrong(['people'], 'is needed: a name is chosen only against a portal on this machine itself');
    // Whoever can start a program here can be such a provider, and say that anybody is anyone.
    const own = 'must not be on this machine itself: only a portal that is may have such a provider';
    if (leadsHere(persons.issuer)) wrong(['people', 'issuer'], own);
    if (machine.method !== 'none' && leadsHere(machine.issuer)) wrong(['token', 'issuer'], own);
    if (persons.securityLevel < 4)
      wrong(['people', 'securityLevel'], 'must be 4: only a portal on this machine itself may ask for less');
  });

export type PortalSettings = z.infer<typeof portalSettings>;
export type TokenSettings = PortalSettings['token'];
export type PeopleSettings = NonNullable<PortalSettings['people']>;
/** A client that proves itself with a key. */
export type KeyClientSettings = Pick<PeopleSettings, 'issuer' | 'clientId' | 'privateKey' | 'audience' | 'dpop'>;

/** Whether the settings count on the machine's own key. */
export function needsMachineKey({ token: machine, people: persons }: PortalSettings): boolean {
  const own = machine.method === 'private_key_jwt' && machine.privateKey === undefined;
  return own || (persons !== undefined && persons.privateKey === undefined);
}

/** Whether any way of signing in proves itself with a key at all. */
export function usesSomeKey({ token: machine, people: persons }: PortalSettings): boolean {
  return machine.method === 'private_key_jwt' || persons !== undefined;
}

/** What is wrong with a settings file: which field, and what it should be. */
export type SettingsFault = { readonly field: string; readonly problem: string };

/**
 * Reads the text of a settings file. The secret parts never appear in a fault.
 *
 * @param sealed settings that were read before and whose secrets are kept elsewhere: for the same client at the same
 *   issuer they hold where the text has none
 */
export function readPortalSettings(
  text: string,
  sealed: PortalSettings | null = null,
): Result<PortalSettings, SettingsFault> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    // The place alone: what stands there may be a secret that has lost a quotation mark.
    const place = cause instanceof Error ? /line \d+ column \d+/u.exec(cause.message)?.[0] : undefined;
    return err({ field: '', problem: place === undefined ? 'not JSON' : `not JSON: ${place}` });
  }
  const parsed = portalSettings.safeParse(sealed === null ? json : withSealedSecrets(json, sealed));
  if (parsed.success) return ok(parsed.data);
  // A name that is not known first: it is most often why another is missing.
  const { issues } = parsed.error;
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const path = [...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown])].join('.');
  return err({
    field: path,
    problem: unknown === undefined ? (issue?.message ?? 'not readable') : notKnown(unknown),
  });
}

const FIELDS =
  `fhirBase organization token poll people proxy active idle method clientSecret resource issuer clientId privateKey audience
  dpop name scope securityLevel`.split(/\s+/u);

function notKnown(name: string): string {
  const meant = FIELDS.find((field) => isMisspelt(name.toLowerCase(), field.toLowerCase()));
  return meant === undefined || meant === name ? 'not a known field here' : `not a known field: do you mean ${meant}?`;
}

/** The same but for case, or with one letter too many, too few or wrong, or two that have changed places. */
function isMisspelt(name: string, field: string): boolean {
  const start = field.split('').findIndex((letter, place) => letter !== name[place]);
  if (start === -1) return name.length - field.length <= 1;
  const [is, should] = [name.slice(start), field.slice(start)];
  const swapped = `${should[1] ?? ''}${should[0] ?? ''}${should.slice(2)}`;
  return is.slice(1) === should || is === should.slice(1) || is.slice(1) === should.slice(1) || is === swapped;
}

const SECRETS = ['clientSecret', 'privateKey'] as const;
const client = z.looseObject({ issuer: z.string(), clientId: z.string() });
const clients = z.looseObject({ token: z.unknown().optional(), people: z.unknown().optional() });

function withSealedSecrets(json: unknown, sealed: PortalSettings): unknown {
  const given = clients.safeParse(json);
  if (!given.success) return json;
  const { token: machine, people: persons, ...rest } = given.data;
  return {
    ...rest,
    ...(machine === undefined ? {} : { token: filled(machine, sealed.token) }),
    ...(persons === undefined ? {} : { people: filled(persons, sealed.people) }),
  };
}

function filled(given: unknown, sealed: object | undefined): unknown {
  const [asked, kept] = [client.safeParse(given), client.safeParse(sealed)];
  if (!asked.success || !kept.success) return given;
  if (asked.data.issuer !== kept.data.issuer || asked.data.clientId !== kept.data.clientId) return given;
  const secrets = SECRETS.flatMap((name) => (kept.data[name] === undefined ? [] : [[name, kept.data[name]] as const]));
  return { ...Object.fromEntries(secrets), ...asked.data };
}

/** The content of a settings file without its secrets, everything else as it was, and whether it had any. */
export function withoutSecrets(json: unknown): { readonly without: unknown; readonly had: boolean } {
  const given = clients.safeParse(json);
  if (!given.success) return { without: json, had: false };
  let had = false;
  const bare = (part: unknown): unknown => {
    if (typeof part !== 'object' || part === null) return part;
    const kept = Object.entries(part).filter(([name]) => !SECRETS.some((secret) => secret === name));
    had ||= kept.length < Object.keys(part).length;
    return Object.fromEntries(kept);
  };
  const without = Object.fromEntries(
    Object.entries(given.data).map(([name, part]) => [name, ['token', 'people'].includes(name) ? bare(part) : part]),
  );
  return { without, had };
}

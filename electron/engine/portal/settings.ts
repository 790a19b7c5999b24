import { z } from '../../../shared/lib/zod.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';

/** Only loopback may be reached without TLS: that is the demo portal. */
const address = z.url().refine(
  (text) => {
    // Asked even where it is no address at all, which is said already.
    if (!URL.canParse(text)) return false;
    const url = new URL(text);
    return (
      url.protocol === 'https:' ||
      (url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname))
    );
  },
  { error: 'must begin with https:// (http:// only for this machine itself)' },
);

const seconds = (least: number, most: number) => z.number().min(least).max(most);

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
    issuer: address,
    clientId: z.string().min(1),
    /** The key as a private JWK with `alg` and `kid`. */
    privateKey: z.looseObject({
      kty: z.string(),
      alg: z.enum(['PS256', 'ES256', 'ES384', 'RS256']),
      kid: z.string().optional(),
    }),
    scope: z.string().optional(),
    resource: z.string().optional(),
    /** Who the assertion is addressed to: HelseID wants the issuer, some servers the token endpoint. */
    audience: z.enum(['issuer', 'token-endpoint']).default('issuer'),
    dpop: z.boolean().default(true),
  }),
]);

/** Which portal a workstation talks to: `portal-settings.json`, described in `docs/settings.md`. */
const portalSettings = z.strictObject({
  fhirBase: address.transform((text) => text.replace(/\/+$/u, '')),
  token: token.default({ method: 'none' }),
  poll: z
    .strictObject({
      /** Seconds between two pulls while someone works, and while nobody does. */
      active: seconds(1, 3600).default(15),
      idle: seconds(1, 3600).default(120),
    })
    .prefault({}),
  /** How people sign in. `demo`: by choosing a name, on the synthetic surgery only. */
  signIn: z.literal('demo').default('demo'),
});

export type PortalSettings = z.infer<typeof portalSettings>;
export type TokenSettings = PortalSettings['token'];

/** What is wrong with a settings file: which field, and what it should be. */
export type SettingsFault = { readonly field: string; readonly problem: string };

/** Reads the text of a settings file. The secret parts never appear in a fault. */
export function readPortalSettings(text: string): Result<PortalSettings, SettingsFault> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    return err({
      field: '',
      problem: `not JSON: ${cause instanceof Error ? cause.message.replace(/"[^"]*"/gu, '…') : ''}`,
    });
  }
  const parsed = portalSettings.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const path = [...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown])].join('.');
  return err({
    field: path,
    problem: unknown === undefined ? (issue?.message ?? 'not readable') : 'not a known field',
  });
}

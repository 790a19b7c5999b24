import type { JWK } from 'jose';

type PrivateKey = JWK & { alg: 'ES256'; kid: string };

/** What a workstation needs in its settings file, for itself and for those who sit at it. */
export type ClientSettings = {
  machine: {
    method: 'private_key_jwt';
    issuer: string;
    clientId: string;
    privateKey: PrivateKey;
    scope: string;
    audience: 'issuer';
    dpop: true;
  };
  people: { issuer: string; clientId: string; privateKey: PrivateKey };
};

/** Which keys the provider knows a workstation by. A clinic does this on HelseID's own pages. */
export type RegisteredKeys = {
  acceptKey: (publicJwk: object) => void;
  /** Throws away every key but these; a workstation with another one is not let in. */
  onlyKeys: (...publicJwks: readonly object[]) => void;
};

const MACHINE = 'legekontor-workstation';
const PEOPLE = 'legekontor-people';
const SCOPE = 'system/*.cruds';

const COMMON = {
  token_endpoint_auth_method: 'private_key_jwt',
  token_endpoint_auth_signing_alg: 'ES256',
  id_token_signed_response_alg: 'PS256',
  dpop_bound_access_tokens: true,
};

/** The two clients of a surgery: its machines, and its people through them. `trialKey` is registered from the start. */
export function registeredClients(
  kept: Map<string, { payload: Record<string, unknown>; expires: number }>,
  issuer: string,
  trialKey: PrivateKey,
): ClientSettings & RegisteredKeys {
  let keys: readonly object[] = [withoutSecret(trialKey)];
  const register = () => {
    const clients = [
      {
        ...COMMON,
        client_id: MACHINE,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
        scope: SCOPE,
      },
      {
        ...COMMON,
        client_id: PEOPLE,
        application_type: 'native',
        grant_types: ['authorization_code'],
        // On loopback any port is this one (RFC 8252, section 7.3).
        redirect_uris: ['http://127.0.0.1/callback'],
        response_types: ['code'],
        require_pushed_authorization_requests: true,
      },
    ];
    for (const client of clients)
      kept.set(client.client_id, { payload: { ...client, jwks: { keys } }, expires: Infinity });
  };
  register();
  return {
    machine: {
      method: 'private_key_jwt',
      issuer,
      clientId: MACHINE,
      privateKey: trialKey,
      scope: SCOPE,
      audience: 'issuer',
      dpop: true,
    },
    people: { issuer, clientId: PEOPLE, privateKey: trialKey },
    acceptKey: (publicJwk) => {
      keys = [...keys, withoutSecret(publicJwk)];
      register();
    },
    onlyKeys: (...publicJwks) => {
      keys = publicJwks.map(withoutSecret);
      register();
    },
  };
}

function withoutSecret(jwk: object): object {
  return Object.fromEntries(Object.entries(jwk).filter(([name]) => name !== 'd'));
}

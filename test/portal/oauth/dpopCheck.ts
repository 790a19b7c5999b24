import { createHash, randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { calculateJwkThumbprint, type CryptoKey, EmbeddedJWK, jwtVerify } from 'jose';
import { failure, type FhirReply } from '../fhir/fhirEndpoint.ts';

type Expected = {
  issuer: string;
  audience: string;
  tokenKey: CryptoKey | Uint8Array;
  /** The portal's clock: milliseconds since 1970 (UTC). */
  now: () => number;
};

type Request = { method: string; url: string; headers: IncomingHttpHeaders };

const PROOF_AGE_MS = 60_000;

/**
 * Checks the token and DPoP proof of each FHIR request (RFC 9449, section 7): gives the 401 to answer with, or undefined
 * when the request may pass. Every proof needs a nonce that the portal gave, and each is good for one request.
 */
export function dpopCheck(expected: Expected): (request: Request) => Promise<FhirReply | undefined> {
  const nonce = randomUUID();
  const used = new Map<string, number>();

  function refuse(error: string, text: string): FhirReply {
    const reply = failure(401, 'login', text);
    return {
      ...reply,
      headers: { 'www-authenticate': `DPoP error="${error}", algs="ES256 PS256"`, 'dpop-nonce': nonce },
    };
  }

  return async ({ method, url, headers }) => {
    const [scheme, token] = (headers.authorization ?? '').split(' ');
    if (!token) return refuse('invalid_token', 'A token is needed');
    if (scheme !== 'DPoP') return refuse('invalid_token', 'The scheme is DPoP');
    const proof = headers['dpop'];
    if (typeof proof !== 'string') return refuse('invalid_dpop_proof', 'A DPoP proof is needed');

    const now = expected.now();
    const granted = await jwtVerify(token, expected.tokenKey, {
      issuer: expected.issuer,
      audience: expected.audience,
      currentDate: new Date(now),
    }).catch(() => undefined);
    if (!granted) return refuse('invalid_token', 'The token is not one of ours, or has expired');

    const proven = await jwtVerify<{ htm?: unknown; htu?: unknown; ath?: unknown; nonce?: unknown }>(
      proof,
      EmbeddedJWK,
      {
        typ: 'dpop+jwt',
        algorithms: ['ES256', 'PS256'],
        currentDate: new Date(now),
      },
    ).catch(() => undefined);
    const jwk = proven?.protectedHeader.jwk;
    if (!proven || !jwk) return refuse('invalid_dpop_proof', 'The proof is not valid');
    const { htm, htu, ath, iat, jti, nonce: given } = proven.payload;
    if (given !== nonce) return refuse('use_dpop_nonce', 'Prove it again with this nonce');
    if (htm !== method || htu !== url.split('?')[0])
      return refuse('invalid_dpop_proof', 'The proof is for another request');
    if (ath !== createHash('sha256').update(token).digest('base64url')) {
      return refuse('invalid_dpop_proof', 'The proof is for another token');
    }
    if (iat === undefined || Math.abs(now - iat * 1000) > PROOF_AGE_MS)
      return refuse('invalid_dpop_proof', 'The proof is too old');
    const bound: unknown = granted.payload['cnf'];
    const thumbprint = typeof bound === 'object' && bound !== null && 'jkt' in bound ? bound.jkt : undefined;
    if (thumbprint !== (await calculateJwkThumbprint(jwk))) {
      return refuse('invalid_token', 'The token is bound to another key');
    }
    for (const [each, until] of used) if (until < now) used.delete(each);
    if (jti === undefined || used.has(jti)) return refuse('invalid_dpop_proof', 'The proof has been used');
    used.set(jti, now + 2 * PROOF_AGE_MS);
    return undefined;
  };
}

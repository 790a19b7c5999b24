import { expect, test } from 'vitest';
import { lineFaultOf } from '../../shared/domain/sync/lineFault.ts';

test.each([
  ['ENOTFOUND', 'host-not-found'],
  ['EAI_AGAIN', 'host-not-found'],
  ['ECONNREFUSED', 'connection-refused'],
  ['CERT_HAS_EXPIRED', 'certificate'],
  ['CERT_REVOKED', 'certificate'],
  ['HOSTNAME_MISMATCH', 'certificate'],
  ['INVALID_CA', 'certificate'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
  ['ERR_TLS_HANDSHAKE_TIMEOUT', 'tls'],
  ['EPROTO', 'tls'],
  ['UND_ERR_ABORTED', 'proxy'],
  ['ERR_PROXY_TUNNEL', 'proxy'],
  ['BodyTooSlow', 'too-slow'],
  ['UND_ERR_CONNECT_TIMEOUT', 'too-slow'],
  ['ECONNRESET', 'no-answer'],
  ['AbortError', 'no-answer'],
])('%s is %s', (code, fault) => {
  expect(lineFaultOf(code)).toBe(fault);
});

/** What is wrong with the line to the portal, as far as the program can tell: a word that the screen has words for. */
export type LineFault =
  | 'host-not-found'
  | 'connection-refused'
  | 'certificate'
  | 'tls'
  | 'proxy'
  | 'too-slow'
  /** Anything else: torn down, no way there, no answer in time. */
  | 'no-answer';

const CERTIFICATE: readonly string[] = [
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'HOSTNAME_MISMATCH',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'PATH_LENGTH_EXCEEDED',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
];

/** @param code what the system, the TLS library or the HTTP client calls it: `ECONNREFUSED`, `CERT_HAS_EXPIRED` … */
export function lineFaultOf(code: string): LineFault {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'host-not-found';
  if (code === 'ECONNREFUSED') return 'connection-refused';
  if (CERTIFICATE.includes(code) || code.startsWith('CERT_')) return 'certificate';
  if (code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_') || code === 'EPROTO') return 'tls';
  // What fetch gives where a proxy will not tunnel.
  if (code === 'UND_ERR_ABORTED' || code === 'ERR_PROXY_TUNNEL') return 'proxy';
  return code === 'BodyTooSlow' || code === 'UND_ERR_CONNECT_TIMEOUT' ? 'too-slow' : 'no-answer';
}

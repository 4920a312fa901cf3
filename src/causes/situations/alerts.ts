import type { AlertName } from './alert-names.js';
import { check } from './checks.js';
import { names, type Ranking, type Situation, suggests } from './situation.js';

/** Alerts about the connection mean the same whoever receives them. */
const plain = {
  close_notify: suggests(
    { 'connection-reset-during-handshake': 6, 'response-interrupted': 2, 'truncated-no-close-notify': 1 },
    { decide: check.phase },
  ),
  unexpected_message: names({ 'protocol-violation': 9, 'handshake-refused': 1 }),
  bad_record_mac: names({ 'bad-record-mac-or-decrypt-error': 1 }),
  decryption_failed: names({ 'bad-record-mac-or-decrypt-error': 1 }),
  record_overflow: names({ 'protocol-violation': 7, 'plaintext-on-tls-port': 2 }),
  decompression_failure: names({ 'protocol-violation': 1 }),
  illegal_parameter: names({ 'protocol-violation': 8, 'no-shared-cipher': 1, 'handshake-refused': 0.6 }),
  decode_error: names({ 'protocol-violation': 8, 'malformed-certificate': 1, 'handshake-refused': 0.6 }),
  export_restriction: names({ 'no-shared-cipher': 8, 'handshake-refused': 1 }),
  protocol_version: names({ 'protocol-version': 1 }),
  insufficient_security: names({ 'no-shared-cipher': 7.4, 'weak-key': 2, 'handshake-refused': 0.6 }),
  internal_error: names(
    { 'handshake-refused': 8, 'sni-problem': 1, 'protocol-version': 0.7 },
    { decide: check.refusal },
  ),
  inappropriate_fallback: names({ 'protocol-version': 1 }),
  user_canceled: names({ 'handshake-refused': 9, 'client-cert-rejected': 0.6 }),
  no_renegotiation: names({ 'legacy-renegotiation': 1 }),
  missing_extension: names({ 'protocol-violation': 7, 'sni-problem': 1.5, 'no-shared-cipher': 1 }),
  unsupported_extension: names({ 'protocol-violation': 9, 'handshake-refused': 0.6 }),
  unrecognized_name: names({ 'sni-problem': 1 }),
  bad_certificate_status_response: names({ 'revocation-unavailable': 1 }),
  unknown_psk_identity: names({ 'handshake-refused': 7, 'other-local-config': 3 }),
  no_application_protocol: names({ 'alpn-mismatch': 1 }),
  ech_required: names({ 'handshake-refused': 8, 'sni-problem': 2 }),
} satisfies Partial<Record<AlertName, Situation>>;

/**
 * Alerts about a certificate: a server sends them about the client's certificate, a client about the server's.
 * An alert that a client *received* is read in the first column, one found in a server's log in the second.
 */
function aboutCertificate(fromServer: Ranking, fromClient: Ranking): Situation {
  const blend: Partial<Record<string, number>> = {};
  for (const [ranking, share] of [
    [fromServer, 1],
    [fromClient, 1.02],
  ] as const) {
    const total = Object.values(ranking).reduce((sum, weight) => sum + weight, 0);
    for (const [cause, weight] of Object.entries(ranking))
      blend[cause] = (blend[cause] ?? 0) + (share * weight) / total;
  }
  return names(blend as Ranking, {
    onClient: fromServer,
    onServer: fromClient,
    decide: check.ourCertificate,
  });
}

const aboutCertificates = {
  handshake_failure: suggests(
    { 'no-shared-cipher': 4, 'client-cert-required': 2.5, 'handshake-refused': 3 },
    { onServer: { 'no-shared-cipher': 6, 'handshake-refused': 4 }, decide: check.refusal },
  ),
  no_certificate: names({ 'client-cert-required': 1 }),
  bad_certificate: aboutCertificate(
    { 'client-cert-rejected': 6.4, 'client-cert-required': 3.6 },
    { 'untrusted-root': 5, 'self-signed-leaf': 2.5, 'wrong-host': 2.5 },
  ),
  unsupported_certificate: aboutCertificate(
    { 'client-cert-rejected': 6, 'bad-ca-constraints': 2 },
    { 'bad-ca-constraints': 6, 'no-shared-cipher': 2 },
  ),
  certificate_revoked: aboutCertificate(
    { 'client-cert-rejected': 6, revoked: 4 },
    { revoked: 9, 'revocation-unavailable': 1 },
  ),
  certificate_expired: aboutCertificate(
    { 'client-cert-rejected': 6, expired: 4 },
    { expired: 8, 'clock-skew': 1, 'expired-intermediate-or-root': 1 },
  ),
  certificate_unknown: aboutCertificate(
    { 'client-cert-rejected': 9, 'client-cert-required': 1 },
    { 'untrusted-root': 5, 'self-signed-leaf': 2.6, 'incomplete-chain': 2.4 },
  ),
  unknown_ca: aboutCertificate(
    { 'client-cert-rejected': 1 },
    { 'untrusted-root': 5.5, 'incomplete-chain': 2.4, 'self-signed-leaf': 2.1 },
  ),
  access_denied: names(
    { 'handshake-refused': 6, 'client-cert-rejected': 3, 'client-cert-required': 1 },
    { decide: check.refusal },
  ),
  decrypt_error: names(
    { 'bad-record-mac-or-decrypt-error': 5, 'key-mismatch': 2.6, 'client-cert-rejected': 2.4 },
    { onServer: { 'bad-record-mac-or-decrypt-error': 5, 'key-mismatch': 4 } },
  ),
  certificate_unobtainable: names({ 'client-cert-rejected': 6, 'client-cert-required': 3 }),
  bad_certificate_hash_value: names({ 'client-cert-rejected': 6, 'malformed-certificate': 3 }),
  certificate_required: names({ 'client-cert-required': 1 }),
} satisfies Partial<Record<AlertName, Situation>>;

type AlertSituations = { readonly [Name in AlertName as `alert:${Name}`]: Situation } & {
  readonly 'alert:unknown': Situation;
};

/** One situation an alert, named `alert:handshake_failure` and so on. */
export const alerts = Object.fromEntries(
  Object.entries({
    ...plain,
    ...aboutCertificates,
    unknown: suggests({ 'handshake-refused': 1 }, { decide: check.refusal }),
  }).map(([name, situation]) => [`alert:${name}`, situation]),
) as unknown as AlertSituations;

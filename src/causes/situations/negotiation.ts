import { check } from './checks.js';
import { mentions, names, suggests } from './situation.js';

/** Versions, suites, groups, protocols: what both ends must agree on. */
export const negotiation = {
  'no-common-version': names({ 'protocol-version': 1 }),
  'version-or-cipher': names({ 'protocol-version': 5.2, 'no-shared-cipher': 4.8 }, { decide: check.versions }),
  'cipher-or-version': names({ 'no-shared-cipher': 7, 'protocol-version': 3 }, { decide: check.versions }),
  'version-number-wrong': names(
    { 'plaintext-on-tls-port': 7.4, 'protocol-version': 2, 'protocol-violation': 0.8 },
    {
      onServer: { 'tls-on-plaintext-port': 5, 'protocol-version': 3, 'protocol-violation': 1 },
      decide: check.plaintext,
    },
  ),
  'not-a-tls-record': names(
    { 'plaintext-on-tls-port': 7.5, 'protocol-version': 1.5, 'protocol-violation': 1 },
    {
      onServer: { 'tls-on-plaintext-port': 7, 'protocol-violation': 2, 'protocol-version': 1 },
      decide: check.plaintext,
    },
  ),
  'record-too-long': names(
    { 'plaintext-on-tls-port': 6.4, 'protocol-version': 2, 'protocol-violation': 1.6 },
    { decide: check.plaintext },
  ),
  'downgrade-detected': names({ 'protocol-version': 7, 'proxy-interception': 3 }),
  'no-common-cipher': names({ 'no-shared-cipher': 1 }),
  'cipher-unexpected': names({ 'protocol-violation': 6, 'no-shared-cipher': 4 }),
  'no-common-group': names({ 'no-shared-cipher': 8, 'weak-key': 1, 'protocol-violation': 1 }),
  'no-common-signature-algorithm': names({ 'no-shared-cipher': 8, 'weak-signature': 1.4 }),
  'signature-scheme-unexpected': names({ 'protocol-violation': 4.5, 'no-shared-cipher': 3, 'weak-signature': 2.5 }),
  'legacy-signature': names(
    { 'weak-signature': 3.6, 'protocol-version': 3.3, 'no-shared-cipher': 3.1 },
    { decide: check.versions },
  ),
  'unsafe-renegotiation': names({ 'legacy-renegotiation': 1 }),
  'no-application-protocol': names({ 'alpn-mismatch': 1 }),
  'application-protocol-violated': names(
    { 'alpn-mismatch': 5, 'response-interrupted': 3, 'protocol-violation': 2 },
    { decide: check.phase },
  ),
  'answer-not-http': names(
    { 'tls-on-plaintext-port': 4, 'alpn-mismatch': 3.4, 'plaintext-on-tls-port': 2.6 },
    { decide: check.phase },
  ),
  'http2-on-weak-tls': names({ 'no-shared-cipher': 6, 'alpn-mismatch': 4 }),
  'server-speaks-plaintext': names({ 'plaintext-on-tls-port': 1 }),
  'tls-not-offered': names({ 'plaintext-on-tls-port': 9, 'other-local-config': 0.8 }),
  'plaintext-or-intercepted': names(
    { 'plaintext-on-tls-port': 6, 'proxy-interception': 3, 'protocol-violation': 1 },
    { decide: check.plaintext },
  ),
  'kafka-plaintext-to-tls': names({ 'tls-on-plaintext-port': 8, 'other-local-config': 2 }),
  'cleartext-blocked': names({ 'other-local-config': 6, 'plaintext-on-tls-port': 2, 'tls-on-plaintext-port': 2 }),
  'client-speaks-plaintext': names({ 'tls-on-plaintext-port': 1 }),
  'tls-required': names({ 'tls-on-plaintext-port': 9, 'client-cert-required': 0.6 }),
  'answer-is-tls': names({ 'tls-on-plaintext-port': 1 }),
  'request-is-tls': names({ 'plaintext-on-tls-port': 1 }),
  'psk-unknown': names({ 'handshake-refused': 6, 'other-local-config': 4 }),
  'chromium-protocol-error': names(
    { 'plaintext-on-tls-port': 4, 'protocol-violation': 3.4, 'bad-record-mac-or-decrypt-error': 1.6 },
    { decide: check.plaintext },
  ),
  'http2-broken': names(
    { 'response-interrupted': 5, 'alpn-mismatch': 3, 'protocol-violation': 2 },
    { decide: check.phase },
  ),
  'quic-broken': names(
    { 'protocol-violation': 4, 'handshake-refused': 3, 'proxy-interception': 3 },
    { decide: check.network },
  ),
  'ats-blocked': names({ 'other-local-config': 5, 'plaintext-on-tls-port': 3, 'protocol-version': 2 }),
  'apple-fatal-alert': names(
    { 'protocol-version': 3.5, 'no-shared-cipher': 3.3, 'untrusted-root': 3 },
    { decide: check.versions },
  ),
  'schannel-illegal-message': suggests(
    { 'no-shared-cipher': 3.6, 'protocol-version': 3.3, 'handshake-refused': 3.1 },
    { decide: check.refusal },
  ),
  'schannel-invalid-token': names(
    { 'plaintext-on-tls-port': 5, 'protocol-version': 2.5, 'protocol-violation': 2.5 },
    { decide: check.plaintext },
  ),
  'cloudflare-525': names(
    { 'handshake-refused': 4, 'no-shared-cipher': 3, 'sni-problem': 3 },
    { decide: check.refusal },
  ),
  'handshake-failed': mentions(
    { 'no-shared-cipher': 3.6, 'protocol-version': 3.2, 'handshake-refused': 3.2 },
    { decide: check.refusal },
  ),
  'handshake-failed-somehow': mentions(
    { 'handshake-refused': 4, 'connection-reset-during-handshake': 3.4, 'untrusted-root': 2.6 },
    { decide: check.refusal },
  ),
} as const;

import { check } from './checks.js';
import { mentions, names, suggests } from './situation.js';

/** Messages and records that break the rules, or do not decrypt. */
export const protocol = {
  'rules-broken': names({ 'protocol-violation': 1 }),
  'message-undecodable': names(
    { 'protocol-violation': 7, 'malformed-certificate': 2, 'plaintext-on-tls-port': 1 },
    { decide: check.record },
  ),
  'message-unexpected': names(
    { 'protocol-violation': 8, 'plaintext-on-tls-port': 1, 'handshake-refused': 0.6 },
    { decide: check.record },
  ),
  'message-too-long': names({ 'protocol-violation': 8, 'malformed-certificate': 1 }),
  'does-not-decrypt': names({ 'bad-record-mac-or-decrypt-error': 1 }),
  'handshake-signature-bad': names(
    { 'bad-record-mac-or-decrypt-error': 6, 'key-mismatch': 4 },
    { decide: check.chain },
  ),
  'peer-cannot-verify-us': suggests(
    { 'bad-record-mac-or-decrypt-error': 5, 'key-mismatch': 3, 'client-cert-rejected': 2 },
    { decide: check.ourCertificate },
  ),
  'identity-changed': names({ 'protocol-violation': 7, 'legacy-renegotiation': 3 }),
  'alert-received': mentions(
    { 'handshake-refused': 4, 'client-cert-required': 3, 'no-shared-cipher': 3 },
    { decide: check.refusal },
  ),
  'finished-wrong': names({ 'bad-record-mac-or-decrypt-error': 9, 'protocol-violation': 1 }),
  'rules-probably-broken': suggests(
    { 'protocol-violation': 7, 'no-shared-cipher': 1.5, 'handshake-refused': 1.5 },
    { decide: check.record },
  ),
  'library-failed': mentions({ 'handshake-refused': 4, 'protocol-violation': 4, 'other-local-config': 2 }),
} as const;

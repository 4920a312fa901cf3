import type { Cause } from '../causes.js';
import * as certificates from './certificates.js';
import * as clientCertificates from './client-certificates.js';
import * as identity from './identity.js';
import * as local from './local.js';
import * as negotiation from './negotiation.js';
import * as protocol from './protocol.js';
import * as revocation from './revocation.js';
import * as transport from './transport.js';
import * as trust from './trust.js';
import * as validity from './validity.js';
import type { LessonText } from './writing.js';

/** One lesson a cause. */
export const lessons: Readonly<Record<Cause, LessonText>> = {
  unreachable: transport.unreachable,
  expired: validity.expired,
  'not-yet-valid': validity.notYetValid,
  'expired-intermediate-or-root': validity.expiredIntermediateOrRoot,
  'wrong-host': identity.wrongHost,
  'self-signed-leaf': trust.selfSignedLeaf,
  'untrusted-root': trust.untrustedRoot,
  'incomplete-chain': trust.incompleteChain,
  revoked: revocation.revoked,
  'revocation-unavailable': revocation.revocationUnavailable,
  'weak-signature': certificates.weakSignature,
  'weak-key': certificates.weakKey,
  'protocol-version': negotiation.protocolVersion,
  'no-shared-cipher': negotiation.noSharedCipher,
  'legacy-renegotiation': negotiation.legacyRenegotiation,
  'plaintext-on-tls-port': negotiation.plaintextOnTlsPort,
  'tls-on-plaintext-port': negotiation.tlsOnPlaintextPort,
  'sni-problem': identity.sniProblem,
  'client-cert-required': clientCertificates.clientCertRequired,
  'client-cert-rejected': clientCertificates.clientCertRejected,
  'handshake-timeout': transport.handshakeTimeout,
  'connection-reset-during-handshake': transport.connectionResetDuringHandshake,
  'truncated-no-close-notify': transport.truncatedNoCloseNotify,
  'response-interrupted': transport.responseInterrupted,
  'alpn-mismatch': negotiation.alpnMismatch,
  'bad-ca-constraints': certificates.badCaConstraints,
  'malformed-certificate': certificates.malformedCertificate,
  'key-mismatch': certificates.keyMismatch,
  'clock-skew': validity.clockSkew,
  'bad-record-mac-or-decrypt-error': protocol.badRecordMacOrDecryptError,
  'protocol-violation': protocol.protocolViolation,
  'handshake-refused': protocol.handshakeRefused,
  'pinning-failure': trust.pinningFailure,
  'certificate-transparency': trust.certificateTransparency,
  'proxy-interception': trust.proxyInterception,
  'other-local-config': local.otherLocalConfig,
};

import type { Dialect } from './dialect.js';

/** Haskell's `tls` and OCaml's ocaml-tls: constructors of error values, printed as they stand. */
export const functional: Dialect = {
  says: {
    'no-path': [
      'certificate has unknown CA',
      /(?:certificate rejected|HandshakeFailed|TlsException)[^\n]*\b(?:UnknownCa|UnknownCA|InvalidChain|NoTrustAnchor)\b/,
    ],
    'leaf-expired': [
      /(?:certificate rejected|HandshakeFailed|TlsException)[^\n]*\b(?:Expired|CertificateExpired|LeafCertificateExpired)\b/,
    ],
    'not-yet-valid': [/certificate rejected: \[[^\n]*\bInFuture\b/],
    'leaf-self-signed': [/(?:certificate rejected|HandshakeFailed|TlsException)[^\n]*\bSelfSigned\b/],
    'name-mismatch': [
      /(?:certificate rejected|HandshakeFailed|TlsException)[^\n]*\b(?:NameMismatch|LeafInvalidName)\b/,
    ],
    'not-a-ca': ['AuthorityNotAllowedToSign', 'AuthorityTooDeep'],
    'wrong-purpose': ['LeafKeyPurposeNotAllowed'],
    'key-usage-wrong': ['LeafKeyUsageNotAllowed'],
    'verification-failed': ['certificate rejected: ['],
    'handshake-failed-somehow': ['HandshakeFailed (', 'TlsExceptionHostPort'],
    'not-a-tls-record': ['Error_Packet_Parsing'],
    'closed-in-handshake': ['HandshakeFailed Error_EOF'],
    'alert:handshake_failure': ['Error_Protocol … HandshakeFailure'],
    'alert:protocol_version': ['Error_Protocol … ProtocolVersion'],
  },
};

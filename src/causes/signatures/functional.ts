import type { Dialect } from './dialect.js';

/** Haskell's `tls`, OCaml's ocaml-tls, Lua's LuaSec, Tcl, Julia and R where they do not pass OpenSSL's words on. */
export const functional: Dialect = {
  says: {
    'no-path': ['certificate has unknown CA', 'UnknownCa', 'InvalidChain', 'NoTrustAnchor'],
    'leaf-expired': ['CertificateExpired', 'LeafCertificateExpired', 'certificate has expired … HandshakeFailed'],
    'leaf-self-signed': ['SelfSigned', 'certificate rejected: [SelfSigned]'],
    'name-mismatch': ['NameMismatch', 'LeafInvalidName', 'certificate rejected: [NameMismatch'],
    'not-a-ca': ['LeafNotV3 … CA', 'AuthorityNotAllowedToSign', 'AuthorityTooDeep'],
    'wrong-purpose': ['LeafKeyPurposeNotAllowed'],
    'key-usage-wrong': ['LeafKeyUsageNotAllowed'],
    'verification-failed': ['certificate rejected: ['],
    'not-yet-valid': ['InFuture … certificate rejected', 'certificate rejected: [InFuture'],
    'handshake-failed-somehow': ['HandshakeFailed (', 'TlsExceptionHostPort', 'HandshakeFailed'],
    'not-a-tls-record': [
      'Error_Packet_Parsing',
      'HandshakeFailed (Error_Packet_Parsing',
      'header record of invalid protocol',
    ],
    'closed-in-handshake': ['HandshakeFailed Error_EOF', 'Error_EOF'],
    'no-common-version': [
      'Error_Protocol … unsupported … version',
      'server version … is not supported … Error_Protocol',
    ],
    'alert:handshake_failure': ['Error_Protocol … HandshakeFailure', 'remote side … HandshakeFailure'],
  },
};

import type { Dialect } from './dialect.js';

/** Reasons that BoringSSL has and OpenSSL lacks: Chromium, Android, Envoy, gRPC, Dart, Swift NIO, Bun. */
export const boringssl: Dialect = {
  says: {
    'alert:handshake_failure': ['HANDSHAKE_FAILURE_ON_CLIENT_HELLO'],
    'keys-differ': ['CERTIFICATE_AND_PRIVATE_KEY_MISMATCH'],
    'no-common-group': ['NO_SHARED_GROUP', 'NO_GROUPS_SPECIFIED'],
    'no-common-version': [
      'NO_SUPPORTED_VERSIONS_ENABLED',
      'SECOND_SERVERHELLO_VERSION_MISMATCH',
      'UNSUPPORTED_PROTOCOL_FOR_CUSTOM_KEY',
    ],
    'no-common-cipher': ['UNSUPPORTED_CIPHER'],
    'identity-changed': ['SERVER_CERT_CHANGED', 'RENEGOTIATION_EMS_MISMATCH'],
    'key-type-unsupported': ['PEER_ERROR_UNSUPPORTED_CERTIFICATE_TYPE'],
    'rules-broken': [
      'EMPTY_HELLO_RETRY_REQUEST',
      'INVALID_OUTER_RECORD_TYPE',
      'INVALID_SCT_LIST',
      'SIGNATURE_ALGORITHMS_EXTENSION_SENT_BY_SERVER',
      'DH_PUBLIC_VALUE_LENGTH_IS_WRONG',
      'UNEXPECTED_COMPATIBILITY_MODE',
      'EMS_STATE_INCONSISTENT',
      'CIPHER_MISMATCH_ON_EARLY_DATA',
      'INVALID_COMPRESSION_LIST',
      'OLD_SESSION_PRF_HASH_MISMATCH',
    ],
    'message-unexpected': ['BAD_HANDSHAKE_RECORD', 'WRONG_MESSAGE_TYPE', 'WRONG_ENCRYPTION_LEVEL_RECEIVED'],
    'message-undecodable': ['CLIENTHELLO_PARSE_FAILED', 'BAD_ALERT', 'FRAGMENT_MISMATCH'],
    'group-weak': ['DH_P_TOO_LONG'],
    'name-constraint': ['UNSUPPORTED_CONSTRAINT_TYPE'],
    // Swift NIO
    'closed-in-handshake': ['eofDuringHandshake', 'eofDuringAdditionalCertficiateChainValidation'],
    'ended-without-close-notify': ['uncleanShutdown'],
    'verification-failed': ['unableToValidateCertificate'],
    'own-file-unusable': ['failedToLoadCertificate', 'failedToLoadPrivateKey'],
    'name-mismatch': ['NIOSSLExtraError.failedToValidateHostname', 'failedToValidateHostname'],
    'no-application-protocol': ['serverHasNoOverlapWithClient'],
  },
};

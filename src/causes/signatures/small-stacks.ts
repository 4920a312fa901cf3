import type { Dialect } from './dialect.js';

/** s2n-tls, BearSSL and MatrixSSL. */
export const smallStacks: Dialect = {
  says: {
    'no-path': [
      'BR_ERR_X509_NOT_TRUSTED',
      'S2N_ERR_CERT_UNTRUSTED',
      'Certificate is untrusted',
      'chain could not be linked to a trust anchor',
      'X509_NOT_TRUSTED',
    ],
    'leaf-expired': ['BR_ERR_X509_EXPIRED', 'S2N_ERR_CERT_EXPIRED', 'Certificate is expired or not yet valid'],
    'name-mismatch': ['BR_ERR_X509_BAD_SERVER_NAME', 'Expected server name was not found in the chain'],
    'does-not-decrypt': ['BR_ERR_BAD_MAC'],
    'no-common-version': [
      'BR_ERR_UNSUPPORTED_VERSION',
      'S2N_ERR_PROTOCOL_VERSION_UNSUPPORTED',
      'TLS protocol version is not supported by configuration',
    ],
    'no-common-cipher': ['BR_ERR_BAD_CIPHER_SUITE', 'S2N_ERR_CIPHER_NOT_SUPPORTED', 'Cipher is not supported'],
    'not-a-ca': ['BR_ERR_X509_NOT_CA'],
    'key-usage-wrong': ['BR_ERR_X509_FORBIDDEN_KEY_USAGE'],
    'key-weak': ['BR_ERR_X509_WEAK_PUBLIC_KEY'],
    'signature-does-not-verify': ['BR_ERR_X509_BAD_SIGNATURE'],
    'ended-without-close-notify': ['S2N_ERR_CLOSED', 'connection is closed … s2n'],
    'message-unexpected': ['S2N_ERR_BAD_MESSAGE', 'Bad message encountered', 'BR_ERR_UNEXPECTED'],
    'not-a-tls-record': ['BR_ERR_BAD_VERSION', 'BR_ERR_BAD_FRAGLEN'],
    'alert-received': ['S2N_ERR_ALERT', 'TLS alert received'],
  },
};

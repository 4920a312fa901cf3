import type { Dialect } from './dialect.js';

/**
 * Codes by their family alone: what a code that nobody has written down yet must be about, judged by its prefix.
 * Any more exact signature outweighs these.
 */
export const families: Dialect = {
  says: {
    'certificate-invalid': [
      /\bERR_CERT_[A-Z_]{3,}/,
      /\bSEC_ERROR_[A-Z_]{3,}/,
      /\bMOZILLA_PKIX_ERROR_[A-Z_]{3,}/,
      /\bCERT_E_[A-Z]{3,}/,
    ],
    'verification-failed': [/\bX509_V_ERR_[A-Z_]{3,}/, /\bX509 verify result: \d+/],
    'handshake-failed-somehow': [
      /\bERR_SSL_[A-Z_]{3,}/,
      /\bERR_TLS_[A-Z_]{3,}/,
      /\bSSL_ERROR_[A-Z_]{6,}/,
      /\berrSSL[A-Z]\w{3,}/,
      /\bMBEDTLS_ERR_SSL_[A-Z_]{3,}/,
      /\bSSSLERR_[A-Z_]{3,}/,
      /\b(?:SSL|TLS)(?:V1)?_ALERT_[A-Z_]{3,}/,
    ],
    'library-failed': [/\berror:[0-9A-F]{8}:SSL routines:/i],
  },
};

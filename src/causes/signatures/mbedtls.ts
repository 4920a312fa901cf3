import type { SituationName } from '../situations/index.js';
import { type Dialect, phrasebookOf, together } from './dialect.js';

/** Mbed TLS: constant (without `MBEDTLS_ERR_`), number, situation. Firmware prints the number, tools the constant. */
const errors: readonly (readonly [name: string, number: number, situation: SituationName])[] = [
  ['SSL_INVALID_MAC', 0x7180, 'does-not-decrypt'],
  ['SSL_INVALID_RECORD', 0x7200, 'not-a-tls-record'],
  ['SSL_CONN_EOF', 0x7280, 'connection-cut'],
  ['SSL_UNKNOWN_CIPHER', 0x7300, 'no-common-cipher'],
  ['SSL_NO_CIPHER_CHOSEN', 0x7380, 'no-common-cipher'],
  ['SSL_NO_CLIENT_CERTIFICATE', 0x7480, 'client-certificate-missing'],
  ['SSL_BAD_CERTIFICATE', 0x7a00, 'certificate-unreadable'],
  ['SSL_CERTIFICATE_REQUIRED', 0x7580, 'client-certificate-missing'],
  ['SSL_PRIVATE_KEY_REQUIRED', 0x7600, 'own-file-unusable'],
  ['SSL_CA_CHAIN_REQUIRED', 0x7680, 'trust-store-missing'],
  ['SSL_UNEXPECTED_MESSAGE', 0x7700, 'message-unexpected'],
  ['SSL_FATAL_ALERT_MESSAGE', 0x7780, 'alert-received'],
  ['SSL_PEER_VERIFY_FAILED', 0x7800, 'verification-failed'],
  ['SSL_UNRECOGNIZED_NAME', 0x7800, 'name-not-recognised'],
  ['SSL_PEER_CLOSE_NOTIFY', 0x7880, 'ended-by-close-notify'],
  ['SSL_BAD_HS_CLIENT_HELLO', 0x7900, 'message-undecodable'],
  ['SSL_BAD_HS_SERVER_HELLO', 0x7980, 'message-undecodable'],
  ['SSL_NO_APPLICATION_PROTOCOL', 0x7580, 'no-application-protocol'],
  ['SSL_BAD_HS_CERTIFICATE', 0x7a00, 'certificate-unreadable'],
  ['SSL_BAD_HS_CERTIFICATE_REQUEST', 0x7a80, 'message-undecodable'],
  ['SSL_BAD_HS_SERVER_KEY_EXCHANGE', 0x7b00, 'handshake-signature-bad'],
  ['SSL_BAD_HS_SERVER_HELLO_DONE', 0x7b80, 'message-undecodable'],
  ['SSL_BAD_HS_CLIENT_KEY_EXCHANGE', 0x7c00, 'message-undecodable'],
  ['SSL_BAD_HS_CERTIFICATE_VERIFY', 0x7d80, 'handshake-signature-bad'],
  ['SSL_BAD_HS_CHANGE_CIPHER_SPEC', 0x7e00, 'message-unexpected'],
  ['SSL_BAD_HS_FINISHED', 0x7e80, 'finished-wrong'],
  ['SSL_BAD_HS_PROTOCOL_VERSION', 0x6e80, 'no-common-version'],
  ['SSL_BAD_PROTOCOL_VERSION', 0x6e80, 'no-common-version'],
  ['ERR_SSL_HANDSHAKE_FAILURE', 0x6e00, 'handshake-failed'],
  ['SSL_PK_TYPE_MISMATCH', 0x6d00, 'key-type-unsupported'],
  ['SSL_UNKNOWN_IDENTITY', 0x6c80, 'psk-unknown'],
  ['SSL_NO_USABLE_CIPHERSUITE', 0x6980, 'no-common-cipher'],
  ['SSL_TIMEOUT', 0x6800, 'timed-out'],
  ['SSL_DECODE_ERROR', 0x7300, 'message-undecodable'],
  ['SSL_ILLEGAL_PARAMETER', 0x6600, 'rules-broken'],
  ['SSL_UNSUPPORTED_EXTENSION', 0x7500, 'rules-broken'],
  ['X509_CERT_VERIFY_FAILED', 0x2700, 'verification-failed'],
  ['X509_INVALID_FORMAT', 0x2180, 'certificate-unreadable'],
  ['X509_INVALID_VERSION', 0x2200, 'certificate-unreadable'],
  ['X509_INVALID_SERIAL', 0x2280, 'serial-bad'],
  ['X509_INVALID_DATE', 0x2400, 'certificate-unreadable'],
  ['X509_INVALID_SIGNATURE', 0x2480, 'certificate-unreadable'],
  ['X509_INVALID_EXTENSIONS', 0x2500, 'certificate-unreadable'],
  ['X509_UNKNOWN_VERSION', 0x2580, 'certificate-unreadable'],
  ['X509_UNKNOWN_SIG_ALG', 0x2600, 'signature-algorithm-unsupported'],
  ['X509_SIG_MISMATCH', 0x2680, 'certificate-unreadable'],
  ['X509_CERT_UNKNOWN_FORMAT', 0x2780, 'own-file-unusable'],
  ['X509_FILE_IO_ERROR', 0x2900, 'own-file-unusable'],
  ['X509_FATAL_ERROR', 0x3000, 'chain-too-long'],
  ['PK_KEY_INVALID_FORMAT', 0x3d00, 'own-file-unusable'],
  ['PK_PASSWORD_MISMATCH', 0x3b80, 'own-file-unusable'],
  ['PK_PASSWORD_REQUIRED', 0x3c00, 'own-file-unusable'],
  ['NET_UNKNOWN_HOST', 0x0052, 'name-not-resolved'],
  ['NET_CONNECT_FAILED', 0x0044, 'not-connected'],
  ['NET_CONN_RESET', 0x0050, 'connection-reset'],
];

const byName = phrasebookOf(errors.map(([name, , situation]) => [name, situation] as const));
const byNumber: Record<string, SituationName> = {};
for (const [, number, situation] of errors) {
  const hex = number.toString(16);
  for (const written of [`-0x${hex}`, `-0x${hex.padStart(4, '0')}`, `-${number}`]) byNumber[written] ??= situation;
}

/** Mbed TLS and PolarSSL: ESP32 and other firmware, OpenWrt, Godot, curl with Mbed TLS. */
export const mbedtls: Dialect = {
  says: together(byName, {
    'leaf-expired': ['The certificate validity has expired', 'BADCERT_EXPIRED'],
    'not-yet-valid': ['The certificate validity starts in the future', 'BADCERT_FUTURE'],
    'certificate-revoked': ['The certificate has been revoked (is on a CRL)', 'BADCERT_REVOKED'],
    'name-mismatch': ['The certificate Common Name (CN) does not match with the expected CN', 'BADCERT_CN_MISMATCH'],
    'no-path': ['is not correctly signed by the trusted CA', 'BADCERT_NOT_TRUSTED'],
    'wrong-purpose': [
      'Usage does not match the extendedKeyUsage extension',
      'Usage does not match the nsCertType extension',
      'BADCERT_EXT_KEY_USAGE',
    ],
    'key-usage-wrong': ['Usage does not match the keyUsage extension', 'BADCERT_KEY_USAGE'],
    'signature-weak': ['is signed with an unacceptable hash', 'BADCERT_BAD_MD'],
    'key-weak': ['is signed with an unacceptable key', 'BADCERT_BAD_KEY'],
    'key-type-unsupported': ['is signed with an unacceptable PK alg', 'BADCERT_BAD_PK'],
    'status-unknown': [
      'The CRL is expired',
      'The CRL is from the future',
      'BADCRL_EXPIRED',
      'BADCRL_FUTURE',
      'CRL is signed with an unacceptable',
    ],
    'crl-signature-bad': ['The CRL is not correctly signed by the trusted CA', 'BADCRL_NOT_TRUSTED'],
    'verification-failed': [
      'Certificate verification failed, e.g. CRL, CA or signature check failed',
      'MBEDTLS_ERR_X509',
    ],
    'alert-received': ['A fatal alert message was received from our peer'],
    'no-common-cipher': ['The server has no ciphersuites in common with the client'],
    'no-common-version': ['Handshake protocol not within min/max boundaries'],
    'not-a-tls-record': ['An invalid SSL record was received'],
    'does-not-decrypt': ['Verification of the message MAC failed'],
    'connection-cut': ['The connection indicated an EOF'],
    'ended-by-close-notify': ['The peer notified us that the connection is going to be closed'],
    'message-unexpected': ['An unexpected message was received from our peer'],
    'message-undecodable': [
      /Processing of the (?!Certificate handshake|CertificateVerify|Finished|ServerKeyExchange)\w+ handshake message failed/,
    ],
    'certificate-unreadable': [
      'Processing of the Certificate handshake message failed',
      'The CRT/CRL/CSR format is invalid',
    ],
    'finished-wrong': ['Processing of the Finished handshake message failed'],
    'handshake-signature-bad': [
      'Processing of the CertificateVerify handshake message failed',
      'Processing of the ServerKeyExchange handshake message failed',
    ],
    'client-certificate-missing': [
      'No client certification received from the client',
      'The own certificate is not set, but needed by the server',
    ],
    'trust-store-missing': ['No CA Chain is set, but required to operate'],
  }),
  codes: [
    { find: /\((-\d{2,5})\) UNKNOWN ERROR CODE/g, means: byNumber },
    { find: /ssl_client\.cpp[^\n]*\((-\d{2,5})\)/g, means: byNumber },
    {
      find: /\b(?:mbed ?tls|ssl_handshake|polarssl|esp[-_]tls|x509_verify)[^\n]{0,80}?(?:returned|ret|code|error|errno|failed)?[ :=(]+(-0x[0-9a-f]{4})\b/gi,
      means: byNumber,
    },
    {
      find: /\b(?:mbed ?tls|polarssl|WiFiClientSecure|ssl_client)[^\n]{0,60}?[ :=([]+(-\d{4,5})\b/gi,
      means: byNumber,
    },
  ],
};

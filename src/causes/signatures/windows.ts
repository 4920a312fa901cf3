import type { SituationName } from '../situations/index.js';
import { type Dialect, phrasebookOf, together } from './dialect.js';

/** Results of SChannel, CryptoAPI and WinTrust (HRESULTs) and of WinHTTP and WinINet, by name and number. */
const results: Readonly<Record<string, readonly [number: string, situation: SituationName]>> = {
  SEC_E_UNTRUSTED_ROOT: ['0x80090325', 'root-untrusted'],
  SEC_E_WRONG_PRINCIPAL: ['0x80090322', 'name-mismatch'],
  SEC_E_CERT_EXPIRED: ['0x80090328', 'outside-validity'],
  SEC_E_CERT_UNKNOWN: ['0x80090327', 'certificate-invalid'],
  SEC_E_ILLEGAL_MESSAGE: ['0x80090326', 'schannel-illegal-message'],
  SEC_E_INVALID_TOKEN: ['0x80090308', 'schannel-invalid-token'],
  SEC_E_ALGORITHM_MISMATCH: ['0x80090331', 'version-or-cipher'],
  SEC_E_UNSUPPORTED_FUNCTION: ['0x80090302', 'version-or-cipher'],
  SEC_E_MESSAGE_ALTERED: ['0x8009030f', 'does-not-decrypt'],
  SEC_E_DECRYPT_FAILURE: ['0x80090330', 'does-not-decrypt'],
  SEC_E_INTERNAL_ERROR: ['0x80090304', 'library-failed'],
  SEC_E_NO_CREDENTIALS: ['0x8009030e', 'own-file-unusable'],
  SEC_E_UNKNOWN_CREDENTIALS: ['0x8009030d', 'own-file-unusable'],
  SEC_E_LOGON_DENIED: ['0x8009030c', 'client-certificate-refused'],
  SEC_E_INCOMPLETE_MESSAGE: ['0x80090318', 'unexpected-end'],
  SEC_E_BUFFER_TOO_SMALL: ['0x80090321', 'message-too-long'],
  SEC_E_CERT_WRONG_USAGE: ['0x80090349', 'wrong-purpose'],
  SEC_E_ISSUING_CA_UNTRUSTED: ['0x80090352', 'root-untrusted'],
  SEC_E_APPLICATION_PROTOCOL_MISMATCH: ['0x80090367', 'no-application-protocol'],
  SEC_E_WEAK_DH: ['0x80090340', 'group-weak'],
  SEC_E_INSUFFICIENT_BUFFERS: ['0x8009036b', 'message-too-long'],
  SEC_E_MUTUAL_AUTH_FAILED: ['0x80090363', 'client-certificate-problem'],
  SEC_E_NO_AUTHENTICATING_AUTHORITY: ['0x80090311', 'no-path'],
  SEC_E_CONTEXT_EXPIRED: ['0x80090317', 'ended-by-close-notify'],
  SEC_E_EXT_BUFFER_TOO_SMALL: ['0x8009036a', 'message-too-long'],
  SEC_E_REVOCATION_OFFLINE_KDC: ['0x80090358', 'status-unknown'],
  SEC_I_CONTEXT_EXPIRED: ['0x00090317', 'ended-by-close-notify'],
  SEC_I_INCOMPLETE_CREDENTIALS: ['0x00090320', 'client-certificate-missing'],
  SEC_I_RENEGOTIATE: ['0x00090321', 'unsafe-renegotiation'],
  CERT_E_UNTRUSTEDROOT: ['0x800b0109', 'root-untrusted'],
  CERT_E_CHAINING: ['0x800b010a', 'chain-partial'],
  CERT_E_EXPIRED: ['0x800b0101', 'outside-validity'],
  CERT_E_VALIDITYPERIODNESTING: ['0x800b0102', 'outside-validity'],
  CERT_E_ROLE: ['0x800b0103', 'not-a-ca'],
  CERT_E_PATHLENCONST: ['0x800b0104', 'not-a-ca'],
  CERT_E_CRITICAL: ['0x800b0105', 'critical-extension-unknown'],
  CERT_E_PURPOSE: ['0x800b0106', 'wrong-purpose'],
  CERT_E_MALFORMED: ['0x800b0108', 'certificate-unreadable'],
  CERT_E_REVOKED: ['0x800b010c', 'certificate-revoked'],
  CERT_E_REVOCATION_FAILURE: ['0x800b010e', 'status-not-checkable'],
  CERT_E_CN_NO_MATCH: ['0x800b010f', 'name-mismatch'],
  CERT_E_WRONG_USAGE: ['0x800b0110', 'wrong-purpose'],
  CERT_E_INVALID_POLICY: ['0x800b0113', 'policy-refused'],
  CERT_E_INVALID_NAME: ['0x800b0114', 'name-constraint'],
  TRUST_E_CERT_SIGNATURE: ['0x80096004', 'signature-does-not-verify'],
  TRUST_E_BASIC_CONSTRAINTS: ['0x80096019', 'not-a-ca'],
  CRYPT_E_REVOKED: ['0x80092010', 'certificate-revoked'],
  CRYPT_E_NO_REVOCATION_DLL: ['0x80092011', 'status-not-checkable'],
  CRYPT_E_NO_REVOCATION_CHECK: ['0x80092012', 'status-not-checkable'],
  CRYPT_E_REVOCATION_OFFLINE: ['0x80092013', 'status-unknown'],
  CRYPT_E_NOT_IN_REVOCATION_DATABASE: ['0x80092014', 'status-unknown'],
  CRYPT_E_BAD_ENCODE: ['0x80092002', 'certificate-unreadable'],
  CRYPT_E_ASN1_BADTAG: ['0x8009310b', 'certificate-unreadable'],
  NTE_BAD_SIGNATURE: ['0x80090006', 'signature-does-not-verify'],
  NTE_KEYSET_NOT_DEFINED: ['0x80090019', 'own-file-unusable'],
  NTE_BAD_KEYSET: ['0x80090016', 'own-file-unusable'],
  ERROR_WINHTTP_TIMEOUT: ['12002', 'timed-out'],
  ERROR_WINHTTP_NAME_NOT_RESOLVED: ['12007', 'name-not-resolved'],
  ERROR_WINHTTP_CANNOT_CONNECT: ['12029', 'not-connected'],
  ERROR_WINHTTP_CONNECTION_ERROR: ['12030', 'connection-cut'],
  ERROR_INTERNET_CONNECTION_RESET: ['12031', 'connection-reset'],
  ERROR_WINHTTP_SECURE_CERT_DATE_INVALID: ['12037', 'outside-validity'],
  ERROR_WINHTTP_SECURE_CERT_CN_INVALID: ['12038', 'name-mismatch'],
  ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED: ['12044', 'client-certificate-missing'],
  ERROR_WINHTTP_SECURE_INVALID_CA: ['12045', 'authority-invalid'],
  ERROR_WINHTTP_SECURE_CERT_REV_FAILED: ['12057', 'status-not-checkable'],
  ERROR_WINHTTP_SECURE_CHANNEL_ERROR: ['12157', 'version-or-cipher'],
  ERROR_WINHTTP_SECURE_INVALID_CERT: ['12169', 'certificate-invalid'],
  ERROR_WINHTTP_SECURE_CERT_REVOKED: ['12170', 'certificate-revoked'],
  ERROR_WINHTTP_SECURE_FAILURE: ['12175', 'windows-secure-failure'],
  ERROR_WINHTTP_SECURE_CERT_WRONG_USAGE: ['12179', 'wrong-purpose'],
  ERROR_WINHTTP_SECURE_FAILURE_PROXY: ['12188', 'proxy-certificate-bad'],
};

/** WinINet has the same errors as WinHTTP under names of its own. */
const bothNames = (name: string) =>
  name.startsWith('ERROR_WINHTTP')
    ? [name, name.replace('WINHTTP_SECURE', 'INTERNET_SEC').replace('WINHTTP', 'INTERNET')]
    : [name];

const byName = phrasebookOf(
  Object.entries(results).flatMap(([name, [, situation]]) => bothNames(name).map((each) => [each, situation] as const)),
);

/** HRESULTs are printed in hexadecimal and as negative decimal numbers. */
const byNumber: Readonly<Record<string, SituationName>> = Object.fromEntries(
  Object.values(results).flatMap(([number, situation]) => [
    [number, situation],
    [number.startsWith('0x8') ? String(Number(number) - 2 ** 32) : number, situation],
  ]),
);

/** Windows: SChannel (curl, Git, MongoDB, SQL Server), WinHTTP, WinINet, PowerShell and COM errors. */
export const windows: Dialect = {
  says: together(byName, {
    'root-untrusted': [
      'certificate chain was issued by an authority that is not trusted',
      'terminated in a root certificate which is not trusted',
    ],
    'name-mismatch': [
      'The target principal name is incorrect',
      "certificate's CN name does not match the passed value",
      'SNI or certificate check failed',
      'CertGetNameString() failed to match connection hostname',
      'host name in the certificate is invalid or does not match',
    ],
    'outside-validity': [
      'The received certificate has expired',
      'is not within its validity period when verifying against the current system clock',
      'certificate is expired … schannel',
    ],
    'chain-partial': ['could not be built to a trusted root authority', 'A certificate chain could not be built'],
    'status-not-checkable': [
      'The revocation function was unable to check revocation for the certificate',
      'revocation process could not continue',
      'unable to check revocation status',
    ],
    'status-unknown': [
      'because the revocation server was offline',
      'revocation server was offline',
      'Die Sperrfunktion konnte die Sperrung nicht überprüfen',
    ],
    'certificate-revoked': [
      'The certificate is revoked',
      'the certificate has been revoked by its issuer',
      'certificate was explicitly revoked by its issuer',
    ],
    'no-common-cipher': ['none of the cipher suites supported by the client application are supported by the server'],
    'version-or-cipher': [
      'do not possess a common algorithm',
      'The function requested is not supported',
      'Could not create SSL/TLS secure channel',
    ],
    'schannel-invalid-token': ['The token supplied to the function is invalid'],
    'schannel-illegal-message': ['The message received was unexpected or badly formatted'],
    'does-not-decrypt': [
      'The message or signature supplied for verification has been altered',
      'The specified data could not be decrypted',
    ],
    'wrong-purpose': ['The certificate is not valid for the requested usage'],
    'own-file-unusable': [
      'No credentials are available in the security package',
      'The credentials supplied to the package were not recognized',
      'Keyset does not exist',
      'The specified network password is not correct',
      'fatal error occurred while creating a TLS client credential',
      'fatal error occurred when attempting to access the SSL',
    ],
    'no-application-protocol': ['No common application protocol exists between the client and the server'],
    'signature-does-not-verify': ['The signature of the certificate cannot be verified'],
    'not-a-ca': ["A certificate's basic constraint extension has not been observed"],
    'client-certificate-missing': ['A certificate is required to complete client authentication'],
    'certificate-invalid': ['An unknown error occurred while processing the certificate'],
    'handshake-failed-somehow': [
      'next InitializeSecurityContext failed',
      'initial InitializeSecurityContext failed',
      'AcquireCredentialsHandle failed',
      'A security error occurred',
      'fatal error occurred while … Schannel',
    ],
    'windows-secure-failure': ['error occurred in the secure channel support'],
    'closed-in-handshake': [
      'schannel: failed to receive handshake',
      'SSL/TLS connection failed … schannel',
      'schannel: server closed abruptly … handshake',
    ],
    'ended-without-close-notify': ['schannel: server closed abruptly', 'server closed abruptly (missing close_notify)'],
    'no-common-version': ['The client and server cannot communicate … protocol', 'Schannel … protocol version'],
  }),
  codes: [
    { find: /\b(0x800[9b][0-9a-f]{4})\b/gi, means: byNumber },
    { find: /\b(-2146[89]\d{5}|-21467\d{5}|-214676\d{4})\b/g, means: byNumber },
    {
      find: /\b(?:WinHTTP|WinINet|HttpSendRequest|HttpOpenRequest|ERROR_WINHTTP|ERROR_INTERNET)[^\n]{0,40}?[ :=(](12\d{3})\b/gi,
      means: byNumber,
    },
  ],
};

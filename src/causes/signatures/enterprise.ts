import type { Dialect } from './dialect.js';

/** SAP, IBM (MQ, WebSphere, Db2, GSKit), WebLogic, Citrix, Unity: products with codes of their own. */
export const enterprise: Dialect = {
  says: {
    'no-path': [
      'SSSLERR_PEER_CERT_UNTRUSTED',
      'CWPKI0022E',
      'CWPKI0823E',
      'GSK_ERR_SELF_SIGNED',
      'UNITYTLS_X509VERIFY_FLAG_NOT_TRUSTED',
      'BEA-090508',
      'BEA-090477',
      'Citrix … SSL Error 61',
      'You have not chosen to trust',
    ],
    'name-mismatch': [
      'SSSLERR_SERVER_CERT_MISMATCH',
      'CWPKI0824E',
      'UNITYTLS_X509VERIFY_FLAG_CN_MISMATCH',
      'BEA-090504',
      'Hostname verification failed: HostnameVerifier',
    ],
    'leaf-expired': ['UNITYTLS_X509VERIFY_FLAG_EXPIRED', 'CWPKI0429I … expired', 'AMQ9671 … expired'],
    'client-certificate-missing': ['AMQ9637', 'AMQ9637E', 'SSSLERR_PEER_CERT … not provided'],
    'client-certificate-refused': ['AMQ9633', 'AMQ9633E', 'Bad SSL certificate for channel'],
    'no-common-cipher': [
      'AMQ9631',
      'AMQ9631E',
      'AMQ9635',
      'AMQ9641',
      'MQRC_UNSUPPORTED_CIPHER_SUITE',
      'CipherSpec mismatch',
    ],
    'handshake-failed-somehow': [
      'SSSLERR_SSL_CONNECT',
      'SSSLERR_SSL_ACCEPT',
      'MQRC_SSL_INITIALIZATION_ERROR',
      'JSSL0210E',
      'AMQ9665',
      'GSK_ERROR_SOCKET_CLOSED',
      'Curl error 35: Cert handshake failed',
    ],
    'connection-cut': ['SSSLERR_CONN_CLOSED'],
    'own-file-unusable': [
      'SSSLERR_PSE_ERROR',
      'GSK_KEYRING_OPEN_ERROR',
      'GSK_KEYFILE_BAD_PASSWORD',
      'AMQ9660',
      'AMQ9657',
      'CWPKI0033E',
    ],
    'verification-failed': [
      'Curl error 60: Cert verify failed',
      'Cert verify failed',
      'SSLCERT_VERIFY_FAILED',
      'UNITYTLS_X509VERIFY',
    ],
    'root-untrusted': ['CWPKI0428I'],
  },
};

import type { Dialect } from './dialect.js';

/** Wi-Fi and VPN: wpa_supplicant, FreeRADIUS, OpenConnect, openfortivpn. OpenVPN is in tools.ts. */
export const networkAccess: Dialect = {
  says: {
    'verification-failed': [
      'Gateway certificate validation failed',
      'CTRL-EVENT-EAP-TLS-CERT-ERROR',
      'Server certificate verify failed',
      'Certificate validation failure',
    ],
    'no-path': ['Server certificate verify failed: signer not found', 'not trusted by any known certificate authority'],
    'name-mismatch': [
      'Server certificate verify failed: certificate does not match hostname',
      'TLS: Subject match',
      'TLS: altSubjectName match',
      'Domain suffix mismatch',
    ],
    'leaf-expired': ['Server certificate verify failed: certificate expired'],
    'client-certificate-problem': ['SSL client certificate … rejected', 'eap_tls: ERROR: (TLS) … alert'],
    'handshake-failed-somehow': [
      'SSL connection failure',
      'Failed to open HTTPS connection to',
      'EAP-TLS: … failed',
      'TLS: SSL_connect … error in',
      'Failed to … SSL handshake',
    ],
  },
};

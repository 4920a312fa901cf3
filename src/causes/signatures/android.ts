import type { Dialect } from './dialect.js';

/** Android (Conscrypt, WebView, network security config), OkHttp, Ktor, Flutter and React Native on top of them. */
export const android: Dialect = {
  says: {
    'no-path': [
      'TRUST_ANCHOR … not found',
      'SslError: … SSL_UNTRUSTED',
      'SSL_UNTRUSTED',
      /primary error: 3 certificate/,
    ],
    'outside-validity': ['SSL_DATE_INVALID', /primary error: 4 certificate/],
    'leaf-expired': ['SSL_EXPIRED', /primary error: 1 certificate/],
    'not-yet-valid': ['SSL_NOTYETVALID', /primary error: 0 certificate/],
    'name-mismatch': ['SSL_IDMISMATCH', /primary error: 2 certificate/, /Hostname \S+ not verified/],
    'chain-invalid': ['Unacceptable certificate', 'Chain validation failed'],
    'pin-mismatch': ['Pinned certificates for', 'Peer certificate chain:', 'CertificatePinner', 'CERTIFICATE_PINNING'],
    'cleartext-blocked': ['CLEARTEXT communication', 'Cleartext HTTP traffic to', 'ERR_CLEARTEXT_NOT_PERMITTED'],
    'handshake-cut': [
      'SSL handshake aborted: ssl=',
      'I/O error during system call, Connection reset by peer',
      'Connection closed by peer',
    ],
    'not-a-tls-record': ['Unable to parse TLS packet header', 'parse TLS packet header'],
    'handshake-failed-somehow': [
      'Failure in SSL library, usually a protocol error',
      'SSL handshake terminated',
      'javax.net.ssl.SSLHandshakeException: Handshake failed',
      'HandshakeException: Handshake error in client',
    ],
    'no-common-version': [
      'SSLProtocolException … TLSV1_ALERT_PROTOCOL_VERSION',
      'no enabled protocols',
      'SSLv3 is no longer supported',
    ],
    'closed-in-handshake': ['Connection terminated during handshake'],
    'unexpected-end': ['Read error: ssl='],
    'system-call-failed': ['I/O error during system call'],
    'response-cut': ['\\n not found: limit=0', 'unexpected end of stream on'],
    'stream-reset': ['stream was reset: '],
    'no-application-protocol': ['Unexpected ALPN', 'ALPN callback dropped', 'h2_prior_knowledge'],
    'verification-failed': ['CERTIFICATE_VERIFY_FAILED … handshake.cc', 'HandshakeException'],
    'transparency-missing': ['Certificate chain does not conform to required transparency policy', 'NOT_ENOUGH_SCTS'],
  },
};

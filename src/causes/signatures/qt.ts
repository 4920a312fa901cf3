import type { Dialect } from './dialect.js';

/** Qt's QSslError and QNetworkReply: Nextcloud, MQTT Explorer, Telegram, KDE, VLC and other desktop programs. */
export const qt: Dialect = {
  says: {
    'leaf-self-signed': ['The certificate is self-signed, and untrusted'],
    'root-self-signed': ['The root certificate of the certificate chain is self-signed, and untrusted'],
    'issuer-not-found': [
      'The issuer certificate of a locally looked up certificate could not be found',
      'The issuer certificate could not be found',
    ],
    'first-not-verified': ['No certificates could be verified'],
    'root-untrusted': ['The root CA certificate is not trusted for this purpose'],
    'root-distrusted': [
      'The root CA certificate is marked to reject the specified purpose',
      'The peer certificate is blacklisted',
    ],
    'name-mismatch': ['The host name did not match any of the valid hosts for this certificate'],
    'not-a-ca': [
      'One of the CA certificates is invalid',
      'The basicConstraints path length parameter has been exceeded',
    ],
    'wrong-purpose': ['The supplied certificate is unsuitable for this purpose'],
    'certificate-unreadable': [
      'The certificate signature could not be decrypted',
      'The public key in the certificate could not be read',
      "The certificate's notBefore field contains an invalid time",
      "The certificate's notAfter field contains an invalid time",
    ],
    'signature-does-not-verify': ['The signature of the certificate is invalid'],
    'client-certificate-missing': ['The peer did not present any certificate'],
    'handshake-failed-somehow': [
      'Error during SSL handshake',
      'QNetworkReply::SslHandshakeFailedError',
      'SslHandshakeFailedError',
    ],
    'own-setup-wrong': [
      'QSslSocket: cannot resolve',
      'TLS initialization failed',
      'No functional TLS backend was found',
      'QSslSocket::connectToHostEncrypted: TLS initialization failed',
    ],
    'connection-cut': [
      'The TLS/SSL connection has been closed',
      'Unable to decrypt data: ',
      'Remote host closed … QAbstractSocket',
    ],
  },
};

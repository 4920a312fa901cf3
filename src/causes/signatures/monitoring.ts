import type { Dialect } from './dialect.js';

/** Search engines, log shippers, monitoring and configuration management: Elastic, rsyslog, syslog-ng, Zabbix, Puppet, etcd. */
export const monitoring: Dialect = {
  says: {
    'client-speaks-plaintext': [
      'received plaintext http traffic on an https channel',
      'received plaintext traffic on an encrypted channel',
      'unencrypted connections are not allowed',
      'unencrypted connection … not allowed',
    ],
    'server-speaks-plaintext': ['received http response on https channel', 'is the server using HTTPS'],
    'peer-does-not-trust-us': [
      "client did not trust this server's certificate",
      "http client did not trust this server's certificate",
      "client did not trust server's certificate",
    ],
    'no-path': [
      'failed to establish trust with server',
      'not permitted to talk to peer, certificate invalid: signer not found',
      'peer certificate … not trusted … rsyslog',
    ],
    'name-mismatch': [
      'not permitted to talk to peer',
      'peer name not authorized',
      'certificate hostname verification failed … syslog',
      'does not match the peer name',
    ],
    'client-certificate-missing': [
      'peer did not provide a certificate',
      'error: peer did not provide a certificate, not permitted',
    ],
    'handshake-failed-somehow': [
      'TLS handshake set result code to',
      'TLS handshake returned error code',
      'caught exception while handling client http traffic',
      'failed to accept an incoming connection … TLS',
    ],
    'closed-in-handshake': ['TLS connection has been closed during handshake'],
    'keys-differ': [
      "does not match the agent's private key",
      'The certificate retrieved from the master does not match',
    ],
    'verification-failed': ['Certificate validation failed; subject', 'Failed to validate the SSL certificate for'],
    'certificate-revoked': ['certificate revoked … puppet', 'The certificate … has been revoked'],
    'own-setup-wrong': ['CondaSSLError', 'OpenSSL appears to be unavailable on this machine'],
  },
};

import type { Dialect } from './dialect.js';

/** PHP: streams, SOAP, Guzzle, PDO; cURL's texts are in curl.ts. */
export const php: Dialect = {
  says: {
    'name-mismatch': [
      'Peer certificate CN=',
      'did not match expected CN=',
      'subjectAltName did not match expected name',
      'Unable to locate peer certificate CN',
    ],
    'handshake-failed-somehow': [
      'Failed to enable crypto',
      'SSL operation failed with code',
      'SSL: Handshake … failed',
      'Unable to set … crypto',
      'Could not connect to host … SOAP',
    ],
    'handshake-timed-out': ['SSL: Handshake timed out', 'SSL: crypto enabling timeout'],
    'connection-reset': ['SSL: Connection reset by peer', 'SSL: An existing connection was forcibly closed'],
    'system-call-failed': ['SSL operation failed with code 5'],
    'own-file-unusable': ['Unable to set local cert chain file', 'Could not read … local_cert'],
    'trust-store-missing': [
      'failed loading cafile stream',
      'Unable to set verify locations',
      'No certificate authority … openssl.cafile',
    ],
    'pin-mismatch': ['peer_fingerprint match failure', 'Fingerprint … match failure'],
    'own-setup-wrong': [
      'Unable to find the wrapper "https"',
      'Unable to find the socket transport "ssl"',
      'Unable to find the socket transport "tls"',
      'Unable to find the wrapper',
    ],
    'response-cut': ['SSL: The specified data could not be read', 'Error Fetching http headers'],
    'connection-cut': ['SSL: Success … stream', 'fwrite(): SSL', 'fread(): SSL'],
    'empty-reply': [/https:\/\/\S+\): Failed to open stream: HTTP request failed! in /],
    'not-connected': ['Unable to connect to ssl://', 'Unable to connect to tls://'],
  },
};

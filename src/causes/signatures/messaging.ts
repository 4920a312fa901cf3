import type { Dialect } from './dialect.js';

/** Kafka (Java and librdkafka), MQTT brokers, AMQP, NATS, gRPC in its several languages. */
export const messaging: Dialect = {
  says: {
    'request-is-tls': [/bad_header,<<22,3,/, /Invalid receive \(size = (?:3525|3692|3690)\d{5}\b/],
    'kafka-plaintext-to-tls': [
      /AdminClient thread has exited[\s\S]{0,600}OutOfMemoryError/,
      /OutOfMemoryError[\s\S]{0,600}AdminClient/,
      /kafka[\s\S]{0,900}OutOfMemoryError: Java heap space/i,
    ],
    'client-speaks-plaintext': [/bad_header,<<"(?:GET|POST|HTTP)/],
    'tls-required': [
      'Disconnected while requesting ApiVersion: might be caused by incorrect security.protocol configuration',
      'broker … requires SSL',
      'Connect to … failed … (is security.protocol set correctly',
    ],
    'handshake-failed-somehow': [
      'Failed authentication with /',
      'SSL handshake failed: … : SSL',
      'SSL handshake failed',
      'failed: SSL handshake',
      'terminated during authentication. This may happen due to any of the following reasons',
    ],
    'no-path': [
      'broker certificate could not be verified',
      'verify that ssl.ca.location is correctly configured',
      'unable to get local issuer certificate … (after',
    ],
    'client-certificate-missing': ['client authentication required', 'client SSL certificate … required'],
    'closed-in-handshake': ['SSL handshake failed: Disconnected: connecting to a PLAINTEXT broker listener'],
    'plaintext-or-intercepted': ['connecting to a PLAINTEXT broker listener?'],
    'application-protocol-violated': [
      'http2 exception … First received frame was not SETTINGS',
      'error reading server preface: http2: frame too large',
      'error reading server preface: EOF',
      'PROTOCOL_ERROR … grpc',
      'Trying to connect an http1.x server',
    ],
    'no-application-protocol': [
      'credentials: cannot check peer: missing selected ALPN property',

      'Peer did not negotiate … ALPN',
    ],
    'handshake-failed': [
      'transport: authentication handshake failed',
      'Handshake failed with fatal error SSL_ERROR_SSL',
    ],
    'trust-store-missing': [
      'Could not load any root certificate',
      'default_pem_root_certs',
      'Could not get default pem root certs',
      'ssl.truststore.location … does not exist',
      'Failed to load SSL keystore … truststore',
    ],
    'own-file-unusable': [
      'Invalid cert chain file',
      'Invalid private key … ssl_transport_security',
      'ssl.key.password … failed',
    ],
    'name-mismatch': [
      'Hostname Verification Check failed',
      'Peer name … is not in peer certificate',
      'is not in peer certificate',
    ],
    'network-failed': ['failed to connect to all addresses', 'io exception', 'Connection to node -1'],
    'status-unknown': ['OCSP … nats', 'TLS OCSP Staple … failed'],
    'psk-unknown': ['PSK identity … not found', 'no PSK … identity'],
  },
};

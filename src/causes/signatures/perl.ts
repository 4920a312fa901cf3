import type { Dialect } from './dialect.js';

/** Perl: IO::Socket::SSL, LWP, Mojolicious, Net::SSLeay. */
export const perl: Dialect = {
  says: {
    'name-mismatch': ['hostname verification failed', 'ERROR: Certificate does not verify … hostname'],
    'trust-store-missing': [
      "Can't verify SSL peers without knowing which Certificate Authorities to trust",
      'Unable to load … Mozilla::CA',
      'SSL_ca_file … does not exist',
      'SSL_ca_file … is not readable',
      'invalid path … SSL_ca',
    ],
    'handshake-failed-somehow': [
      'SSL connect attempt failed',
      'SSL connect attempt failed with unknown error',
      'SSL connect attempt failed because of handshake problems',
      'SSL upgrade failed',
      'TLS upgrade failed',
    ],
    'own-setup-wrong': [
      'SSL connect … IO::Socket::SSL not installed',
      'IO::Socket::SSL … required',
      "Protocol scheme 'https' is not supported",
      'LWP::Protocol::https not installed',
      'Crypt-SSLeay',
    ],
    'client-speaks-plaintext': ['SSL accept attempt failed … http request'],
    'alert-received': ['SSL accept attempt failed'],
    'handshake-timed-out': ['SSL connect attempt failed … timeout', 'SSL … Operation timed out'],
  },
};

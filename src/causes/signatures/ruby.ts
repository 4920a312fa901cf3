import type { Dialect } from './dialect.js';

/** Ruby's openssl and net/http, Faraday, Excon, the AWS SDK; RubyGems and Bundler. OpenSSL's words are in openssl.ts. */
export const ruby: Dialect = {
  says: {
    'handshake-cut': [
      'SSL_connect SYSCALL returned=5 errno=0',
      'SSL_connect returned=5 errno=0',
      'SSL_connect SYSCALL returned=5 errno=104',
      'SSL_connect SYSCALL',
    ],
    'connection-reset': ['Errno::ECONNRESET'],
    'not-connected': ['Errno::ECONNREFUSED', 'Errno::EHOSTUNREACH', 'Failed to open TCP connection to'],
    'name-mismatch': ['hostname … does not match the server certificate', /hostname "[^"]*" does not match/i],
    'connect-timed-out': ['Net::OpenTimeout', 'execution expired'],
    'read-timed-out': ['Net::ReadTimeout'],
    'connection-cut': ['end of file reached', 'EOFError'],
    'handshake-timed-out': ['SSL_connect … timeout', 'Net::OpenTimeout … SSL', 'SSL handshake … execution expired'],
    'keys-differ': ['OpenSSL::X509 … key values mismatch'],
    'own-file-unusable': [
      'OpenSSL::PKey::RSAError',
      'OpenSSL::PKCS12::PKCS12Error',
      'Neither PUB key nor PRIV key',
      'OpenSSL::X509::CertificateError',
    ],
    'trust-store-missing': ['OpenSSL::X509::StoreError'],
    'response-cut': ['Net::HTTPBadResponse … wrong', 'Content-Length … got'],
    'handshake-failed-somehow': ['OpenSSL::SSL::SSLError', 'Faraday::SSLError', 'HTTP::ConnectionError'],
  },
};

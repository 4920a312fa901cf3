import { curl, type LessonText, openssl } from './writing.js';

export const clientCertRequired: LessonText = {
  title: 'The server wants a client certificate',
  broken:
    'The server only lets in clients that show a certificate (mutual TLS), and this one showed none: it has none, the file was not configured, or none fits the CAs that the server names.',
  symptom:
    'Alert certificate_required (116) with TLS 1.3, handshake_failure (40) or bad_certificate (42) with TLS 1.2, or HTTP 400 "No required SSL certificate was sent".',
  confirm: [
    openssl(
      'openssl s_client -connect HOST:PORT -servername HOST </dev/null',
      '"Acceptable client certificate CA names".',
    ),
    curl(
      'curl -sv --cert CLIENT.pem --key CLIENT.key https://HOST:PORT/ -o /dev/null',
      'It works with the certificate.',
    ),
  ],
  fix: {
    server:
      'Tell clients which CA issues the certificates. If not all should need one, make it optional and check where it matters (`ssl_verify_client optional`).',
    client:
      'Get a certificate from that CA and configure certificate and key (`cert` and `key`, `--cert`, a keystore). Check that the process may read both files.',
  },
  never: {
    do: ['ssl_verify_client off', 'sharing one client certificate among all clients'],
    why: 'The certificate is the login. Without it, or with a shared one, the server no longer knows who calls.',
  },
  retry: { helps: 'no', why: 'The server asks for the certificate each time.' },
  answer: {
    status: 500,
    title: 'Service has no client certificate for upstream',
    log: 'The CA names that the server accepts, and which certificate (subject, file) was configured, if any.',
  },
};

export const clientCertRejected: LessonText = {
  title: 'The server refuses the client certificate',
  broken:
    'A client certificate was shown, and the server does not take it: it has expired or been revoked, comes from a CA that the server does not trust, lacks the usage clientAuth, or its intermediate was not sent.',
  symptom:
    'Alert unknown_ca (48), bad_certificate (42), certificate_expired (45) or certificate_unknown (46) from the server, often only with the first read after a TLS 1.3 handshake; or HTTP 400 "The SSL certificate error", 401 or 403.',
  confirm: [
    openssl(
      'openssl x509 -noout -subject -issuer -dates -ext extendedKeyUsage -in CLIENT.pem',
      'Dates in the past, another issuer, or no clientAuth.',
    ),
    openssl(
      'openssl verify -purpose sslclient -CAfile SERVER-TRUSTED-CA.pem -untrusted INTERMEDIATE.pem CLIENT.pem',
      'The reason that the server has.',
    ),
    curl(
      'curl -sv --cert CLIENT.pem --key CLIENT.key https://HOST:PORT/ -o /dev/null',
      'The alert that the server answers with.',
    ),
  ],
  fix: {
    server:
      'Trust the CA that issues the client certificates (`ssl_client_certificate`, `SSLCACertificateFile`), with its intermediates and a fresh CRL. Log the reason of each refusal.',
    client:
      'Renew the certificate, have it issued by the right CA with clientAuth, and send the intermediates along (put them after the leaf in the file).',
  },
  never: {
    do: ['ssl_verify_client optional_no_ca', 'a server that trusts any CA'],
    why: 'Then anyone can issue a login for himself.',
  },
  retry: { helps: 'no', why: 'The server refuses the same certificate each time.' },
  answer: {
    status: 500,
    title: 'Client certificate of this service was refused',
    log: 'Subject, issuer, serial number and notAfter of the certificate that was sent, and the alert.',
  },
};

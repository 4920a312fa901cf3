import { curl, type LessonText, leaf, openssl, tool } from './writing.js';

const uncheckedStatus = ['--ssl-no-revoke', 'http.schannelCheckRevoke=false', 'security.OCSP.require=false'];

export const revoked: LessonText = {
  title: 'The certificate has been revoked',
  broken:
    'The CA took the certificate back before its last day: the key leaked, the owner changed, or it was issued by mistake. Only clients that check revocation notice, and most API clients do not check by default.',
  symptom:
    'Firefox, Windows tools and clients that were told to check refuse it with "revoked", while curl, Node.js, Python, Go and Java connect as if nothing had happened.',
  confirm: [
    openssl(
      'openssl s_client -connect HOST:PORT -servername HOST -status </dev/null',
      '"Cert Status: revoked" with date and reason (when the server staples).',
    ),
    openssl(
      'openssl ocsp -issuer ISSUER.pem -cert LEAF.pem -url "$(openssl x509 -noout -ocsp_uri -in LEAF.pem)" -noverify',
      '"LEAF.pem: revoked".',
    ),
    curl(
      'curl -sv --cert-status https://HOST:PORT/ -o /dev/null',
      'Exit code 91, "SSL certificate revocation reason".',
    ),
  ],
  fix: {
    server:
      'Make a new key and a new certificate, reload, and find out why the old one was revoked: if the key leaked, everything it protected counts as read.',
    client:
      'Do not connect. To notice at all, switch checking on. curl: `--cert-status` (staple) or `--crlfile`. Node.js: `crl:` and `requestOCSP`. Python: `VERIFY_CRL_CHECK_LEAF` with the CRL loaded. Go: `VerifyConnection` with `x/crypto/ocsp`. Java: `-Dcom.sun.net.ssl.checkRevocation=true -Docsp.enable=true`. .NET: `CertificateRevocationCheckMode = Online`. Firefox checks CRLite, Chrome only its own CRLSets, Safari a list of Apple.',
  },
  never: {
    do: uncheckedStatus,
    why: 'A revoked certificate most likely means that someone else has the key. Soft-fail (carry on when the status cannot be had) is no protection either: an attacker simply blocks the answer.',
  },
  retry: {
    helps: 'no',
    why: 'A revoked certificate never becomes valid again; only certificates on hold can come back.',
  },
  answer: {
    status: 502,
    title: 'Upstream certificate has been revoked',
    log: 'Serial number, revocation date and reason, and where the status came from; tell security.',
  },
};

export const revocationUnavailable: LessonText = {
  title: 'The revocation status could not be found out',
  broken:
    'The client insists on knowing whether the certificate was revoked, and cannot: the responder or the CRL is out of reach, out of date, malformed or signed by the wrong key, or a must-staple certificate came without its staple.',
  symptom:
    'Windows says that the revocation server is offline, Java "Could not determine revocation status", Firefox REQUIRED_TLS_FEATURE_MISSING. Most other clients say nothing, because they never ask (or soft-fail: ask, and carry on without an answer).',
  confirm: [
    openssl(
      'openssl s_client -connect HOST:PORT -servername HOST -status </dev/null',
      '"OCSP response: no response sent", or a Next Update in the past.',
    ),
    curl(
      'curl -sv "CRL-URL" -o crl.der',
      'No answer; the address stands in the certificate under CRL Distribution Points.',
    ),
    tool(
      'openssl',
      leaf('-text | grep -E "status_request|OCSP - URI|CRL Distribution" -A3'),
      'TLS Feature: status_request (must-staple), and where the status is to be had.',
    ),
  ],
  fix: {
    server:
      'Let the server staple (`ssl_stapling on`, `SSLUseStapling On`) and reach its responder; publish CRLs before their Next Update. Do not order must-staple certificates for servers that cannot staple.',
    client:
      'Open the way to the addresses of CRL and OCSP (plain HTTP, often blocked by firewalls), or import the CRL. Choose on purpose between hard-fail (safe, stops when the CA is down) and soft-fail (goes on, and an attacker can use it). To switch checks on: `--cert-status` in curl, `crl:` in Node.js, `VERIFY_CRL_CHECK_LEAF` in Python, `VerifyConnection` in Go, `com.sun.net.ssl.checkRevocation` in Java, `CertificateRevocationCheckMode` in .NET.',
  },
  never: {
    do: [...uncheckedStatus, '--no-check-certificate'],
    why: 'It hides an expired CRL as well as an attacker who blocks the answer. If your policy asks for the status, an unknown one is a no.',
  },
  retry: {
    helps: 'later',
    why: 'A responder comes back, and a new CRL or staple is published; a missing staple often appears after the first minutes of a server.',
  },
  answer: {
    status: 503,
    title: 'Upstream certificate status is unknown',
    log: 'Address of the responder or CRL, its answer, and thisUpdate and nextUpdate.',
  },
};

import type { Deviation, Shortfall } from './deviation.js';

const viaNode = ['node https', 'node fetch', 'undici', 'axios', 'got'];
const viaPython = ['python http.client', 'python requests'];
const viaUndici = ['node fetch', 'undici'];
/** All of these are OpenSSL underneath. */
const openssl = [...viaNode, ...viaPython, 'curl', 'openssl s_client'];
const java = ['java HttpClient', 'java HttpsURLConnection'];
const go = 'go net/http';
const gnutls = 'gnutls-cli';
const everyone = [...openssl, ...java, go, gnutls];

/** These clients get this verdict in these scenarios, and why. */
const they =
  (verdict: Shortfall) =>
  (because: string, clients: string | readonly string[], ...scenarios: readonly string[]): Deviation => ({
    clients: [clients].flat(),
    scenarios,
    verdict,
    because,
  });
const accept = they('wrongly-accepted');
const reject = they('wrongly-rejected');
const misname = they('wrong-reason');
const hang = they('hung');
const stayAway = they('never-arrived');

/**
 * What real clients do against the contract, as measured. Each line is a fact: the tests fail when it is no longer true,
 * and a line that explains a defect of a scenario or of `explain` away does not belong here.
 */
export const deviations: readonly Deviation[] = [
  // Extensions and messages that are not looked at.
  ...[
    accept(
      'takes no notice of extensions that it does not know',
      everyone,
      ...[
        'sh-extension-grease',
        'sh-extension-unsolicited-unknown',
        'hrr-unknown-extension',
        'ee-unsolicited-extension',
      ],
    ),
    accept('takes no notice of an agreement that means nothing for the suite', everyone, 'etm-with-aead'),
    accept('looks at the lifetime of a ticket only when it uses one', everyone, 'ticket-bad-lifetime'),
    accept('does not look at the context of the request', [...openssl, ...java], 'certreq-context-nonempty'),
    accept(
      'does not look at point formats: everybody has the uncompressed one',
      ['curl', 'openssl s_client', ...viaPython],
      'point-formats-no-uncompressed',
    ),
    accept('takes an empty cookie for a cookie', [...openssl, gnutls], 'hrr-empty-cookie'),
    accept(
      'remembers no session that the id could belong to, and does a full handshake',
      [...openssl, ...java, gnutls],
      'sh-session-id-fake-resumption',
    ),
    accept('does not compare the session id', [...java, gnutls], 'sh-session-id-mismatch'),
    accept(
      'does not ask whether an extension that it knows was offered, or is there twice',
      [...java, gnutls],
      ...['sh-extension-duplicate', 'sh-extension-unsolicited-known', 'hrr-duplicate-extension'],
    ),
    accept(
      'skips what does not belong into this message',
      java,
      ...['ee-early-data-unoffered', 'sh-extension-wrong-message', 'cert13-entry-extension-unsolicited'],
    ),
    accept(
      'skips what does not belong into this message',
      [...java, go],
      ...['ee-forbidden-extension-key-share', 'ee-forbidden-extension-supported-versions'],
    ),
    accept('skips what does not belong into this message', [...java, go, gnutls], 'ee-forbidden-extension-padding'),
    accept('does not miss the message', java, 'ee-skipped'),
    accept('does not look at the context of the certificate', java, 'cert13-context-nonempty'),
    accept('reads no further than it needs', java, 'sh-trailing-data', 'cert-trailing-bytes'),
    accept('takes the second ServerHello as if there had been no first one', java, 'hrr-cipher-changes', 'hrr-empty'),
    accept('asks again for the share that it has already sent', gnutls, 'hrr-no-change'),
    accept('takes no notice of a fragment length that it did not ask for', go, 'max-fragment-length-mismatch'),
    accept('takes no notice of change_cipher_spec in TLS 1.3, however late', go, 'ccs13-protected-or-late'),
    accept('has no certificate, and so does not ask how to sign', go, 'certreq-no-sigalgs'),
    accept('does not look at the outer type of a protected record', gnutls, 'record-outer-type-wrong'),
    accept('does not look at the extensions of a ticket', [...java, go, gnutls], 'ticket-bad-duplicate-extension'),
    accept('does not look into a ticket that it will not use', [go, gnutls], 'ticket-bad-empty'),
    accept(
      'told the server that it may ask after the handshake',
      ['curl', 'python requests'],
      'post-handshake-certreq',
    ),
  ],

  // Versions, suites and signatures.
  ...[
    accept('still speaks TLS 1.0 and 1.1 unless told not to', gnutls, 'tls-v1-0', 'tls-v1-1'),
    accept('looks for this sentinel only when TLS 1.1 or less was chosen', gnutls, 'downgrade-sentinel-tls11'),
    accept('still offers signatures with SHA-1', [...java, gnutls], 'ske-sigalg-sha1-or-md5'),
    accept('offers ECDSA with SHA-224, and takes it in TLS 1.3 too', java, 'cert-verify-sigalg-not-offered'),
    accept('takes in TLS 1.3 what it offers for TLS 1.2 and for certificates', java, 'cert-verify-rsa-pkcs1'),
    accept(
      'does not hold the kind of key against the suite or the scheme',
      java,
      'cipher-certificate-mismatch',
      'key-rsa-pss-oid',
    ),
    reject('insists on a field that must be ignored', [...java, go, gnutls], 'sh-legacy-version-odd'),
    reject('takes every alert of the handshake for fatal', java, 'alert-unrecognized-name-warning'),
    reject('offers no finite-field Diffie-Hellman', go, 'twin of dh-public-out-of-range-zero', 'twin of dh512'),
    reject('offers no RSA key transport', [go, ...viaPython], 'twin of ske-on-static-rsa'),
  ],

  // Certificates, names and revocation.
  ...[
    accept('does not look at the key usage of a server', go, 'ku-no-digital-signature'),
    accept('knows no constraints on distinguished names', gnutls, 'name-constraint-dn'),
    accept('falls back to the common name when no alternative name fits', java, 'ip-in-cn-only', 'san-malformed-der'),
    accept(
      'asks for a staple and leaves it to the application to look at it',
      [...java, go],
      ...[
        'revoked',
        'ocsp-staple-expired',
        'ocsp-staple-bad-signature',
        'ocsp-staple-wrong-ca',
        'ocsp-staple-wrong-cert',
      ],
      ...['ocsp-delegated-bad-missing', 'ocsp-delegated-bad-no-eku', 'ocsp-delegated-bad-wrong-ca'],
    ),
    accept(
      'asks for a staple and leaves it to the application to look at it',
      go,
      ...['ocsp-staple-malformed-garbage', 'ocsp-staple-critical-extension'],
    ),
    accept('does not mind critical extensions of a staple', gnutls, 'ocsp-staple-critical-extension'),
    reject(
      'takes the dot at the end of the host for a part of the name',
      ['python http.client', 'openssl s_client'],
      'twin of hostname-trailing-dot',
    ),
    stayAway(
      'refuses to dial a host with a dot at its end',
      'java HttpClient',
      ...['hostname-trailing-dot', 'twin of hostname-trailing-dot'],
    ),
  ],

  // Time and the end of the response.
  ...[
    accept(
      'takes the end of the connection for the end of the response, whether TLS was ended or not',
      [...viaNode, ...viaPython, ...java, 'curl', go],
      'truncation-without-close-notify',
    ),
    accept(
      'does not compare the length of the response with what was promised',
      'java HttpsURLConnection',
      'fin-mid-response',
    ),
    hang('has a time limit that begins anew with each byte', 'java HttpsURLConnection', 'slow-drip-handshake'),
    hang('waits for the rest of the message, which it believes to be 16 MB long', gnutls, 'handshake-giant-length'),
  ],

  // Words that say something else.
  ...[
    misname(
      'tells only that the other side closed the connection',
      viaUndici,
      ...['alert-access-denied-after-handshake', 'appdata-plaintext-after-handshake', 'ccs13-protected-or-late'],
      ...['hello-request-in-13', 'key-update-bad-value', 'post-handshake-certreq', 'record-empty-flood'],
      ...['ticket-bad-duplicate-extension', 'ticket-bad-empty', 'alert-unknown-code'],
    ),
    misname('tells only that the answer was empty', 'curl', 'alpn-h2-but-speaks-http1'),
    misname('tells of a reset in the same words at every stage', 'openssl s_client', 'rst-mid-response'),
    misname('says only that there is an error in the certificate', gnutls, 'cipher-certificate-mismatch', 'key-dsa'),
    misname('says only that a packet could not be decoded', gnutls, 'close-mid-certificate'),
    misname(
      'speaks of its own credentials, for which nobody asked',
      gnutls,
      'hrr-version-changes',
      'sh-cipher-wrong-version',
    ),
    misname(
      'says that no certificate was found, and not whose',
      [...java, gnutls],
      'cert12-list-empty',
      'cert13-list-empty',
    ),
    misname('says only that the record could not be read', java, 'record-empty-handshake', 'record-empty-flood'),
    misname('says only that the answer was empty', 'java HttpClient', 'hello-request-in-13'),
    misname('says only that it could not read the name of an issuer', 'curl', 'issuer-name-empty'),
    misname(
      'says only that a public key is invalid, and not that it came with this handshake',
      gnutls,
      ...['sh-key-share-not-on-curve', 'ske-point-not-on-curve'],
    ),
    misname('says only that a signature algorithm is not supported', gnutls, 'ske-sigalg-not-offered'),
    misname('speaks of a public key algorithm that it does not know', gnutls, 'point-formats-no-uncompressed'),
    misname('prints the warnings, and no word of its own about why it left', gnutls, 'alert-warning-flood'),
    misname('stumbles over the missing certificate with a null pointer', 'java HttpClient', 'cert12-skipped'),
  ],
];

import { type Difference, defineScenario, mayReject, mustReject, shouldReject } from './vocabulary.js';

/** RSA key transport encrypts to the certificate's key, so its usage must allow that. */
const rsaLeaf: Difference = (leaf) => leaf.key('rsa-2048').usage('digitalSignature', 'keyEncipherment');

export const noCommonCipher = defineScenario('no-common-cipher', {
  number: 850,
  says: 'The server knows only cipher suites that clients never offer: those of small devices and of pre-shared keys.',
  cause: 'no-shared-cipher',
  tls: { ciphers: 'TLS_AES_128_CCM_8_SHA256:PSK-AES128-GCM-SHA256' },
  expect: mustReject({ per: 'RFC 8446 §6.2' }),
});

export const nullCipher = defineScenario('null-cipher', {
  number: 854,
  says: 'The server authenticates everything and encrypts nothing: it knows only NULL cipher suites.',
  cause: 'no-shared-cipher',
  tls: { versions: ['TLSv1.2'], ciphers: 'ECDHE-ECDSA-NULL-SHA' },
  expect: mustReject({ alerts: ['handshake_failure'], per: 'RFC 9325 §4.1' }),
  aliases: ['null.badssl.com', 'null'],
});

export const anonymousAdh = defineScenario('anonymous-adh', {
  number: 855,
  says: 'The server agrees on keys by anonymous Diffie-Hellman and shows no certificate, so it may be anyone.',
  cause: 'no-shared-cipher',
  tls: { versions: ['TLSv1.2'], ciphers: 'ADH', dh: 2048 },
  expect: mustReject({ alerts: ['handshake_failure', 'illegal_parameter'], per: 'RFC 5246 §A.5' }),
  aliases: ['anonymous'],
});

export const anonymousAecdh = defineScenario('anonymous-aecdh', {
  number: 856,
  says: 'The server agrees on keys by anonymous Diffie-Hellman over elliptic curves and shows no certificate.',
  cause: 'no-shared-cipher',
  tls: { versions: ['TLSv1.2'], ciphers: 'AECDH' },
  expect: mustReject({ alerts: ['handshake_failure', 'illegal_parameter'], per: 'RFC 5246 §A.5' }),
});

export const staticRsa = defineScenario('static-rsa', {
  number: 858,
  says: 'The client must encrypt the secret to the RSA key of the certificate, so whoever gets that key later can read it all.',
  cause: 'no-shared-cipher',
  certificate: rsaLeaf,
  tls: { versions: ['TLSv1.2'], ciphers: 'AES256-GCM-SHA384:AES128-GCM-SHA256:AES256-SHA:AES128-SHA' },
  expect: shouldReject({ alerts: ['handshake_failure'], per: 'RFC 9325 §4.1' }),
  aliases: ['static-rsa.badssl.com'],
  twin: { certificate: rsaLeaf },
});

export const cbc = defineScenario('cbc', {
  number: 859,
  says: 'The server knows only AES in CBC mode with HMAC-SHA-1, the kind that padding attacks were found for.',
  cause: 'no-shared-cipher',
  tls: { versions: ['TLSv1.2'], ciphers: 'ECDHE-ECDSA-AES256-SHA:ECDHE-ECDSA-AES128-SHA' },
  expect: mayReject(),
  aliases: ['cbc.badssl.com'],
});

export const dh1024 = defineScenario('dh1024', {
  number: 865,
  says: 'The server agrees on keys by Diffie-Hellman in a group of 1024 bits, which a rich attacker can break.',
  cause: 'weak-key',
  certificate: (leaf) => leaf.key('rsa-2048'),
  tls: { versions: ['TLSv1.2'], ciphers: 'DHE-RSA-AES256-GCM-SHA384:DHE-RSA-AES128-GCM-SHA256', dh: 1024 },
  expect: shouldReject({ alerts: ['insufficient_security', 'handshake_failure'], per: 'RFC 9325 §4.5' }),
  needs: ['offers-dhe'],
  alsoSeenAs: { 'no-shared-cipher': 'A client that offers no DHE finds no suite in common and never sees the group.' },
  aliases: ['dh1024.badssl.com'],
  twin: { certificate: (leaf) => leaf.key('rsa-2048') },
});

export const noCommonGroup = defineScenario('no-common-group', {
  number: 873,
  says: 'The suites match, but the server agrees on keys only over a curve that clients do not offer.',
  cause: 'no-shared-cipher',
  tls: { groups: 'brainpoolP512r1' },
  expect: mustReject({ per: 'RFC 8446 §6.2' }),
});

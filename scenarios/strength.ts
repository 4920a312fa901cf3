import {
  type Difference,
  defineScenario,
  edits,
  mayAccept,
  mayReject,
  mustReject,
  scripted,
  shouldReject,
  type WireSettings,
} from './vocabulary.js';

const bad = ['bad_certificate', 'certificate_unknown'] as const;
const insecure = ['bad_certificate', 'insufficient_security', 'certificate_unknown'] as const;
const illegal = ['bad_certificate', 'illegal_parameter', 'certificate_unknown'] as const;
const unsupported = ['unsupported_certificate', 'illegal_parameter', ...bad] as const;

/** Shows every client what it did not ask for; no ALPN, which would be insisted on as well. */
const insistent: WireSettings = { insist: true, alpn: [] };
/** TLS 1.3 has no signature at all for such a key. */
const insistentOld: WireSettings = { ...insistent, versions: ['TLSv1.2'] };

const rsa: Difference = (healthy) => healthy.key('rsa-2048');

export const sha1 = defineScenario('sha1', {
  number: 651,
  says: 'The certificate is signed with SHA-1, which can be forged.',
  cause: 'weak-signature',
  certificate: (leaf) => leaf.signedWith('sha1'),
  expect: shouldReject({ alerts: bad, per: 'RFC 8446 §4.4.2.4' }),
  aliases: ['sha1.badssl.com', 'sha1-2016.badssl.com', 'sha1-2017.badssl.com', 'sha1-sig'],
});

export const sha1Intermediate = defineScenario('sha1-intermediate', {
  number: 652,
  says: 'The issuing CA is signed with SHA-1; the certificate itself is not.',
  cause: 'weak-signature',
  issuers: [(ca) => ca.signedWith('sha1')],
  expect: shouldReject({ alerts: bad, per: 'RFC 8446 §4.4.2.4' }),
  aliases: ['sha1-intermediate.badssl.com'],
});

export const md5 = defineScenario('md5', {
  number: 653,
  says: 'The certificate is signed with MD5, which has been forged.',
  cause: 'weak-signature',
  issuers: [rsa],
  certificate: (leaf) => leaf.signedWith('md5'),
  // OpenSSL would not show it to a client that does not offer MD5.
  handshake: scripted,
  expect: mustReject({ alerts: bad, per: 'RFC 8446 §4.4.2.4' }),
  aliases: ['md5.badssl.com'],
  twin: { issuers: [rsa], handshake: scripted },
});

export const signatureAlgMismatch = defineScenario('signature-alg-mismatch', {
  number: 654,
  says: 'The certificate names two different algorithms for its one signature.',
  cause: 'malformed-certificate',
  certificate: (leaf) => leaf.claimsSignature('sha384'),
  expect: mustReject({ alerts: ['decrypt_error', ...bad], per: 'RFC 5280 §4.1.1.2' }),
  alsoSeenAs: {
    'bad-record-mac-or-decrypt-error': 'OpenSSL 3.0 says that the signature is wrong.',
    'untrusted-root': 'GnuTLS says nothing but that the certificate is in error.',
  },
});

export const rsa1024 = defineScenario('rsa1024', {
  number: 655,
  says: 'The key of the certificate is RSA with 1024 bits, which is too few.',
  cause: 'weak-key',
  certificate: (leaf) => leaf.key('rsa-1024'),
  expect: shouldReject({ alerts: insecure, per: 'RFC 9325 §4.5' }),
  aliases: ['rsa1024.badssl.com'],
  twin: { certificate: rsa },
});

export const rsa1024Intermediate = defineScenario('rsa1024-intermediate', {
  number: 656,
  says: 'The key of the issuing CA is RSA with 1024 bits, which is too few.',
  cause: 'weak-key',
  issuers: [(ca) => ca.key('rsa-1024')],
  expect: shouldReject({ alerts: bad, per: 'RFC 9325 §4.5' }),
  twin: { issuers: [rsa] },
});

export const rsa512 = defineScenario('rsa512', {
  number: 657,
  says: 'The key of the certificate is RSA with 512 bits, which anybody can factor by now.',
  cause: 'weak-key',
  certificate: (leaf) => leaf.key('rsa-512'),
  // So short a key has room for no other signature than this one.
  tls: { versions: ['TLSv1.2'], signatureAlgorithms: 'RSA+SHA256' },
  expect: shouldReject({ alerts: insecure, per: 'RFC 9325 §4.5' }),
  alsoSeenAs: { 'weak-signature': 'GnuTLS calls key and signature alike an insecure algorithm.' },
  aliases: ['rsa512.badssl.com'],
  twin: { certificate: rsa, tls: { versions: ['TLSv1.2'], signatureAlgorithms: 'RSA+SHA256' } },
});

export const rsaExponent3 = defineScenario('key-rsa-exponent-small-e3', {
  number: 658,
  says: 'The RSA key of the certificate has the public exponent 3, which is small, and right.',
  cause: null,
  certificate: (leaf) => leaf.key('rsa-2048-e3'),
  expect: mayAccept(),
  aliases: ['key-rsa-exponent-small'],
  twin: { certificate: rsa },
});

export const rsaExponent1 = defineScenario('key-rsa-exponent-small-e1', {
  number: 659,
  says: 'The RSA key of the certificate has the public exponent 1, so that anybody can sign with it.',
  cause: 'weak-key',
  certificate: (leaf) => leaf.key('rsa-2048-e1'),
  expect: mayReject({ alerts: bad }),
  alsoSeenAs: {
    'malformed-certificate': 'Java does not read such a key at all.',
    'bad-record-mac-or-decrypt-error': 'Go says that the signature of the handshake is wrong, and then why.',
  },
  twin: { certificate: rsa },
});

export const rsa16384 = defineScenario('rsa16384', {
  number: 660,
  says: 'The key of the certificate is RSA with 16384 bits, which is so big that checking it takes long.',
  cause: 'weak-key',
  certificate: (leaf) => leaf.key('rsa-16384'),
  expect: mayReject({ alerts: illegal }),
  twin: { certificate: rsa },
});

const unknownCurve = {
  'no-shared-cipher': 'OpenSSL says that the curve is none of those it offered.',
  'malformed-certificate': 'Go does not read keys on curves that it does not know.',
  'bad-record-mac-or-decrypt-error': 'Java cannot verify the signature of such a key.',
} as const;

export const keyP192 = defineScenario('key-ec-weak-curve-p192', {
  number: 661,
  says: 'The key of the certificate lies on the curve P-192, which is too small.',
  cause: 'weak-key',
  certificate: (leaf) => leaf.key('p192'),
  wire: insistentOld,
  expect: mayReject({ alerts: illegal }),
  alsoSeenAs: unknownCurve,
  aliases: ['key-ec-weak-curve'],
  twin: { wire: insistentOld },
});

export const keyP224 = defineScenario('key-ec-weak-curve-p224', {
  number: 662,
  says: 'The key of the certificate lies on the curve P-224, which is smaller than clients take.',
  cause: 'weak-key',
  certificate: (leaf) => leaf.key('p224'),
  wire: insistentOld,
  expect: mayReject({ alerts: illegal }),
  alsoSeenAs: unknownCurve,
  twin: { wire: insistentOld },
});

export const keyEcExplicit = defineScenario('key-ec-explicit-parameters', {
  number: 663,
  says: 'The key of the certificate brings the numbers of its curve along in place of the name of the curve.',
  cause: 'malformed-certificate',
  certificate: (leaf) => leaf.key('p256-explicit'),
  expect: mustReject({ alerts: bad, per: 'RFC 5480 §2.1.1' }),
});

export const keyDsa = defineScenario('key-dsa', {
  number: 664,
  says: 'The key of the certificate is DSA, which nearly all clients have given up.',
  cause: 'no-shared-cipher',
  certificate: (leaf) => leaf.key('dsa-2048'),
  wire: insistentOld,
  expect: mayReject({ alerts: unsupported }),
  twin: { wire: insistentOld },
});

export const keyRsaPssOid = defineScenario('key-rsa-pss-oid', {
  number: 665,
  says: 'The key of the certificate is for RSA-PSS only, and the server signs with the scheme for ordinary RSA keys.',
  cause: 'protocol-violation',
  needs: ['offers-tls13'],
  certificate: (leaf) => leaf.key('rsa-pss-2048'),
  wire: { ...insistent, versions: ['TLSv1.3'] },
  handshake: (flight) => flight.patch('CertificateVerify', edits.signatureScheme('rsa_pss_rsae_sha256')),
  expect: mustReject({ alerts: ['illegal_parameter', ...bad], per: 'RFC 8446 §4.2.3' }),
  alsoSeenAs: { 'no-shared-cipher': 'Go does not know keys that are for RSA-PSS only.' },
  twin: { certificate: rsa, wire: { versions: ['TLSv1.3'] } },
});

export const ed25519 = defineScenario('ed25519', {
  number: 666,
  says: 'The key of the certificate is Ed25519, which is good, and which many clients do not know.',
  cause: 'no-shared-cipher',
  needs: ['offers-ed25519'],
  certificate: (leaf) => leaf.key('ed25519'),
  expect: mayAccept({ alerts: ['unsupported_certificate', 'illegal_parameter'] }),
});

import { defineScenario, extensions, hostName, mayAccept, mayReject, mustAccept, mustReject } from './vocabulary.js';

const bad = ['bad_certificate', 'certificate_unknown'] as const;
const unsupported = ['unsupported_certificate', ...bad] as const;

export const ekuClientAuthOnly = defineScenario('eku-client-auth-only', {
  number: 601,
  says: 'The certificate may be used by clients only, and a server uses it.',
  cause: 'bad-ca-constraints',
  certificate: (leaf) => leaf.purposes('clientAuth'),
  expect: mustReject({ alerts: unsupported, per: 'RFC 5280 §4.2.1.12' }),
});

export const ekuCodeSigningCritical = defineScenario('eku-code-signing-critical', {
  number: 602,
  says: 'The certificate may be used for signing code only, and says so in a critical extension.',
  cause: 'bad-ca-constraints',
  certificate: (leaf) => leaf.purposes('codeSigning').critical('extendedKeyUsage'),
  expect: mustReject({ alerts: unsupported, per: 'RFC 5280 §4.2.1.12' }),
});

export const ekuAny = defineScenario('eku-any', {
  number: 603,
  says: 'The certificate may be used for anything, but does not name servers.',
  cause: 'bad-ca-constraints',
  certificate: (leaf) => leaf.purposes('any'),
  expect: mayReject({ alerts: unsupported, per: 'RFC 5280 §4.2.1.12' }),
});

export const ekuOnIntermediateExcludes = defineScenario('eku-on-intermediate-excludes', {
  number: 604,
  says: 'The issuing CA is for e-mail only, and has issued a certificate for a server.',
  cause: 'bad-ca-constraints',
  issuers: [(ca) => ca.purposes('emailProtection')],
  expect: mayReject({ alerts: unsupported }),
});

export const ekuEmpty = defineScenario('eku-empty', {
  number: 605,
  says: 'The list of purposes of the certificate is there, and empty.',
  cause: 'bad-ca-constraints',
  certificate: (leaf) => leaf.purposes(),
  expect: mayReject({ alerts: bad, per: 'RFC 5280 §4.2.1.12' }),
});

export const kuNoDigitalSignature = defineScenario('ku-no-digital-signature', {
  number: 606,
  says: 'The key of the certificate may sign revocation lists only, and the server signs its handshake with it.',
  cause: 'bad-ca-constraints',
  certificate: (leaf) => leaf.usage('cRLSign'),
  expect: mustReject({
    alerts: ['unsupported_certificate', 'illegal_parameter', ...bad],
    per: 'RFC 8446 §4.4.2.2',
  }),
});

export const kuKeyCertSignOnLeaf = defineScenario('ku-keycertsign-on-leaf', {
  number: 607,
  says: 'The certificate is no CA, and its key may sign certificates all the same.',
  cause: 'malformed-certificate',
  certificate: (leaf) => leaf.usage('digitalSignature', 'keyCertSign'),
  expect: mayReject({ alerts: bad, per: 'RFC 5280 §4.2.1.9' }),
});

export const unknownCriticalExtension = defineScenario('unknown-critical-extension', {
  number: 608,
  says: 'The certificate has an extension that nobody knows and that everybody must understand.',
  cause: 'malformed-certificate',
  certificate: (leaf) => leaf.extend(extensions.unknownExtension(true)),
  expect: mustReject({ alerts: ['certificate_unknown', 'bad_certificate'], per: 'RFC 5280 §4.2' }),
});

export const unknownCriticalExtensionIntermediate = defineScenario('unknown-critical-extension-intermediate', {
  number: 609,
  says: 'The issuing CA has an extension that nobody knows and that everybody must understand.',
  cause: 'malformed-certificate',
  issuers: [(ca) => ca.extend(extensions.unknownExtension(true))],
  expect: mustReject({ alerts: ['certificate_unknown', 'bad_certificate'], per: 'RFC 5280 §6.1.4' }),
});

export const unknownNoncriticalExtension = defineScenario('unknown-noncritical-extension', {
  number: 610,
  says: 'The certificate has an extension that nobody knows and that nobody has to understand.',
  cause: null,
  certificate: (leaf) => leaf.extend(extensions.unknownExtension(false)),
  expect: mustAccept({ per: 'RFC 5280 §4.2' }),
});

export const duplicateExtension = defineScenario('duplicate-extension-in-cert', {
  number: 611,
  says: 'The certificate lists its alternative names in two extensions of the same kind.',
  cause: 'malformed-certificate',
  certificate: (leaf, { hosts }) => leaf.twice(extensions.subjectAltName(hosts.map(hostName))),
  expect: mustReject({ alerts: bad, per: 'RFC 5280 §4.2' }),
  alsoSeenAs: {
    'incomplete-chain': 'OpenSSL does not look for the issuer of a certificate whose extensions it cannot read.',
  },
});

export const criticalAia = defineScenario('wrong-criticality-aia', {
  number: 612,
  says: 'The pointer to the issuer is marked critical, which it must never be.',
  cause: 'malformed-certificate',
  certificate: (leaf, { urls }) =>
    leaf
      .extend(extensions.authorityInfoAccess(urls ?? { caIssuers: 'http://127.0.0.1:1/issuer.crt' }))
      .critical('authorityInfoAccess'),
  expect: mayReject({ alerts: bad, per: 'RFC 5280 §4.2.2.1' }),
  aliases: ['wrong-criticality'],
});

export const criticalAki = defineScenario('wrong-criticality-aki', {
  number: 613,
  says: 'The identifier of the key of the issuer is marked critical, which it must never be.',
  cause: 'malformed-certificate',
  certificate: (leaf) => leaf.critical('authorityKeyIdentifier'),
  expect: mayReject({ alerts: bad, per: 'RFC 5280 §4.2.1.1' }),
});

export const criticalSki = defineScenario('wrong-criticality-ski', {
  number: 614,
  says: 'The identifier of the key of the certificate is marked critical, which it must never be.',
  cause: 'malformed-certificate',
  certificate: (leaf) => leaf.critical('subjectKeyIdentifier'),
  expect: mayReject({ alerts: bad, per: 'RFC 5280 §4.2.1.2' }),
});

export const keyIdentifiersMissing = defineScenario('key-identifiers-missing', {
  number: 615,
  says: 'The certificate says neither by which key it was signed nor which key it holds.',
  cause: 'malformed-certificate',
  certificate: (leaf) => leaf.without('authorityKeyIdentifier', 'subjectKeyIdentifier'),
  expect: mayReject({ alerts: bad, per: 'RFC 5280 §4.2.1.1' }),
});

export const serialZero = defineScenario('serial-out-of-profile-zero', {
  number: 616,
  says: 'The serial number of the certificate is zero.',
  cause: 'malformed-certificate',
  certificate: (leaf) => leaf.serial(0),
  expect: mayReject({ alerts: bad, per: 'RFC 5280 §4.1.2.2' }),
  aliases: ['serial-out-of-profile'],
});

export const serialNegative = defineScenario('serial-out-of-profile-negative', {
  number: 617,
  says: 'The serial number of the certificate is negative.',
  cause: 'malformed-certificate',
  certificate: (leaf) => leaf.serial(0xb5, 0x01),
  expect: mayReject({ alerts: bad, per: 'RFC 5280 §4.1.2.2' }),
});

export const serialTooLong = defineScenario('serial-out-of-profile-over-20-octets', {
  number: 618,
  says: 'The serial number of the certificate is 21 octets long, one more than there may be.',
  cause: 'malformed-certificate',
  certificate: (leaf) => leaf.serial(...Array<number>(21).fill(0x4d)),
  expect: mayReject({ alerts: bad, per: 'RFC 5280 §4.1.2.2' }),
});

export const issuerNameEmpty = defineScenario('issuer-name-empty', {
  number: 619,
  says: 'The issuing CA has an empty name, and so the issuer of the certificate has none.',
  cause: 'malformed-certificate',
  issuers: [(ca) => ca.subject([])],
  expect: mayReject({ alerts: bad, per: 'RFC 5280 §4.1.2.4' }),
});

export const policyConstraintsNoncritical = defineScenario('policy-constraints-noncritical', {
  number: 620,
  says: 'The issuing CA sets constraints on policies in an extension that should be critical and is not.',
  cause: 'malformed-certificate',
  // It takes effect ten certificates further down, so that its criticality alone is wrong.
  issuers: [(ca) => ca.extend(extensions.policyConstraints(10)).critical('policyConstraints', false)],
  expect: mayReject({ alerts: bad, per: 'RFC 5280 §4.2.1.11' }),
});

export const ekuAbsent = defineScenario('eku-absent', {
  number: 621,
  says: 'The certificate does not say what it is for, so it is good for anything; Apple platforms refuse it.',
  cause: null,
  certificate: (leaf) => leaf.without('extendedKeyUsage'),
  expect: mayAccept({ per: 'RFC 5280 §4.2.1.12' }),
});

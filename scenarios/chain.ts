import {
  type Cast,
  type Certificate,
  type Difference,
  defineScenario,
  directoryName,
  dns,
  extensions,
  hostName,
  ipRange,
  mayReject,
  mustAccept,
  mustReject,
  scripted,
  shouldReject,
  unchanged,
} from './vocabulary.js';

const unknownCa = ['unknown_ca', 'bad_certificate', 'certificate_unknown'] as const;
const bad = ['bad_certificate', 'certificate_unknown'] as const;

/** Says nowhere where its issuer could be fetched. */
const withoutPointer: Difference = (leaf) => leaf.without('authorityInfoAccess');
const leafAlone = ({ leaf }: Cast): readonly Certificate[] => [leaf];

export const incompleteChain = defineScenario('incomplete-chain', {
  number: 501,
  says: 'The server sends its certificate without the intermediate that links it to the root.',
  cause: 'incomplete-chain',
  certificate: withoutPointer,
  present: leafAlone,
  expect: mustReject({ alerts: unknownCa, per: 'RFC 5280 §6.1' }),
  aliases: ['incomplete-chain.badssl.com'],
});

export const incompleteChainWithAia = defineScenario('incomplete-chain-with-aia', {
  number: 502,
  says: 'The server leaves out the intermediate, and its certificate says where to fetch it: some clients do.',
  cause: 'incomplete-chain',
  present: leafAlone,
  expect: mayReject({ alerts: unknownCa, per: 'RFC 5280 §4.2.2.1' }),
});

export const wrongIntermediate = defineScenario('wrong-intermediate', {
  number: 503,
  says: 'The server sends an intermediate, but one that has nothing to do with its certificate.',
  cause: 'incomplete-chain',
  certificate: withoutPointer,
  present: async ({ leaf, unrelated }) => [leaf, await unrelated()],
  expect: mustReject({ alerts: unknownCa, per: 'RFC 5280 §6.1.3' }),
});

export const intermediateBadSignature = defineScenario('intermediate-bad-signature', {
  number: 504,
  says: 'One bit of the signature of the issuing CA is wrong.',
  cause: 'bad-record-mac-or-decrypt-error',
  issuers: [(ca) => ca.damagedSignature()],
  expect: mustReject({ alerts: ['decrypt_error', 'bad_certificate', 'certificate_unknown'], per: 'RFC 5280 §6.1.3' }),
});

export const chainOutOfOrder = defineScenario('chain-out-of-order', {
  number: 505,
  says: 'The intermediates are all there, in the wrong order.',
  cause: null,
  issuers: [unchanged, unchanged],
  present: ({ leaf, honest }) => [leaf, ...honest.slice(1).reverse()],
  expect: mustAccept({ per: 'RFC 8446 §4.4.2' }),
});

export const chainExtraCertificate = defineScenario('chain-extra-certificate', {
  number: 506,
  says: 'The server sends a certificate more than it should, which has nothing to do with the chain.',
  cause: null,
  present: async ({ honest, unrelated }) => [...honest, await unrelated()],
  expect: mustAccept({ per: 'RFC 8446 §4.4.2' }),
});

export const chainRootIncluded = defineScenario('chain-root-included', {
  number: 507,
  says: 'The server sends the root along, which is of no use and does no harm.',
  cause: null,
  present: ({ honest, root }) => [...honest, root],
  expect: mustAccept({ per: 'RFC 5246 §7.4.2' }),
});

export const chainLeafNotFirst = defineScenario('chain-leaf-not-first', {
  number: 508,
  says: 'The server sends the intermediate before its own certificate, so that its key seems not to fit.',
  cause: 'key-mismatch',
  present: ({ leaf, issuer }) => [issuer, leaf],
  handshake: scripted,
  twin: { handshake: scripted },
  expect: mustReject({ alerts: ['bad_certificate', 'decrypt_error', 'certificate_unknown'], per: 'RFC 8446 §4.4.2' }),
  aliases: ['reversed-chain.badssl.com'],
});

export const chainDuplicateLeaf = defineScenario('chain-duplicate-leaf', {
  number: 509,
  says: 'The server sends its certificate twice.',
  cause: null,
  present: ({ leaf, honest }) => [leaf, ...honest],
  expect: mustAccept({ per: 'RFC 8446 §4.4.2' }),
});

export const chainCycle = defineScenario('chain-cycle', {
  number: 510,
  says: 'Two CAs have signed each other and no root is to be found: a client must not go round for ever.',
  cause: 'untrusted-root',
  issuers: [unchanged, unchanged],
  present: async ({ leaf, issuers, reissue }) => {
    const [lower, upper] = issuers as readonly [Certificate, Certificate];
    return [leaf, lower, await reissue(upper, lower)];
  },
  expect: mustReject({ alerts: unknownCa, per: 'RFC 5280 §6.1' }),
  alsoSeenAs: { 'incomplete-chain': 'A client that ends the search says only that it found no issuer.' },
});

export const chainTooDeep = defineScenario('chain-too-deep', {
  number: 511,
  says: 'Twelve intermediates stand between the certificate and the root: right, and longer than some clients go.',
  cause: 'bad-ca-constraints',
  issuers: Array<Difference>(11).fill(unchanged),
  expect: mayReject({ alerts: ['bad_certificate', 'unknown_ca', 'certificate_unknown'] }),
});

export const chainExplosion = defineScenario('chain-explosion', {
  number: 512,
  says: 'A hundred intermediates have the same name and the same key: a client that tries every path never comes to an end.',
  cause: 'untrusted-root',
  issuers: [unchanged],
  present: async ({ leaf, issuer, reissue }) => [
    leaf,
    ...(await Promise.all(Array.from({ length: 100 }, () => reissue(issuer, issuer)))),
  ],
  expect: mustReject({ alerts: bad, per: 'RFC 5280 §6.1' }),
});

export const intermediateNotCa = defineScenario('intermediate-not-ca', {
  number: 513,
  says: 'The certificate was issued by one that says it is no CA.',
  cause: 'bad-ca-constraints',
  issuers: [(ca) => ca.authority(false)],
  expect: mustReject({ alerts: unknownCa, per: 'RFC 5280 §6.1.4' }),
});

export const intermediateNoBasicConstraints = defineScenario('intermediate-no-basic-constraints', {
  number: 514,
  says: 'The certificate was issued by one that does not say whether it is a CA.',
  cause: 'bad-ca-constraints',
  issuers: [(ca) => ca.without('basicConstraints')],
  expect: mustReject({ alerts: unknownCa, per: 'RFC 5280 §6.1.4' }),
});

export const intermediateNoKeyCertSign = defineScenario('intermediate-no-keycertsign', {
  number: 515,
  says: 'The issuing CA may use its key for much, but not for signing certificates.',
  cause: 'bad-ca-constraints',
  issuers: [(ca) => ca.usage('digitalSignature', 'cRLSign')],
  expect: mustReject({ alerts: unknownCa, per: 'RFC 5280 §6.1.4' }),
});

export const issuerV1 = defineScenario('issuer-v1', {
  number: 516,
  says: 'The issuing certificate is of X.509 version 1, which cannot say that it is a CA.',
  cause: 'bad-ca-constraints',
  issuers: [(ca) => ca.version(1)],
  expect: mustReject({ alerts: bad, per: 'RFC 5280 §6.1.4' }),
});

export const pathlenExceeded = defineScenario('pathlen-exceeded', {
  number: 517,
  says: 'A CA that may have no CA below it has issued one.',
  cause: 'bad-ca-constraints',
  issuers: [(ca) => ca.authority(true, 0), unchanged],
  expect: mustReject({ alerts: unknownCa, per: 'RFC 5280 §6.1.4' }),
});

/** A CA below the lab that may vouch for some names only. */
const constrained = (constraints: extensions.NameConstraints): readonly [Difference] => [
  (ca) => ca.constrainedTo(constraints),
];

export const nameConstraintPermittedViolation = defineScenario('name-constraint-permitted-violation', {
  number: 518,
  says: 'The issuing CA may vouch for other.localhost only, and vouches for this host.',
  cause: 'bad-ca-constraints',
  issuers: constrained({ permitted: [dns('other.localhost')] }),
  expect: mustReject({ alerts: bad, per: 'RFC 5280 §6.1.3' }),
});

export const nameConstraintExcludedViolation = defineScenario('name-constraint-excluded-violation', {
  number: 519,
  says: 'The issuing CA may vouch for everything but this host, and vouches for it.',
  cause: 'bad-ca-constraints',
  issuers: [(ca, { name }) => ca.constrainedTo({ excluded: [dns(`${name}.localhost`)] })],
  expect: mustReject({ alerts: bad, per: 'RFC 5280 §6.1.3' }),
});

export const nameConstraintWildcardEvasion = defineScenario('name-constraint-wildcard-evasion', {
  number: 520,
  says: 'The issuing CA may not vouch for bar.api.localhost, and issues *.api.localhost, which covers it.',
  cause: 'bad-ca-constraints',
  issuers: constrained({ excluded: [dns('bar.api.localhost')] }),
  certificate: (leaf, { hosts }) => leaf.names(...hosts.map(hostName), dns('*.api.localhost')),
  expect: mayReject({ alerts: bad, per: 'RFC 5280 §4.2.1.10' }),
});

export const nameConstraintIp = defineScenario('name-constraint-ip', {
  number: 521,
  says: 'The issuing CA may vouch for addresses in 10.0.0.0/8 only, and the certificate lists 127.0.0.1.',
  cause: 'bad-ca-constraints',
  issuers: constrained({ permitted: [ipRange('10.0.0.0', '255.0.0.0')] }),
  expect: mustReject({ alerts: bad, per: 'RFC 5280 §4.2.1.10' }),
});

export const nameConstraintDn = defineScenario('name-constraint-dn', {
  number: 522,
  says: 'The issuing CA may vouch for subjects of another organisation only.',
  cause: 'bad-ca-constraints',
  issuers: constrained({ permitted: [directoryName([{ type: 'O', value: 'Another Organisation' }])] }),
  expect: mustReject({ alerts: bad, per: 'RFC 5280 §4.2.1.10' }),
});

export const nameConstraintCnBypass = defineScenario('name-constraint-cn-bypass', {
  number: 523,
  says: 'The alternative names keep to the constraint of the CA; the host stands in the common name, which does not count.',
  cause: 'wrong-host',
  issuers: constrained({ permitted: [dns('other.localhost')] }),
  certificate: (leaf) => leaf.names(dns('other.localhost')),
  expect: mustReject({ alerts: bad, per: 'RFC 9525 §2' }),
  alsoSeenAs: { 'bad-ca-constraints': 'A client that still reads common names holds them against the constraint.' },
});

export const nameConstraintWildcard = defineScenario('name-constraint-malformed-wildcard', {
  number: 524,
  says: 'The name constraint of the issuing CA is written with a star, *.localhost, which means nothing there.',
  cause: 'malformed-certificate',
  issuers: constrained({ permitted: [dns('*.localhost')] }),
  expect: mustReject({ alerts: bad, per: 'RFC 5280 §4.2.1.10' }),
  alsoSeenAs: { 'bad-ca-constraints': 'Taken to the letter, the star is a label that no host has.' },
  aliases: ['name-constraint-malformed'],
});

export const nameConstraintBadCidr = defineScenario('name-constraint-malformed-bad-cidr', {
  number: 525,
  says: 'The name constraint of the issuing CA excludes addresses by a mask with a hole in it, 255.0.255.0.',
  cause: 'malformed-certificate',
  issuers: constrained({ excluded: [ipRange('10.0.0.0', '255.0.255.0')] }),
  expect: mustReject({ alerts: bad, per: 'RFC 5280 §4.2.1.10' }),
});

export const nameConstraintEmpty = defineScenario('name-constraint-malformed-empty-subtrees', {
  number: 526,
  says: 'The name constraint of the issuing CA is there, and empty.',
  cause: 'malformed-certificate',
  issuers: constrained({}),
  expect: mustReject({ alerts: bad, per: 'RFC 5280 §4.2.1.10' }),
});

export const nameConstraintOnRoot = defineScenario('name-constraint-on-root', {
  number: 527,
  says: 'The client trusts the root, but that root may vouch for other.localhost only.',
  cause: 'bad-ca-constraints',
  anchor: 'constrained',
  expect: mayReject({ alerts: bad, per: 'RFC 5280 §6.1' }),
});

export const leafIsCa = defineScenario('leaf-is-ca', {
  number: 528,
  says: 'The certificate of the server says that it is a CA.',
  cause: 'bad-ca-constraints',
  certificate: (leaf) => leaf.authority(true),
  expect: mayReject({ alerts: bad }),
});

export const leafV1 = defineScenario('leaf-v1', {
  number: 529,
  says: 'The certificate of the server is of X.509 version 1: no alternative names, no usages, nothing.',
  cause: 'malformed-certificate',
  certificate: (leaf) => leaf.version(1),
  expect: shouldReject({ alerts: ['unsupported_certificate', ...bad], per: 'RFC 8446 §4.4.2.2' }),
  alsoSeenAs: { 'wrong-host': 'It has no alternative names, so no name can match.' },
});

export const aiaUnreachable = defineScenario('aia-unreachable', {
  number: 530,
  says: 'The server leaves out the intermediate, and nobody answers where the certificate says it could be fetched.',
  cause: 'incomplete-chain',
  certificate: (leaf) => leaf.extend(extensions.authorityInfoAccess({ caIssuers: 'http://127.0.0.1:1/issuer.crt' })),
  present: leafAlone,
  expect: mustReject({ alerts: unknownCa, per: 'RFC 5280 §4.2.2.1' }),
});

export const caBasicConstraintsNotCritical = defineScenario('ca-basic-constraints-not-critical', {
  number: 531,
  says: 'The issuing CA says that it is one in an extension that should be critical and is not.',
  cause: 'malformed-certificate',
  issuers: [(ca) => ca.critical('basicConstraints', false)],
  expect: mayReject({ alerts: bad, per: 'RFC 5280 §4.2.1.9' }),
});

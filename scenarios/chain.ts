import {
  type Cast,
  type Certificate,
  type Difference,
  defineScenario,
  extensions,
  mayReject,
  mustAccept,
  mustReject,
  scripted,
  unchanged,
} from './vocabulary.js';

const unknownCa = ['unknown_ca', 'bad_certificate', 'certificate_unknown'] as const;
const bad = ['bad_certificate', 'certificate_unknown'] as const;

const noPath = 'Java, Go and GnuTLS say only that no path leads to a root they trust.';

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
  alsoSeenAs: { 'untrusted-root': noPath },
  aliases: ['incomplete-chain.badssl.com'],
});

export const incompleteChainWithAia = defineScenario('incomplete-chain-with-aia', {
  number: 502,
  says: 'The server leaves out the intermediate, and its certificate says where to fetch it: some clients do.',
  cause: 'incomplete-chain',
  needsPointers: true,
  present: leafAlone,
  expect: mayReject({ alerts: unknownCa, per: 'RFC 5280 §4.2.2.1' }),
  alsoSeenAs: { 'untrusted-root': noPath },
});

export const wrongIntermediate = defineScenario('wrong-intermediate', {
  number: 503,
  says: 'The server sends an intermediate, but one that has nothing to do with its certificate.',
  cause: 'incomplete-chain',
  certificate: withoutPointer,
  present: async ({ leaf, unrelated }) => [leaf, await unrelated()],
  expect: mustReject({ alerts: unknownCa, per: 'RFC 5280 §6.1.3' }),
  alsoSeenAs: { 'untrusted-root': noPath },
});

export const intermediateBadSignature = defineScenario('intermediate-bad-signature', {
  number: 504,
  says: 'One bit of the signature of the issuing CA is wrong.',
  cause: 'bad-record-mac-or-decrypt-error',
  issuers: [(ca) => ca.damagedSignature()],
  expect: mustReject({ alerts: ['decrypt_error', 'bad_certificate', 'certificate_unknown'], per: 'RFC 5280 §6.1.3' }),
  alsoSeenAs: {
    'untrusted-root': 'Go tries every issuer of that name and says that it found none.',
    'malformed-certificate': 'curl 7.88 repeats the last error of OpenSSL, which is one about ASN.1.',
  },
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
  alsoSeenAs: {
    'bad-record-mac-or-decrypt-error': 'A client sees only that the signature of the handshake is wrong.',
    'wrong-host': 'The first certificate is taken for that of the server, and an intermediate has no host.',
  },
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
  twin: { issuers: [] },
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
  alsoSeenAs: { 'protocol-violation': 'Java refuses the message for its length before it looks at the chain.' },
});

export const aiaUnreachable = defineScenario('aia-unreachable', {
  number: 530,
  says: 'The server leaves out the intermediate, and nobody answers where the certificate says it could be fetched.',
  cause: 'incomplete-chain',
  certificate: (leaf) => leaf.extend(extensions.authorityInfoAccess({ caIssuers: 'http://127.0.0.1:1/issuer.crt' })),
  present: leafAlone,
  expect: mustReject({ alerts: unknownCa, per: 'RFC 5280 §4.2.2.1' }),
  alsoSeenAs: { 'untrusted-root': noPath },
});

export const incompleteChainWithWrongAia = defineScenario('incomplete-chain-with-wrong-aia', {
  number: 532,
  says: 'The server leaves out the intermediate, and another CA lies where the certificate says it could be fetched.',
  cause: 'incomplete-chain',
  needsPointers: true,
  revocation: { issuer: 'another-ca' },
  present: leafAlone,
  expect: mustReject({ alerts: unknownCa, per: 'RFC 5280 §6.1' }),
  alsoSeenAs: { 'untrusted-root': noPath },
});

import { type Cast, defineScenario, mayReject, mustReject } from './vocabulary.js';

const unknownCa = ['unknown_ca', 'bad_certificate', 'certificate_unknown'] as const;

/** A chain with its root, so that nothing is missing and only trust is. */
const withRoot = ({ honest, root }: Cast) => [...honest, root];

/** What a client says that cannot tell a root it never saw from an intermediate that was left out. */
const rootNotSent = {
  'incomplete-chain': 'Without the root, nobody can tell whether it is unknown or a link is missing.',
};

/** What else clients say of a signature that does not verify. */
const wrongSignature = {
  'untrusted-root': 'Go tries every issuer of that name and says that it found none.',
  'malformed-certificate': 'curl 7.88 repeats the last error of OpenSSL, which is one about ASN.1.',
};

export const selfSigned = defineScenario('self-signed', {
  number: 401,
  says: 'The server sends one certificate, which has signed itself.',
  cause: 'self-signed-leaf',
  anchor: 'itself',
  expect: mustReject({ alerts: unknownCa, per: 'RFC 5280 §6.1' }),
  alsoSeenAs: { 'untrusted-root': 'Java, Go and GnuTLS say only that no path leads to a root they trust.' },
  aliases: ['self-signed.badssl.com'],
});

export const untrustedRoot = defineScenario('untrusted-root', {
  number: 402,
  says: 'The chain is complete up to its root, and the client does not know that root.',
  cause: 'untrusted-root',
  anchor: { untrusted: 'Stranger' },
  present: withRoot,
  expect: mustReject({ alerts: unknownCa, per: 'RFC 5280 §6.1' }),
  aliases: ['untrusted-root.badssl.com'],
});

export const untrustedRootOmitted = defineScenario('untrusted-root-omitted', {
  number: 403,
  says: 'The chain leads to a root that the client does not know, and that is not sent along.',
  cause: 'untrusted-root',
  anchor: { untrusted: 'Stranger' },
  certificate: (leaf) => leaf.without('authorityInfoAccess'),
  expect: mustReject({ alerts: unknownCa, per: 'RFC 5280 §6.1' }),
  alsoSeenAs: rootNotSent,
});

export const mitmSoftware = defineScenario('mitm-software', {
  number: 404,
  says: 'A TLS inspection proxy signed the certificate anew for the right host, and the client was never given its root.',
  cause: 'proxy-interception',
  anchor: { untrusted: 'TLS Inspection Proxy' },
  present: withRoot,
  expect: mustReject({ alerts: unknownCa, per: 'RFC 5280 §6.1' }),
  alsoSeenAs: { 'untrusted-root': 'Only the name of the root tells that it belongs to a proxy.' },
  aliases: ['mitm-software.badssl.com'],
});

export const lookalikeCa = defineScenario('lookalike-ca', {
  number: 405,
  says: 'The chain leads to a root with exactly the name of a trusted one, and with another key.',
  cause: 'untrusted-root',
  anchor: 'lookalike',
  present: withRoot,
  expect: mustReject({ alerts: unknownCa, per: 'RFC 5280 §6.1.3' }),
});

export const leafSignedByWrongKey = defineScenario('leaf-signed-by-wrong-key', {
  number: 406,
  says: 'The certificate names the right issuer, but another key than that of the issuer signed it.',
  cause: 'bad-record-mac-or-decrypt-error',
  certificate: (leaf) => leaf.signedBy('another-key'),
  expect: mustReject({ alerts: ['bad_certificate', 'certificate_unknown'], per: 'RFC 5280 §6.1.3' }),
  alsoSeenAs: wrongSignature,
});

export const leafBadSignature = defineScenario('leaf-bad-signature', {
  number: 407,
  says: 'One bit of the signature of the certificate is wrong.',
  cause: 'bad-record-mac-or-decrypt-error',
  certificate: (leaf) => leaf.damagedSignature(),
  expect: mustReject({ alerts: ['decrypt_error', 'bad_certificate', 'certificate_unknown'], per: 'RFC 5280 §6.1.3' }),
  alsoSeenAs: wrongSignature,
});

export const distrustedKnownCa = defineScenario('distrusted-known-ca', {
  number: 408,
  says: 'The root bears the name of one that came with laptops, its private key for everyone to read.',
  cause: 'untrusted-root',
  anchor: { untrusted: 'Superfish, Inc.' },
  present: withRoot,
  expect: mayReject({ alerts: unknownCa }),
  alsoSeenAs: { 'proxy-interception': 'The name of the root is that of software that intercepts.' },
  aliases: [
    'superfish.badssl.com',
    'edellroot.badssl.com',
    'dsdtestprovider.badssl.com',
    'preact-cli.badssl.com',
    'webpack-dev-server.badssl.com',
  ],
});

export const ingressDefaultCertificate = defineScenario('ingress-default-certificate', {
  number: 409,
  says: 'An ingress that does not know the host shows the self-signed certificate it falls back on.',
  cause: 'sni-problem',
  anchor: 'itself',
  certificate: (leaf) =>
    leaf.forHosts('ingress.localhost').subject([
      { type: 'O', value: 'Acme Co' },
      { type: 'CN', value: 'Kubernetes Ingress Controller Fake Certificate' },
    ]),
  tls: { serverNames: 'any' },
  expect: mustReject({ alerts: unknownCa, per: 'RFC 5280 §6.1' }),
  alsoSeenAs: {
    'self-signed-leaf': 'The certificate signed itself; only its name tells that it is a default.',
    'wrong-host': 'Its name is not that of the host.',
  },
});

export const newRootNotInStore = defineScenario('new-root-not-in-store', {
  number: 410,
  says: 'The chain leads to a new root that only newer trust stores have, and no longer to the old one as well.',
  cause: 'untrusted-root',
  anchor: { untrusted: 'Generation Two' },
  expect: mustReject({ alerts: unknownCa, per: 'RFC 5280 §6.1' }),
  alsoSeenAs: rootNotSent,
});

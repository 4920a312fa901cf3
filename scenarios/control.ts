import { defineScenario, mustAccept, unchanged } from './vocabulary.js';

/** What a client that fails here gets wrong is nothing about faults: these servers are right. */
const accepted = { cause: null, expect: mustAccept() } as const;

export const healthy = defineScenario('healthy', {
  number: 100,
  says: 'The control: everything is right, with TLS 1.2 and 1.3, leaf and intermediate.',
  ...accepted,
  aliases: ['sha256.badssl.com', 'ecc256.badssl.com', 'example'],
});

export const rsa2048 = defineScenario('rsa2048', {
  number: 101,
  says: 'A healthy server whose certificate has an RSA key of 2048 bits.',
  ...accepted,
  certificate: (leaf) => leaf.key('rsa-2048'),
  aliases: ['rsa2048.badssl.com'],
});

export const rsa4096 = defineScenario('rsa4096', {
  number: 102,
  says: 'A healthy server whose certificate has an RSA key of 4096 bits.',
  ...accepted,
  certificate: (leaf) => leaf.key('rsa-4096'),
  aliases: ['rsa4096.badssl.com'],
});

export const rsa8192 = defineScenario('rsa8192', {
  number: 103,
  says: 'A healthy server whose certificate has an RSA key of 8192 bits: big, and still right.',
  ...accepted,
  certificate: (leaf) => leaf.key('rsa-8192'),
  aliases: ['rsa8192.badssl.com'],
});

export const ecc384 = defineScenario('ecc384', {
  number: 104,
  says: 'A healthy server whose certificate has a key on the curve P-384.',
  ...accepted,
  certificate: (leaf) => leaf.key('p384'),
  aliases: ['ecc384.badssl.com'],
});

export const sha384 = defineScenario('sha384', {
  number: 105,
  says: 'A healthy server whose certificate and issuing CA are signed with SHA-384.',
  ...accepted,
  issuers: [(ca) => ca.signedWith('sha384')],
  certificate: (leaf) => leaf.signedWith('sha384'),
  aliases: ['sha384.badssl.com'],
});

export const sha512 = defineScenario('sha512', {
  number: 106,
  says: 'A healthy server whose certificate and issuing CA are signed with SHA-512.',
  ...accepted,
  issuers: [(ca) => ca.signedWith('sha512')],
  certificate: (leaf) => leaf.signedWith('sha512'),
  aliases: ['sha512.badssl.com'],
});

export const noCommonName = defineScenario('no-common-name', {
  number: 107,
  says: 'A healthy server whose certificate names an organisation but has no common name: the alternative names count.',
  ...accepted,
  certificate: (leaf) => leaf.subject([{ type: 'O', value: 'faultls' }]),
  aliases: ['no-common-name.badssl.com', 'no-subject.badssl.com'],
});

export const wildcard = defineScenario('wildcard', {
  number: 108,
  says: 'A healthy server reached as api.wildcard.localhost with a certificate for *.wildcard.localhost.',
  ...accepted,
  dial: { host: 'api.wildcard.localhost' },
  certificate: (leaf) => leaf.forHosts('*.wildcard.localhost'),
});

export const ipSan = defineScenario('ip-san', {
  number: 109,
  says: 'A healthy server reached by its IP address, which the certificate lists.',
  ...accepted,
  dial: { host: '127.0.0.1', bySni: false },
});

export const longChain = defineScenario('long-chain', {
  number: 110,
  says: 'A healthy server with three intermediates between its certificate and the root.',
  ...accepted,
  issuers: [unchanged, unchanged],
});

export const http2 = defineScenario('http2', {
  number: 111,
  says: 'A healthy server that speaks nothing but HTTP/2.',
  ...accepted,
  needs: ['offers-h2'],
  tls: { alpn: ['h2'] },
});

/** Groups and suites after Mozilla's server-side TLS guidelines, which have three profiles. */
const modernGroups = 'X25519:prime256v1:secp384r1';
const intermediateSuites = [
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
];
const oldSuites = [
  ...intermediateSuites,
  'ECDHE-ECDSA-AES128-SHA256',
  'ECDHE-RSA-AES128-SHA256',
  'ECDHE-ECDSA-AES128-SHA',
  'ECDHE-RSA-AES128-SHA',
  'ECDHE-ECDSA-AES256-SHA384',
  'ECDHE-RSA-AES256-SHA384',
  'ECDHE-ECDSA-AES256-SHA',
  'ECDHE-RSA-AES256-SHA',
  'AES128-GCM-SHA256',
  'AES256-GCM-SHA384',
  'AES128-SHA256',
  'AES256-SHA256',
  'AES128-SHA',
  'AES256-SHA',
];
const tls13Suites = ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256'];

export const mozillaModern = defineScenario('mozilla-modern', {
  number: 112,
  says: "A healthy server set up after Mozilla's modern profile: TLS 1.3 and nothing older.",
  ...accepted,
  needs: ['offers-tls13'],
  tls: { versions: ['TLSv1.3'], ciphers: tls13Suites.join(':'), groups: modernGroups },
  aliases: ['mozilla-modern.badssl.com'],
});

export const mozillaIntermediate = defineScenario('mozilla-intermediate', {
  number: 113,
  says: "A healthy server set up after Mozilla's intermediate profile: TLS 1.2 and 1.3 with authenticated encryption.",
  ...accepted,
  tls: {
    versions: ['TLSv1.2', 'TLSv1.3'],
    ciphers: [...tls13Suites, ...intermediateSuites].join(':'),
    groups: modernGroups,
  },
  aliases: ['mozilla-intermediate.badssl.com'],
});

export const mozillaOld = defineScenario('mozilla-old', {
  number: 114,
  says: "A healthy server set up after Mozilla's old profile: everything from TLS 1.0 up, CBC and plain RSA key exchange too.",
  ...accepted,
  certificate: (leaf) => leaf.key('rsa-2048').usage('digitalSignature', 'keyEncipherment'),
  tls: {
    versions: ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'],
    ciphers: [...tls13Suites, ...oldSuites].join(':'),
    groups: modernGroups,
  },
  aliases: ['mozilla-old.badssl.com'],
});

export const dh2048 = defineScenario('dh2048', {
  number: 115,
  says: 'A healthy server that agrees on keys by finite-field Diffie-Hellman with 2048 bits, over TLS 1.2.',
  ...accepted,
  needs: ['offers-dhe'],
  certificate: (leaf) => leaf.key('rsa-2048'),
  tls: { versions: ['TLSv1.2'], ciphers: 'DHE-RSA-AES128-GCM-SHA256:DHE-RSA-AES256-GCM-SHA384', dh: 2048 },
  aliases: ['dh2048.badssl.com'],
});

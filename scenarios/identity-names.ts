import {
  defineScenario,
  dns,
  email,
  hostName,
  mayReject,
  mustAccept,
  mustReject,
  otherName,
  registeredId,
  shouldAccept,
  uri,
} from './vocabulary.js';

const alerts = ['bad_certificate', 'certificate_unknown'] as const;

export const hostnameCaseDiffers = defineScenario('hostname-case-differs', {
  number: 317,
  says: 'The certificate writes the host in capitals: names are the same in any case.',
  cause: null,
  certificate: (leaf, { hosts }) => leaf.names(...hosts.map((host) => hostName(host.toUpperCase()))),
  expect: mustAccept({ per: 'RFC 9525 §6.3' }),
});

export const hostnameTrailingDot = defineScenario('hostname-trailing-dot', {
  number: 318,
  says: 'The client dials the host with a dot at its end: the certificate and the server name do without it.',
  cause: null,
  dial: { host: 'localhost.', bySni: false },
  certificate: (leaf) => leaf.forHosts('localhost'),
  expect: shouldAccept({ per: 'RFC 6066 §3' }),
});

export const sanNullByte = defineScenario('san-null-byte', {
  number: 319,
  says: 'The certificate is for "localhost", a zero byte and ".evil.localhost": a client that stops at the zero is fooled.',
  cause: 'wrong-host',
  certificate: (leaf) => leaf.commonName('evil.localhost').names(dns('localhost\0.evil.localhost')),
  expect: mustReject({ alerts, per: 'RFC 5280 §4.2.1.6' }),
});

export const cnNullByte = defineScenario('cn-null-byte', {
  number: 320,
  says: 'The common name is "localhost", a zero byte and ".evil.localhost", and there are no alternative names.',
  cause: 'wrong-host',
  certificate: (leaf) => leaf.commonName('localhost\0.evil.localhost').without('subjectAltName'),
  expect: mustReject({ alerts, per: 'RFC 9525 §2' }),
  alsoSeenAs: {
    'malformed-certificate':
      'OpenSSL holds the common name against the constraints of the CA, and the zero byte is no part of a name.',
    'bad-ca-constraints':
      'GnuTLS holds the common name against the constraints of the CA, and it ends at the zero byte.',
  },
});

export const sanSeparatorSmuggling = defineScenario('san-separator-smuggling', {
  number: 321,
  says: 'A URI among the alternative names reads "http://x, DNS:localhost": a client that joins them to a text is fooled.',
  cause: 'wrong-host',
  certificate: (leaf) => leaf.commonName('evil.localhost').names(uri('http://x, DNS:localhost')),
  expect: mustReject({ alerts, per: 'RFC 9525 §6.2' }),
  alsoSeenAs: { 'malformed-certificate': 'Go reads every URI of a certificate, and this text is none.' },
});

export const hostInRfc822Name = defineScenario('san-hostname-in-wrong-type-rfc822', {
  number: 322,
  says: 'The host stands among the alternative names, but as an e-mail address.',
  cause: 'wrong-host',
  certificate: (leaf) => leaf.commonName('other.localhost').names(email('localhost')),
  expect: mustReject({ alerts, per: 'RFC 9525 §6.2' }),
  aliases: ['san-hostname-in-wrong-type'],
});

export const hostInUri = defineScenario('san-hostname-in-wrong-type-uri', {
  number: 323,
  says: 'The host stands among the alternative names, but as a URI.',
  cause: 'wrong-host',
  certificate: (leaf) => leaf.commonName('other.localhost').names(uri('https://localhost/')),
  expect: mustReject({ alerts, per: 'RFC 9525 §6.2' }),
});

export const hostInOtherName = defineScenario('san-hostname-in-wrong-type-other-name', {
  number: 324,
  says: 'The host stands among the alternative names, but in a private kind of name.',
  cause: 'wrong-host',
  certificate: (leaf) => leaf.commonName('other.localhost').names(otherName('localhost')),
  expect: mustReject({ alerts, per: 'RFC 9525 §6.2' }),
});

export const hostInRegisteredId = defineScenario('san-hostname-in-wrong-type-registered-id', {
  number: 325,
  says: 'The alternative names hold nothing but a registered number, which names no host.',
  cause: 'wrong-host',
  certificate: (leaf) => leaf.commonName('other.localhost').names(registeredId('1.3.6.1.4.1.55738.1.2')),
  expect: mustReject({ alerts, per: 'RFC 9525 §6.2' }),
});

export const sanUnicodeRaw = defineScenario('san-unicode-raw', {
  number: 326,
  says: 'The certificate writes bücher.localhost with its umlaut; in certificates it must be xn--bcher-kva.localhost.',
  cause: 'malformed-certificate',
  dial: { host: 'xn--bcher-kva.localhost' },
  certificate: (leaf) => leaf.commonName('other.localhost').names(dns('bücher.localhost')),
  expect: mustReject({ alerts, per: 'RFC 5280 §7.2' }),
  alsoSeenAs: { 'wrong-host': 'A client that compares byte by byte finds no name that matches.' },
});

export const sanUnderscore = defineScenario('san-underscore', {
  number: 327,
  says: 'One of the alternative names has an underscore, which host names may not have.',
  cause: 'malformed-certificate',
  certificate: (leaf, { hosts }) => leaf.names(...hosts.map(hostName), dns('foo_bar.localhost')),
  expect: mayReject({ alerts, per: 'RFC 5280 §4.2.1.6' }),
});

export const sanMalformedDer = defineScenario('san-malformed-der', {
  number: 328,
  says: 'The alternative names are written as plain text in place of DER.',
  cause: 'malformed-certificate',
  certificate: (leaf) => leaf.garbled('subjectAltName', Buffer.from('DNS:localhost')),
  expect: mustReject({ alerts, per: 'RFC 5280 §4.2' }),
  alsoSeenAs: {
    'wrong-host': 'A client that skips what it cannot read finds no name at all.',
    'incomplete-chain': 'OpenSSL does not look for the issuer of a certificate whose extensions it cannot read.',
  },
});

export const sanEmpty = defineScenario('san-empty', {
  number: 329,
  says: 'The list of alternative names is there, and empty.',
  cause: 'wrong-host',
  certificate: (leaf) => leaf.commonName('other.localhost').names(),
  expect: mustReject({ alerts, per: 'RFC 5280 §4.2.1.6' }),
  alsoSeenAs: { 'malformed-certificate': 'Python 3.13 refuses the empty list before it looks for a name.' },
});

const thousandNames = Array.from({ length: 1000 }, (_, n) => dns(`host-${n + 1}.localhost`));

export const thousandSans = defineScenario('1000-sans', {
  number: 330,
  says: 'The certificate lists a thousand names, and the right ones come last.',
  cause: null,
  certificate: (leaf, { hosts }) => leaf.names(...thousandNames.slice(hosts.length), ...hosts.map(hostName).reverse()),
  expect: mustAccept({ per: 'RFC 5280 §4.2.1.6' }),
  aliases: ['1000-sans.badssl.com'],
});

export const subjectEmptySanCritical = defineScenario('subject-empty-san-critical', {
  number: 331,
  says: 'The subject is empty and the alternative names are critical, as they must be then.',
  cause: null,
  certificate: (leaf) => leaf.subject([]).critical('subjectAltName'),
  expect: mustAccept({ per: 'RFC 5280 §4.2.1.6' }),
});

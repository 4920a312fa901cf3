import {
  daysAgo,
  defineScenario,
  dns,
  email,
  hostName,
  ip,
  ipBytes,
  mayReject,
  mustAccept,
  mustReject,
  otherName,
  registeredId,
  shouldAccept,
  shouldReject,
  uri,
} from './vocabulary.js';

const alerts = ['bad_certificate', 'certificate_unknown'] as const;
const byAddress = { host: '127.0.0.1', bySni: false } as const;

export const wrongHost = defineScenario('wrong-host', {
  number: 301,
  says: 'The certificate is good, but for another server: wrong.localhost.',
  cause: 'wrong-host',
  certificate: (leaf) => leaf.forHosts('wrong.localhost'),
  expect: mustReject({ alerts, per: 'RFC 9110 §4.3.4' }),
  aliases: ['wrong.host.badssl.com'],
});

export const sanMismatchCnMatch = defineScenario('san-mismatch-cn-match', {
  number: 302,
  says: 'The common name is the right host, but the alternative names, which alone count, list another one.',
  cause: 'wrong-host',
  certificate: (leaf) => leaf.names(dns('wrong.localhost')),
  expect: mustReject({ alerts, per: 'RFC 9525 §2' }),
});

export const noSan = defineScenario('no-san', {
  number: 303,
  says: 'The host stands only in the common name: the certificate has no alternative names at all.',
  cause: 'wrong-host',
  certificate: (leaf) => leaf.without('subjectAltName'),
  expect: shouldReject({ alerts, per: 'RFC 9525 §2' }),
  aliases: ['no-san.badssl.com'],
});

export const ipHostDnsSanOnly = defineScenario('ip-host-dns-san-only', {
  number: 304,
  says: 'The client dials an IP address, and the certificate lists only the name of the same server.',
  cause: 'wrong-host',
  dial: byAddress,
  certificate: (leaf) => leaf.forHosts('localhost'),
  expect: mustReject({ alerts, per: 'RFC 9525 §6.4' }),
});

export const ipInDnsSan = defineScenario('ip-in-dns-san', {
  number: 305,
  says: 'The IP address is listed as if it were a DNS name, so no client may find it there.',
  cause: 'wrong-host',
  dial: byAddress,
  certificate: (leaf) => leaf.commonName('faultls by address').names(dns('localhost'), dns('127.0.0.1')),
  expect: mustReject({ alerts, per: 'RFC 5280 §4.2.1.6' }),
  alsoSeenAs: {
    'bad-ca-constraints': 'The lab may vouch only for names under localhost, and 127.0.0.1 is not one of them.',
  },
});

export const ipInCnOnly = defineScenario('ip-in-cn-only', {
  number: 306,
  says: 'The IP address stands only in the common name, the alternative names list a DNS name.',
  cause: 'wrong-host',
  dial: byAddress,
  certificate: (leaf) => leaf.commonName('127.0.0.1').names(dns('localhost')),
  expect: mustReject({ alerts, per: 'RFC 9525 §6.4' }),
});

export const ipSanOfFiveOctets = defineScenario('ip-san-wrong-length-5-octets', {
  number: 307,
  says: 'The IP address in the certificate has five octets, one more than an IPv4 address.',
  cause: 'malformed-certificate',
  dial: byAddress,
  certificate: (leaf) =>
    leaf.commonName('faultls by address').names(dns('localhost'), ipBytes(Buffer.of(127, 0, 0, 1, 0))),
  expect: mustReject({ alerts, per: 'RFC 5280 §4.2.1.6' }),
  alsoSeenAs: { 'wrong-host': 'A client that skips what it cannot read finds no address that matches.' },
  aliases: ['ip-san-wrong-length'],
});

export const ipSanOfEightOctets = defineScenario('ip-san-wrong-length-8-octets', {
  number: 308,
  says: 'The IP address in the certificate has eight octets, an address and a mask, as only name constraints write it.',
  cause: 'malformed-certificate',
  dial: byAddress,
  certificate: (leaf) =>
    leaf.commonName('faultls by address').names(dns('localhost'), ipBytes(Buffer.of(127, 0, 0, 1, 255, 255, 255, 255))),
  expect: mustReject({ alerts, per: 'RFC 5280 §4.2.1.6' }),
  alsoSeenAs: { 'wrong-host': 'A client that skips what it cannot read finds no address that matches.' },
});

export const parentDomainCert = defineScenario('parent-domain-cert', {
  number: 309,
  says: 'The certificate is for api.localhost and the client dials v1.api.localhost: a name does not cover those below it.',
  cause: 'wrong-host',
  dial: { host: 'v1.api.localhost' },
  certificate: (leaf) => leaf.forHosts('api.localhost'),
  expect: mustReject({ alerts, per: 'RFC 9525 §6.3' }),
});

export const wildcardTooDeep = defineScenario('wildcard-too-deep', {
  number: 310,
  says: 'The certificate is for *.api.localhost and the client dials a.b.api.localhost: a star stands for one label only.',
  cause: 'wrong-host',
  dial: { host: 'a.b.api.localhost' },
  certificate: (leaf) => leaf.forHosts('*.api.localhost'),
  expect: mustReject({ alerts, per: 'RFC 9525 §6.3' }),
});

export const wildcardApex = defineScenario('wildcard-apex', {
  number: 311,
  says: 'The certificate is for *.api.localhost and the client dials api.localhost: a star never stands for nothing.',
  cause: 'wrong-host',
  dial: { host: 'api.localhost' },
  certificate: (leaf) => leaf.forHosts('*.api.localhost'),
  expect: mustReject({ alerts, per: 'RFC 9525 §6.3' }),
});

export const wildcardPartialLabel = defineScenario('wildcard-partial-label', {
  number: 312,
  says: 'The certificate is for ba*.api.localhost and the client dials bar.api.localhost: a star must be a whole label.',
  cause: 'wrong-host',
  dial: { host: 'bar.api.localhost' },
  certificate: (leaf) => leaf.forHosts('ba*.api.localhost'),
  expect: shouldReject({ alerts, per: 'RFC 9525 §6.3' }),
});

export const wildcardNotLeftmost = defineScenario('wildcard-not-leftmost', {
  number: 313,
  says: 'The certificate is for api.*.localhost and the client dials api.eu.localhost: a star must be the first label.',
  cause: 'wrong-host',
  dial: { host: 'api.eu.localhost' },
  certificate: (leaf) => leaf.forHosts('api.*.localhost'),
  expect: shouldReject({ alerts, per: 'RFC 9525 §6.3' }),
});

export const wildcardBareLocalhost = defineScenario('wildcard-bare-star-localhost', {
  number: 314,
  says: 'The certificate is for *.localhost, a star right below a top-level domain.',
  cause: 'wrong-host',
  dial: { host: 'x.localhost' },
  certificate: (leaf) => leaf.forHosts('*.localhost'),
  expect: shouldReject({ alerts, per: 'RFC 9525 §7.1' }),
  aliases: ['wildcard-bare'],
});

export const wildcardBareStar = defineScenario('wildcard-bare-star', {
  number: 315,
  says: 'The certificate is for *, a star and nothing else.',
  cause: 'wrong-host',
  certificate: (leaf) => leaf.forHosts('*'),
  expect: shouldReject({ alerts, per: 'RFC 9525 §7.1' }),
  alsoSeenAs: { 'bad-ca-constraints': 'The lab may vouch only for names under localhost, and "*" is not one of them.' },
});

export const wildcardInALabel = defineScenario('wildcard-in-a-label', {
  number: 316,
  says: 'The certificate is for xn--*.api.localhost, a star inside the encoded form of an international name.',
  cause: 'wrong-host',
  dial: { host: 'xn--caf-dma.api.localhost' },
  certificate: (leaf) => leaf.forHosts('xn--*.api.localhost'),
  expect: mustReject({ alerts, per: 'RFC 9525 §6.3' }),
});

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
  alsoSeenAs: { 'wrong-host': 'A client that skips what it cannot read finds no name at all.' },
});

export const sanEmpty = defineScenario('san-empty', {
  number: 329,
  says: 'The list of alternative names is there, and empty.',
  cause: 'wrong-host',
  certificate: (leaf) => leaf.commonName('other.localhost').names(),
  expect: mustReject({ alerts, per: 'RFC 5280 §4.2.1.6' }),
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

export const compound = defineScenario('compound-expired-wrong-host-untrusted', {
  number: 332,
  says: 'Three faults at once: expired, for another host, and from an unknown root. Whoever forgives one must still refuse.',
  cause: 'expired',
  causes: ['expired', 'wrong-host', 'untrusted-root'],
  anchor: { untrusted: 'Stranger' },
  certificate: (leaf) => leaf.forHosts('wrong.localhost').validFrom(daysAgo(90)).validUntil(daysAgo(1)),
  present: ({ honest, root }) => [...honest, root],
  expect: mustReject({ alerts, per: 'RFC 5280 §6.1' }),
});

export const wrongIp = defineScenario('wrong-ip', {
  number: 333,
  says: 'The client dials one IP address and the certificate lists another, as when a cluster is reached from outside.',
  cause: 'wrong-host',
  dial: byAddress,
  certificate: (leaf) => leaf.commonName('faultls by address').names(dns('localhost'), ip('10.96.0.1')),
  expect: mustReject({ alerts, per: 'RFC 9525 §6.4' }),
});

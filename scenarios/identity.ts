import { daysAgo, defineScenario, dns, ip, ipBytes, mustReject, shouldReject } from './vocabulary.js';

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

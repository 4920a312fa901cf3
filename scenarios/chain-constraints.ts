import {
  type Difference,
  defineScenario,
  directoryName,
  dns,
  type extensions,
  hostName,
  ipRange,
  mayReject,
  mustReject,
} from './vocabulary.js';

const bad = ['bad_certificate', 'certificate_unknown'] as const;

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
  alsoSeenAs: {
    'malformed-certificate':
      'Go does not know constraints on subjects, and what is critical and unknown must be refused.',
  },
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
  expect: mayReject({ alerts: bad, per: 'RFC 5280 §4.2.1.10' }),
  alsoSeenAs: { 'bad-ca-constraints': 'GnuTLS takes what it cannot read for a violation.' },
});

export const nameConstraintEmpty = defineScenario('name-constraint-malformed-empty-subtrees', {
  number: 526,
  says: 'The name constraint of the issuing CA is there, and empty.',
  cause: 'malformed-certificate',
  issuers: constrained({}),
  expect: mayReject({ alerts: bad, per: 'RFC 5280 §4.2.1.10' }),
});

export const nameConstraintOnRoot = defineScenario('name-constraint-on-root', {
  number: 527,
  says: 'The client trusts the root, but that root may vouch for other.localhost only.',
  cause: 'bad-ca-constraints',
  anchor: 'constrained',
  expect: mayReject({ alerts: bad, per: 'RFC 5280 §6.1' }),
});

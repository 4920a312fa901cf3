import { defineScenario, mayReject, mustReject, shouldReject, unchanged } from './vocabulary.js';

const unknownCa = ['unknown_ca', 'bad_certificate', 'certificate_unknown'] as const;
const bad = ['bad_certificate', 'certificate_unknown'] as const;

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

export const caBasicConstraintsNotCritical = defineScenario('ca-basic-constraints-not-critical', {
  number: 531,
  says: 'The issuing CA says that it is one in an extension that should be critical and is not.',
  cause: 'malformed-certificate',
  issuers: [(ca) => ca.critical('basicConstraints', false)],
  expect: mayReject({ alerts: bad, per: 'RFC 5280 §4.2.1.9' }),
});

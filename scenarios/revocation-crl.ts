import {
  type CrlFault,
  daysAgo,
  defineScenario,
  mayReject,
  mustAccept,
  mustReject,
  type Need,
  type ResponderMood,
} from './vocabulary.js';

const bad = ['bad_certificate', 'certificate_unknown'] as const;

/** The CRL is the only source, else a client could rightly fall back on another one. */
const onlyByCrl = (crl: CrlFault, responder?: ResponderMood) => ({
  cause: 'revocation-unavailable' as const,
  needs: ['revocation-checking'] satisfies Need[],
  revocation: { channels: ['crl'] as const, crl, ...(responder ? { responder } : {}) },
});

export const crlExpired = defineScenario('crl-expired', {
  number: 705,
  says: 'The CA should have issued a new CRL two days ago, and still hands out the old one.',
  ...onlyByCrl({ period: { from: () => daysAgo(9), until: () => daysAgo(2) } }),
  expect: mayReject({ alerts: ['certificate_expired', ...bad] }),
});

export const crlUnreachable = defineScenario('crl-unreachable', {
  number: 706,
  says: 'Nobody listens where the certificate says that the CRL can be fetched: does the client go on, or stop?',
  ...onlyByCrl({}, 'unreachable'),
  expect: mayReject({ alerts: ['unknown_ca', ...bad] }),
});

export const crlIssuerNotPermitted = defineScenario('crl-issuer-not-permitted', {
  number: 707,
  says: 'The CRL is signed by a CA that may sign certificates, and no CRLs.',
  ...onlyByCrl({}),
  issuers: [(ca) => ca.usage('digitalSignature', 'keyCertSign')],
  expect: mustReject({ alerts: ['certificate_unknown', 'bad_certificate'], per: 'RFC 5280 §6.3.3' }),
});

export const crlOtherIssuer = defineScenario('crl-other-issuer', {
  number: 708,
  says: 'Another CA has taken back a certificate that happens to have the same serial number: this one is well.',
  cause: null,
  revocation: { channels: ['crl'], crl: { beside: 'another-ca-revokes-the-serial' } },
  expect: mustAccept({ per: 'RFC 5280 §6.3.3' }),
});

export const crlWithoutNumber = defineScenario('crl-malformed-number-missing', {
  number: 709,
  says: 'The CRL has no number, which every CRL should have.',
  ...onlyByCrl({ number: 'missing' }),
  expect: mayReject({ alerts: ['certificate_unknown', 'bad_certificate'], per: 'RFC 5280 §5.2.3' }),
  aliases: ['crl-malformed-number'],
});

export const crlCriticalNumber = defineScenario('crl-malformed-number-critical', {
  number: 710,
  says: 'The CRL says that its number is critical, which it should never be.',
  ...onlyByCrl({ number: 'critical' }),
  expect: mayReject({ alerts: ['certificate_unknown', 'bad_certificate'], per: 'RFC 5280 §5.2.3' }),
});

export const crlWrongIssuer = defineScenario('crl-wrong-issuer', {
  number: 734,
  says: 'Where the certificate says that the CRL can be fetched lies that of a CA which has nothing to do with it.',
  ...onlyByCrl({ issuedBy: 'another-ca' }),
  expect: mayReject({ alerts: ['unknown_ca', ...bad], per: 'RFC 5280 §6.3.3' }),
});

export const crlGarbage = defineScenario('crl-garbage', {
  number: 735,
  says: 'What lies where the certificate says that the CRL can be fetched is no CRL at all.',
  ...onlyByCrl({ bytes: 'garbage' }),
  expect: mayReject({ alerts: ['unknown_ca', ...bad] }),
});

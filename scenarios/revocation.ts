import {
  defineScenario,
  dependsOnPolicy,
  extensions,
  mayReject,
  mustReject,
  shouldReject,
  unchanged,
  worthlessTimestamp,
} from './vocabulary.js';

const revokedAlerts = ['certificate_revoked', 'bad_certificate', 'certificate_unknown'] as const;

export const revokedCrl = defineScenario('revoked-crl', {
  number: 701,
  says: 'The certificate was taken back and stands on the CRL of its CA: whoever has that list must refuse it.',
  cause: 'revoked',
  needs: ['revocation-checking'],
  revocation: { revoked: 'leaf', channels: ['crl'] },
  expect: mustReject({ alerts: revokedAlerts, per: 'RFC 5280 §6.3.3' }),
});

export const revoked = defineScenario('revoked', {
  number: 702,
  says: 'The certificate was taken back, and the server itself says so in the OCSP response that it staples.',
  cause: 'revoked',
  needs: ['offers-status-request'],
  revocation: { revoked: 'leaf' },
  expect: mustReject({ alerts: revokedAlerts, per: 'RFC 6066 §8' }),
  aliases: ['revoked.badssl.com'],
});

export const revokedOcspResponder = defineScenario('revoked-ocsp-responder', {
  number: 703,
  says: 'The certificate was taken back; the server staples nothing, but the OCSP responder that it names says so.',
  cause: 'revoked',
  needs: ['revocation-checking'],
  revocation: { revoked: 'leaf', channels: ['ocsp'] },
  expect: mustReject({ alerts: revokedAlerts, per: 'RFC 6960 §3.2' }),
});

export const revokedIntermediate = defineScenario('revoked-intermediate', {
  number: 704,
  says: 'The certificate is well, but the CA that issued it was taken back by the CA above.',
  cause: 'revoked',
  needs: ['revocation-checking'],
  issuers: [unchanged],
  revocation: { revoked: 'issuer', reason: 'cACompromise' },
  expect: mustReject({ alerts: revokedAlerts, per: 'RFC 5280 §6.1.3' }),
});

const promisesToStaple = extensions.mustStaple();

export const mustStapleMissing = defineScenario('must-staple-missing', {
  number: 727,
  says: 'The certificate promises that the server always staples its status, and the server does not.',
  cause: 'revocation-unavailable',
  needs: ['offers-status-request'],
  certificate: (leaf) => leaf.extend(promisesToStaple),
  revocation: { channels: ['crl', 'ocsp'] },
  twin: { certificate: (leaf) => leaf.extend(promisesToStaple), revocation: {} },
  expect: shouldReject({
    alerts: ['bad_certificate_status_response', 'bad_certificate', 'certificate_unknown'],
    per: 'RFC 7633',
  }),
});

export const sctMissingOrTampered = defineScenario('sct-missing-or-tampered', {
  number: 728,
  says: 'The certificate brings a timestamp of a transparency log that nobody knows, and its signature does not fit.',
  cause: 'certificate-transparency',
  needs: ['ct-enforcement'],
  certificate: (leaf) => leaf.extend(worthlessTimestamp()),
  expect: mayReject({ alerts: ['certificate_unknown', 'bad_certificate'] }),
  diagnosable: false,
  aliases: ['no-sct.badssl.com', 'invalid-expected-sct.badssl.com'],
});

export const pinningTest = defineScenario('pinning-test', {
  number: 729,
  says: 'Everything is right, but the key is new, as it is after each start: a client that pinned another one must notice.',
  cause: 'pinning-failure',
  needs: ['pinning'],
  expect: dependsOnPolicy({ alerts: ['certificate_unknown'] }),
  diagnosable: false,
  aliases: ['pinning-test.badssl.com'],
});

import {
  daysAgo,
  daysFromNow,
  defineScenario,
  mayAccept,
  mayReject,
  mustReject,
  type Need,
  type OcspFault,
  type ResponderMood,
  type Scenario,
  scripted,
} from './vocabulary.js';

const unsatisfactory = ['bad_certificate_status_response', 'bad_certificate', 'certificate_unknown'] as const;

/** What the responder says and the server staples; no CRL, else a client could rightly fall back on that. */
const stapled = (ocsp: OcspFault) => ({
  cause: 'revocation-unavailable' as const,
  needs: ['offers-status-request'] satisfies Need[],
  revocation: { channels: ['staple', 'ocsp'] as const, ocsp },
});

/** A client that was told how to check must not be content with it. */
const unacceptable = mustReject({ alerts: unsatisfactory, per: 'RFC 6960 §3.2' });
/** Whether no answer is a bad answer is the policy of the client. */
const policy = mayReject({ alerts: unsatisfactory });

export const stapleExpired = defineScenario('ocsp-staple-expired', {
  number: 711,
  says: 'The server staples an OCSP response that ran out two days ago.',
  ...stapled({ period: { from: () => daysAgo(9), until: () => daysAgo(2) } }),
  expect: unacceptable,
});

export const stapleBadSignature = defineScenario('ocsp-staple-bad-signature', {
  number: 712,
  says: 'One bit of the signature of the stapled OCSP response is wrong.',
  ...stapled({ signature: 'damaged' }),
  expect: unacceptable,
});

export const stapleWrongCert = defineScenario('ocsp-staple-wrong-cert', {
  number: 713,
  says: 'The stapled OCSP response says that all is well, about another certificate.',
  ...stapled({ about: 'another-serial' }),
  expect: unacceptable,
});

export const stapleWrongCa = defineScenario('ocsp-staple-wrong-ca', {
  number: 714,
  says: 'The stapled OCSP response is signed by a CA that has nothing to do with the certificate.',
  ...stapled({ signer: 'another-ca' }),
  expect: mustReject({ alerts: unsatisfactory, per: 'RFC 6960 §4.2.2.2' }),
});

export const stapleUnknown = defineScenario('ocsp-staple-unknown', {
  number: 715,
  says: 'The stapled OCSP response says that the CA knows nothing of this certificate.',
  ...stapled({ status: 'unknown' }),
  expect: policy,
});

export const stapleTryLater = defineScenario('ocsp-staple-error-status-try-later', {
  number: 716,
  says: 'The server staples what its OCSP responder answered: that it should try again later.',
  ...stapled({ error: 'try-later' }),
  expect: policy,
  aliases: ['ocsp-staple-error-status'],
});

export const stapleInternalError = defineScenario('ocsp-staple-error-status-internal-error', {
  number: 717,
  says: 'The server staples what its OCSP responder answered: that something is wrong with the responder.',
  ...stapled({ error: 'internal-error' }),
  expect: policy,
});

export const stapleSigRequired = defineScenario('ocsp-staple-error-status-sig-required', {
  number: 718,
  says: 'The server staples what its OCSP responder answered: that it wants signed requests.',
  ...stapled({ error: 'sig-required' }),
  expect: policy,
});

export const stapleUnauthorized = defineScenario('ocsp-staple-error-status-unauthorized', {
  number: 719,
  says: 'The server staples what its OCSP responder answered: that it may not speak about this certificate.',
  ...stapled({ error: 'unauthorized' }),
  expect: policy,
});

export const stapleMalformedRequest = defineScenario('ocsp-staple-error-status-malformed-request', {
  number: 720,
  says: 'The server staples what its OCSP responder answered: that it did not understand the request.',
  ...stapled({ error: 'malformed-request' }),
  expect: policy,
});

const unreadable = mustReject({
  alerts: ['bad_certificate_status_response', 'decode_error', 'bad_certificate', 'certificate_unknown'],
  per: 'RFC 6066 §8',
});

export const stapleGarbage = defineScenario('ocsp-staple-malformed-garbage', {
  number: 721,
  says: 'What the server staples is no OCSP response at all.',
  ...stapled({ bytes: 'garbage' }),
  alsoSeenAs: {
    'connection-reset-during-handshake':
      'Java sometimes reads the end of the connection before it tells its own complaint.',
  },
  expect: unreadable,
  aliases: ['ocsp-staple-malformed'],
});

export const stapleEmpty = defineScenario('ocsp-staple-malformed-empty', {
  number: 722,
  says: 'The server staples an OCSP response of no length.',
  ...stapled({ bytes: 'empty' }),
  handshake: scripted, // OpenSSL does not send an empty one.
  twin: { handshake: scripted },
  expect: unreadable,
  alsoSeenAs: {
    'protocol-violation': 'A client may complain of the message that carries it, which must not be empty.',
    'handshake-refused': 'OpenSSL has no better word for it than "malloc failure".',
  },
});

export const stapleCriticalExtension = defineScenario('ocsp-staple-critical-extension', {
  number: 723,
  says: 'The stapled OCSP response has a critical extension that nobody knows.',
  ...stapled({ extension: 'unknown-critical' }),
  expect: mustReject({ alerts: unsatisfactory, per: 'RFC 6960 §4.4' }),
});

/** The twin's responder has a certificate for what it does. */
const delegated = (signer: Exclude<OcspFault['signer'], undefined>) => ({
  ...stapled({ signer }),
  needs: ['revocation-checking'] satisfies Need[],
  twin: { revocation: { ocsp: { signer: 'delegate' as const } } },
  expect: mustReject({ alerts: unsatisfactory, per: 'RFC 6960 §4.2.2.2' }),
});

export const delegateWithoutPurpose = defineScenario('ocsp-delegated-bad-no-eku', {
  number: 724,
  says: 'The OCSP response is signed with a certificate of the CA that is not meant for signing them.',
  ...delegated('delegate-without-purpose'),
  aliases: ['ocsp-delegated-bad'],
});

export const delegateNotSent = defineScenario('ocsp-delegated-bad-missing', {
  number: 725,
  says: 'The OCSP response is signed with a certificate for it, which is not sent along.',
  ...delegated('delegate-not-sent'),
});

export const delegateOfAnotherCa = defineScenario('ocsp-delegated-bad-wrong-ca', {
  number: 726,
  says: 'The OCSP response is signed with a certificate for it, but one that another CA issued.',
  ...delegated('delegate-of-another-ca'),
});

/** The responder is the only source, and the server does not ask it. */
const responder = (mood: ResponderMood) => ({
  cause: null,
  revocation: { channels: ['ocsp'] as const, responder: mood },
  expect: mayAccept(),
});

export const responderUnreachable = defineScenario('ocsp-responder-unreachable', {
  number: 730,
  says: 'Nobody listens where the certificate says that its status can be asked: a client that insists on it stops.',
  ...responder('unreachable'),
});

/** A responder that answers rightly after so many milliseconds. */
export const respondingAfter = (milliseconds: number): Scenario =>
  defineScenario('ocsp-responder-slow', {
    number: 731,
    says: `The OCSP responder answers rightly, after ${milliseconds / 1000} seconds: how long does a client wait for it?`,
    ...responder({ delayMs: milliseconds }),
  });

export const responderSlow = respondingAfter(3000);

export const responderError = defineScenario('ocsp-responder-error', {
  number: 732,
  says: 'The OCSP responder is broken and answers every request with HTTP 500.',
  ...responder({ httpStatus: 500 }),
});

export const ocspFuture = defineScenario('ocsp-future', {
  number: 733,
  says: 'The OCSP response holds only from tomorrow on: the clock of the responder is fast, or that of the client slow.',
  ...stapled({ period: { from: () => daysFromNow(1), until: () => daysFromNow(8) } }),
  expect: policy,
});

export const responderSilent = defineScenario('ocsp-responder-silent', {
  number: 736,
  says: 'The OCSP responder takes every request and never answers: how long does a client wait for it?',
  ...responder('silent'),
});

import {
  type Cast,
  daysAgo,
  daysFromNow,
  defineScenario,
  der,
  hoursFromNow,
  mayReject,
  minutesFromNow,
  mustAccept,
  mustReject,
  type Scenario,
  secondsAgo,
  secondsFromNow,
  shouldAccept,
  unchanged,
} from './vocabulary.js';

const outOfDate = ['certificate_expired', 'bad_certificate', 'certificate_unknown'] as const;
const bad = ['bad_certificate', 'certificate_unknown'] as const;

const whichOne = 'Most clients do not say which certificate of the chain ran out.';

export const expired = defineScenario('expired', {
  number: 201,
  says: 'The certificate ran out yesterday.',
  cause: 'expired',
  certificate: (leaf) => leaf.validFrom(daysAgo(90)).validUntil(daysAgo(1)),
  expect: mustReject({ alerts: outOfDate, per: 'RFC 5280 §6.1.3' }),
  aliases: ['expired.badssl.com'],
});

export const notYetValid = defineScenario('not-yet-valid', {
  number: 202,
  says: 'The certificate is valid from five days ahead, which is also what a client whose clock is slow sees everywhere.',
  cause: 'not-yet-valid',
  certificate: (leaf) => leaf.validFrom(daysFromNow(5)),
  expect: mustReject({ alerts: bad, per: 'RFC 5280 §6.1.3' }),
  alsoSeenAs: { 'clock-skew': 'The same error appears when the clock of the client is slow.' },
});

export const expiredByOneSecond = defineScenario('expired-by-one-second', {
  number: 203,
  says: 'The certificate ran out a second before the client came: there is no grace period.',
  cause: 'expired',
  certificate: (leaf) => leaf.validUntil(secondsAgo(1)),
  freshFor: 0,
  expect: mustReject({ alerts: outOfDate, per: 'RFC 5280 §4.1.2.5' }),
});

export const expired1963 = defineScenario('expired-1963', {
  number: 204,
  says: 'The certificate ran out in 1963: the two-digit year 63 belongs to the last century, not to this one.',
  cause: 'expired',
  certificate: (leaf) => leaf.validFrom(new Date('1962-01-01T00:00:00Z')).validUntil(new Date('1963-01-01T00:00:00Z')),
  expect: mustReject({ alerts: outOfDate, per: 'RFC 5280 §4.1.2.5.1' }),
});

export const validityInverted = defineScenario('validity-inverted', {
  number: 205,
  says: 'The validity of the certificate ends before it begins, and both days are past.',
  cause: 'expired',
  certificate: (leaf) => leaf.validFrom(daysAgo(10)).validUntil(daysAgo(20)),
  expect: mustReject({ alerts: outOfDate, per: 'RFC 5280 §6.1.3' }),
});

export const timeEncodingGeneralized = defineScenario('time-encoding-wrong-generalized-before-2050', {
  number: 206,
  says: 'The last day of the certificate is written as GeneralizedTime, which is only for the years from 2050 on.',
  cause: 'malformed-certificate',
  certificate: (leaf) => leaf.validUntil(leaf.fields.notAfter.at, der.generalizedTime),
  expect: mayReject({ alerts: bad, per: 'RFC 5280 §4.1.2.5' }),
  aliases: ['time-encoding-wrong'],
});

export const timeEncodingWithoutSeconds = defineScenario('time-encoding-wrong-utctime-without-seconds', {
  number: 207,
  says: 'The last day of the certificate is written as UTCTime without the seconds.',
  cause: 'malformed-certificate',
  certificate: (leaf) => leaf.validUntil(leaf.fields.notAfter.at, der.utcTimeWithoutSeconds),
  expect: mayReject({ alerts: bad, per: 'RFC 5280 §4.1.2.5.1' }),
});

export const lifetimeTooLong = defineScenario('lifetime-too-long', {
  number: 208,
  says: 'The certificate is valid for more than 825 days, longer than browsers take from a public CA.',
  cause: 'malformed-certificate',
  certificate: (leaf) => leaf.validUntil(daysFromNow(900)),
  expect: mayReject({ alerts: ['certificate_unknown', 'bad_certificate'] }),
});

export const intermediateExpired = defineScenario('intermediate-expired', {
  number: 209,
  says: 'The certificate is good, but the CA that issued it ran out yesterday.',
  cause: 'expired-intermediate-or-root',
  issuers: [(ca) => ca.validFrom(daysAgo(90)).validUntil(daysAgo(1))],
  expect: mustReject({ alerts: outOfDate, per: 'RFC 5280 §6.1.3' }),
  alsoSeenAs: { expired: whichOne },
});

export const intermediateNotYetValid = defineScenario('intermediate-not-yet-valid', {
  number: 210,
  says: 'The certificate is good, but the CA that issued it is valid only from five days ahead.',
  cause: 'not-yet-valid',
  issuers: [(ca) => ca.validFrom(daysFromNow(5))],
  expect: mustReject({ alerts: bad, per: 'RFC 5280 §6.1.3' }),
  alsoSeenAs: { 'clock-skew': 'The same error appears when the clock of the client is slow.' },
});

export const rootExpired = defineScenario('root-expired', {
  number: 211,
  says: 'The chain is good up to a root that the client trusts, but that root itself ran out yesterday.',
  cause: 'expired-intermediate-or-root',
  anchor: 'expired',
  expect: mayReject({ alerts: outOfDate, per: 'RFC 5280 §6.1' }),
  alsoSeenAs: { expired: whichOne },
});

/** The issuing CA once more, in a certificate that ran out. */
const expiredCopy = ({ issuer, intermediate, reissue }: Cast) =>
  reissue(issuer, intermediate, (ca) => ca.validFrom(daysAgo(90)).validUntil(daysAgo(1)));

export const crossSignOnePathExpired = defineScenario('cross-sign-one-path-expired', {
  number: 212,
  says: 'The issuing CA has two certificates, one of which ran out; the good one is sent first, so a good path is there.',
  cause: 'expired-intermediate-or-root',
  issuers: [unchanged],
  present: async (cast) => [cast.leaf, cast.issuer, await expiredCopy(cast), cast.intermediate],
  expect: mustAccept({ per: 'RFC 4158' }),
  alsoSeenAs: { expired: whichOne },
});

/** Healthy, and about to run out in so many hours: for monitoring that should warn early, or late. */
export const expiringIn = (hours: number): Scenario =>
  defineScenario('expires-soon', {
    number: 213,
    says: `The certificate is good now and runs out in ${hours === 1 ? '1 hour' : `${hours} hours`}: a client goes on, monitoring should warn.`,
    cause: 'expired',
    certificate: (leaf) => leaf.validUntil(hoursFromNow(hours)),
    freshFor: 60,
    expect: mustAccept(),
  });

export const expiresSoon = expiringIn(24);

export const expiresWhileConnected = defineScenario('expires-while-connected', {
  number: 214,
  says: 'The certificate runs out 20 seconds after the first visit and is renewed a minute after it: what do connections do that are kept, and new ones?',
  cause: 'expired',
  needs: ['second-connection'],
  certificate: (leaf) => leaf.validUntil(secondsFromNow(20)),
  freshFor: 60,
  expect: mustAccept(),
  diagnosable: false,
});

export const notYetValidByAMinute = defineScenario('not-yet-valid-by-a-minute', {
  number: 215,
  says: 'The certificate is so fresh that it is valid only a minute from now: the clock of the client is slow, or that of the CA fast.',
  cause: 'not-yet-valid',
  certificate: (leaf) => leaf.validFrom(minutesFromNow(1)),
  freshFor: 0,
  expect: mustReject({ alerts: bad, per: 'RFC 5280 §6.1.3' }),
  alsoSeenAs: { 'clock-skew': 'A minute is more often the fault of the clock of the client than of the certificate.' },
});

export const crossSignExpiredPathFirst = defineScenario('cross-sign-expired-path-first', {
  number: 216,
  says: 'The issuing CA has two certificates, one of which ran out and is sent first: the client has to try the other path.',
  cause: 'expired-intermediate-or-root',
  issuers: [unchanged],
  present: async (cast) => [cast.leaf, await expiredCopy(cast), cast.issuer, cast.intermediate],
  expect: shouldAccept({ per: 'RFC 4158' }),
  alsoSeenAs: { expired: whichOne },
});

import { X509Certificate } from 'node:crypto';
import { expect } from 'chai';
import * as validity from '../../scenarios/validity.js';
import { type Scenario, twinOf } from '../../src/scenario/index.js';
import { type Claim, scenariosIn, testClaims } from './support/claims.js';
import { factsOf, momentOf } from './support/facts.js';
import { minted, pki } from './support/minted.js';

const both = ['notBefore', 'notAfter'];
const withCopy = ['leaf', 'CA 1', 'copy of CA 1', 'intermediate'] as const;

const claims: Record<string, Claim> = {
  expired: { leaf: both },
  'not-yet-valid': { leaf: ['notBefore'] },
  'expired-by-one-second': { leaf: ['notAfter'] },
  'expired-1963': { leaf: both },
  'validity-inverted': { leaf: both },
  'time-encoding-wrong-generalized-before-2050': { leaf: ['notAfter'] },
  'time-encoding-wrong-utctime-without-seconds': { leaf: ['notAfter'] },
  'lifetime-too-long': { leaf: ['notAfter'] },
  'intermediate-expired': { issuers: [both] },
  'intermediate-not-yet-valid': { issuers: [['notBefore']] },
  'root-expired': { leaf: ['issuer'], root: /^faultls expired \w+ Root CA$/ },
  'cross-sign-one-path-expired': { sends: withCopy },
  'expires-soon': { leaf: ['notAfter'] },
  'expires-while-connected': { leaf: ['notAfter'] },
  'not-yet-valid-by-a-minute': { leaf: ['notBefore'] },
  'cross-sign-expired-path-first': { sends: ['leaf', 'copy of CA 1', 'CA 1', 'intermediate'] },
};

/** Seconds from now until a moment: negative when it is past. */
const ahead = (moment: string): number => (Date.parse(moment) - Date.now()) / 1000;

const leafOf = async (scenario: Scenario) => new X509Certificate((await minted(scenario)).leaf.der);

describe('the validity family', () => {
  const scenarios = scenariosIn(validity);
  testClaims(scenarios, claims);

  for (const scenario of scenarios.filter((each) => each.cause === 'expired' && each.expect.outcome === 'reject')) {
    it(`${scenario.name} is past its last day when it is minted`, async () => {
      expect(ahead((await leafOf(scenario)).validTo)).to.be.below(0);
    });
  }

  it('expired-by-one-second ran out one second before it is minted, and is minted for every visit', async () => {
    expect(ahead((await leafOf(validity.expiredByOneSecond)).validTo)).to.be.within(-3, -1);
    expect(validity.expiredByOneSecond.making.freshFor).to.equal(0);
  });

  it('expired-1963 writes the year with two digits, which a reader takes for 1963', async () => {
    const { leaf } = await minted(validity.expired1963);
    expect(factsOf(leaf.der).notAfter).to.equal('23 630101000000Z');
    expect(new Date(new X509Certificate(leaf.der).validTo).getUTCFullYear()).to.equal(1963);
  });

  it('validity-inverted ends before it begins, and both are past', async () => {
    const { validFrom, validTo } = await leafOf(validity.validityInverted);
    expect(ahead(validTo)).to.be.below(ahead(validFrom));
    expect(ahead(validFrom)).to.be.below(0);
  });

  it('not-yet-valid begins five days ahead', async () => {
    expect(ahead((await leafOf(validity.notYetValid)).validFrom) / 86400).to.be.closeTo(5, 0.01);
  });

  it('not-yet-valid-by-a-minute begins a minute ahead, however old the server is', async () => {
    expect(ahead((await leafOf(validity.notYetValidByAMinute)).validFrom)).to.be.within(50, 61);
    expect(validity.notYetValidByAMinute.making.freshFor).to.equal(0);
  });

  it('the wrong encodings tell the same moment as the right one', async () => {
    const twin = factsOf((await minted(twinOf(validity.timeEncodingGeneralized))).leaf.der);
    const generalized = factsOf((await minted(validity.timeEncodingGeneralized)).leaf.der).notAfter;
    const short = factsOf((await minted(validity.timeEncodingWithoutSeconds)).leaf.der).notAfter;
    expect(generalized).to.match(/^24 20\d{12}Z$/);
    expect(short).to.match(/^23 \d{10}Z$/);
    expect(Math.abs(momentOf(generalized).getTime() - momentOf(twin.notAfter).getTime())).to.be.below(5_000);
    expect(Math.abs(momentOf(short).getTime() - momentOf(twin.notAfter).getTime())).to.be.below(61_000);
  });

  it('lifetime-too-long is valid for more than 825 days', async () => {
    const { validFrom, validTo } = await leafOf(validity.lifetimeTooLong);
    expect((ahead(validTo) - ahead(validFrom)) / 86400).to.be.above(825);
  });

  it('root-expired ends in a root that clients are told to trust, and that is past its last day', async () => {
    const { path } = await minted(validity.rootExpired);
    const root = path.at(-1);
    expect(await pki.trust()).to.include(root?.pem);
    expect(ahead(new X509Certificate(root?.der ?? '').validTo)).to.be.below(0);
  });

  it('a cross-signed issuing CA is sent twice with one key: valid in one certificate, expired in the other', async () => {
    const { presented } = await minted(validity.crossSignOnePathExpired);
    const [leaf, good, bad, intermediate] = presented.map(({ der }) => new X509Certificate(der)) as [
      X509Certificate,
      X509Certificate,
      X509Certificate,
      X509Certificate,
    ];
    expect([good.verify(intermediate.publicKey), bad.verify(intermediate.publicKey)]).to.deep.equal([true, true]);
    expect([leaf.verify(good.publicKey), leaf.verify(bad.publicKey)]).to.deep.equal([true, true]);
    expect(ahead(good.validTo)).to.be.above(0);
    expect(ahead(bad.validTo)).to.be.below(0);
  });

  it('expires-soon runs out in a day, or in as many hours as one asks for', async () => {
    expect(ahead((await leafOf(validity.expiresSoon)).validTo) / 3600).to.be.closeTo(24, 0.1);
    const inAnHour = validity.expiringIn(1);
    expect(ahead((await leafOf(inAnHour)).validTo) / 3600).to.be.closeTo(1, 0.1);
    expect(inAnHour.says).to.include('in 1 hour:');
  });

  it('expires-while-connected lives for 20 seconds, and a minute later there is a new one', async () => {
    expect(ahead((await leafOf(validity.expiresWhileConnected)).validTo)).to.be.within(10, 20);
    expect(validity.expiresWhileConnected.making.freshFor).to.equal(60);
  });
});

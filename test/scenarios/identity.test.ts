import { X509Certificate } from 'node:crypto';
import { expect } from 'chai';
import * as identity from '../../scenarios/identity.js';
import * as names from '../../scenarios/identity-names.js';
import type { Scenario } from '../../src/scenario/index.js';
import { type Claim, scenariosIn, testClaims } from './support/claims.js';
import { factsOf } from './support/facts.js';
import { minted } from './support/minted.js';

const san = { leaf: ['subjectAltName'] } as const;
const sanAndSubject = { leaf: ['subject', 'subjectAltName'] } as const;

const claims: Record<string, Claim> = {
  'wrong-host': sanAndSubject,
  'san-mismatch-cn-match': san,
  'no-san': san,
  'ip-host-dns-san-only': sanAndSubject,
  'ip-in-dns-san': sanAndSubject,
  'ip-in-cn-only': san,
  'ip-san-wrong-length-5-octets': sanAndSubject,
  'ip-san-wrong-length-8-octets': sanAndSubject,
  'parent-domain-cert': sanAndSubject,
  'wildcard-too-deep': sanAndSubject,
  'wildcard-apex': sanAndSubject,
  'wildcard-partial-label': sanAndSubject,
  'wildcard-not-leftmost': sanAndSubject,
  'wildcard-bare-star-localhost': sanAndSubject,
  'wildcard-bare-star': sanAndSubject,
  'wildcard-in-a-label': sanAndSubject,
  'hostname-case-differs': san,
  'hostname-trailing-dot': san,
  'san-null-byte': sanAndSubject,
  'cn-null-byte': sanAndSubject,
  'san-separator-smuggling': sanAndSubject,
  'san-hostname-in-wrong-type-rfc822': sanAndSubject,
  'san-hostname-in-wrong-type-uri': sanAndSubject,
  'san-hostname-in-wrong-type-other-name': sanAndSubject,
  'san-hostname-in-wrong-type-registered-id': sanAndSubject,
  'san-unicode-raw': sanAndSubject,
  'san-underscore': san,
  'san-malformed-der': san,
  'san-empty': sanAndSubject,
  '1000-sans': san,
  'subject-empty-san-critical': sanAndSubject,
  'compound-expired-wrong-host-untrusted': {
    leaf: ['issuer', 'notBefore', 'notAfter', 'subject', 'subjectAltName'],
    sends: ['leaf', 'intermediate', 'root'],
    root: /^Stranger Root CA$/,
  },
  'wrong-ip': sanAndSubject,
};

const read = async (scenario: Scenario) => new X509Certificate((await minted(scenario)).leaf.der);

/** The octets of the alternative names, as another DER reader finds them. */
const sanOctets = async (scenario: Scenario): Promise<string | undefined> =>
  factsOf((await minted(scenario)).leaf.der).extensions.find(({ oid }) => oid === '2.5.29.17')?.value;

describe('the identity family', () => {
  const scenarios = scenariosIn(identity, names);
  testClaims(scenarios, claims);

  it('has no name that lies outside localhost, but for the bare star and addresses', async () => {
    for (const scenario of scenarios) {
      const listed = (await read(scenario)).subjectAltName ?? '';
      for (const [, name = ''] of listed.matchAll(/DNS:([^,"]+)(?:,|$)/g)) {
        if (/^[\d.]+$|^\*$/.test(name)) continue;
        expect(name.toLowerCase(), scenario.name).to.match(/(^|\.)localhost$/);
      }
    }
  });

  /** Dialled so, a reader that follows the RFC finds no match. Node takes a common name where no DNS name is listed. */
  const refusedByNode = scenarios.filter(({ cause, name }) => cause === 'wrong-host' && name !== 'no-san');
  for (const scenario of refusedByNode) {
    const { host } = scenario.dial;
    it(`${scenario.name} does not match ${host}`, async () => {
      const leaf = await read(scenario);
      const matched = /^[\d.]+$/.test(host)
        ? leaf.checkIP(host)
        : leaf.checkHost(host, { subject: 'never', partialWildcards: false });
      expect(matched, leaf.subjectAltName).to.equal(undefined);
    });
  }

  it('names the right host where it does not count: in the common name', async () => {
    for (const scenario of [identity.sanMismatchCnMatch, identity.noSan]) {
      expect((await read(scenario)).subject, scenario.name).to.equal('CN=localhost');
    }
    expect((await read(identity.ipInCnOnly)).subject).to.equal('CN=127.0.0.1');
  });

  it('has one matching pattern for each way to misuse a star', async () => {
    const patterns: [Scenario, string][] = [
      [identity.wildcardTooDeep, '*.api.localhost'],
      [identity.wildcardApex, '*.api.localhost'],
      [identity.wildcardPartialLabel, 'ba*.api.localhost'],
      [identity.wildcardNotLeftmost, 'api.*.localhost'],
      [identity.wildcardBareLocalhost, '*.localhost'],
      [identity.wildcardBareStar, '*'],
      [identity.wildcardInALabel, 'xn--*.api.localhost'],
    ];
    for (const [scenario, pattern] of patterns) {
      expect((await read(scenario)).subjectAltName, scenario.name).to.equal(`DNS:${pattern}`);
    }
  });

  it('dials each star by a host of its own, so that SNI can tell them apart', () => {
    const hosts = scenarios.map(({ dial }) => dial).filter((dial) => dial.bySni && dial.host !== 'localhost');
    expect(new Set(hosts.map((dial) => dial.host)).size).to.equal(hosts.length);
  });

  it('writes addresses of five and eight octets, which no reader can take for an IPv4 or IPv6 address', async () => {
    expect(await sanOctets(identity.ipSanOfFiveOctets)).to.match(/87057f00000100$/);
    expect(await sanOctets(identity.ipSanOfEightOctets)).to.match(/87087f000001ffffffff$/);
  });

  it('puts a zero byte after the right host, in an alternative name and in the common name', async () => {
    const trap = Buffer.from('localhost\0.evil.localhost').toString('hex');
    expect(await sanOctets(names.sanNullByte)).to.include(trap);
    expect(factsOf((await minted(names.cnNullByte)).leaf.der).subject).to.include(trap);
  });

  it('puts the right host into every other kind of name', async () => {
    const text = async (scenario: Scenario) => (await read(scenario)).subjectAltName;
    expect(await text(names.hostInRfc822Name)).to.equal('email:localhost');
    expect(await text(names.hostInUri)).to.equal('URI:https://localhost/');
    expect(await text(names.hostInRegisteredId)).to.match(/^Registered ID:1\.3\.6\.1/);
    expect(await sanOctets(names.hostInOtherName)).to.include(Buffer.from('localhost').toString('hex'));
    expect(await sanOctets(names.sanSeparatorSmuggling)).to.include(
      Buffer.from('http://x, DNS:localhost').toString('hex'),
    );
  });

  it('writes an umlaut in UTF-8 where only ASCII may stand', async () => {
    expect(await sanOctets(names.sanUnicodeRaw)).to.include(Buffer.from('bücher.localhost').toString('hex'));
  });

  it('has alternative names that are no DER, and some that are an empty list', async () => {
    expect(Buffer.from((await sanOctets(names.sanMalformedDer)) ?? '', 'hex').toString()).to.equal('DNS:localhost');
    expect(await sanOctets(names.sanEmpty)).to.equal('3000');
  });

  it('lists a thousand names, the host last', async () => {
    const listed = (await read(names.thousandSans)).subjectAltName?.split(', ') ?? [];
    expect(listed).to.have.length(1000);
    expect(listed.at(-1)).to.equal('DNS:localhost');
  });

  it('has an empty subject only with critical alternative names', async () => {
    const facts = factsOf((await minted(names.subjectEmptySanCritical)).leaf.der);
    expect(facts.subject).to.equal('3000');
    expect(facts.extensions.find(({ oid }) => oid === '2.5.29.17')?.critical).to.equal(true);
  });

  it('joins three causes in one server', () => {
    expect(identity.compound.causes).to.deep.equal(['expired', 'wrong-host', 'untrusted-root']);
  });
});

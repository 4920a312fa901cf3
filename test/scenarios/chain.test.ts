import { X509Certificate } from 'node:crypto';
import { expect } from 'chai';
import * as chain from '../../scenarios/chain.js';
import * as authority from '../../scenarios/chain-authority.js';
import * as constraints from '../../scenarios/chain-constraints.js';
import { issue } from '../../src/pki/index.js';
import { type Scenario, twinOf } from '../../src/scenario/index.js';
import { type Claim, type Role, scenariosIn, testClaims } from './support/claims.js';
import { factsOf } from './support/facts.js';
import { minted, pki, siteOf, urls } from './support/minted.js';

const constrained = { issuers: [['nameConstraints']] } as const;
const twelve = Array.from({ length: 11 }, (_, n): Role => `CA ${11 - n}`);

const claims: Record<string, Claim> = {
  'incomplete-chain': { leaf: ['authorityInfoAccess'], sends: ['leaf'] },
  'incomplete-chain-with-aia': { sends: ['leaf'] },
  'wrong-intermediate': { leaf: ['authorityInfoAccess'], sends: ['leaf', 'stranger'] },
  'intermediate-bad-signature': {},
  'chain-out-of-order': { sends: ['leaf', 'intermediate', 'CA 1', 'CA 2'] },
  'chain-extra-certificate': { sends: ['leaf', 'intermediate', 'stranger'] },
  'chain-root-included': { sends: ['leaf', 'intermediate', 'root'] },
  'chain-leaf-not-first': { sends: ['intermediate', 'leaf'] },
  'chain-duplicate-leaf': { sends: ['leaf', 'leaf', 'intermediate'] },
  'chain-cycle': { sends: ['leaf', 'CA 2', 'copy of CA 1'] },
  // Its twin is one CA deep, so the issuer has another name.
  'chain-too-deep': { leaf: ['issuer'], sends: ['leaf', ...twelve, 'intermediate'] },
  'chain-explosion': { sends: ['leaf', ...Array<Role>(100).fill('copy of CA 1')] },
  'intermediate-not-ca': { issuers: [['basicConstraints']] },
  'intermediate-no-basic-constraints': { issuers: [['basicConstraints']] },
  'intermediate-no-keycertsign': { issuers: [['keyUsage']] },
  'issuer-v1': {
    issuers: [['authorityKeyIdentifier', 'basicConstraints', 'keyUsage', 'subjectKeyIdentifier', 'version']],
  },
  'pathlen-exceeded': { issuers: [['basicConstraints'], []] },
  'name-constraint-permitted-violation': constrained,
  'name-constraint-excluded-violation': constrained,
  'name-constraint-wildcard-evasion': { ...constrained, leaf: ['subjectAltName'] },
  'name-constraint-ip': constrained,
  'name-constraint-dn': constrained,
  'name-constraint-cn-bypass': { ...constrained, leaf: ['subjectAltName'] },
  'name-constraint-malformed-wildcard': constrained,
  'name-constraint-malformed-bad-cidr': constrained,
  'name-constraint-malformed-empty-subtrees': constrained,
  'name-constraint-on-root': { leaf: ['issuer'], root: /^faultls constrained \w+ Root CA$/ },
  'leaf-is-ca': { leaf: ['basicConstraints'] },
  'leaf-v1': {
    leaf: [
      'authorityInfoAccess',
      'authorityKeyIdentifier',
      'basicConstraints',
      'crlDistributionPoints',
      'extendedKeyUsage',
      'keyUsage',
      'subjectAltName',
      'subjectKeyIdentifier',
      'version',
    ],
  },
  'aia-unreachable': { leaf: ['authorityInfoAccess'], sends: ['leaf'] },
  'ca-basic-constraints-not-critical': { issuers: [['basicConstraints']] },
  'incomplete-chain-with-wrong-aia': { sends: ['leaf'] },
};

const read = async (scenario: Scenario) =>
  (await minted(scenario)).presented.map(({ der }) => new X509Certificate(der));

/** The value of one extension of the highest CA that the chain adds. */
const ofIssuer = async (scenario: Scenario, oid: string) => {
  const { path } = await minted(scenario);
  return factsOf(path.at(-3)?.der ?? Buffer.alloc(0)).extensions.find((each) => each.oid === oid);
};
const text = (words: string): string => Buffer.from(words).toString('hex');
const nameConstraints = '2.5.29.30';

describe('the chain family', () => {
  testClaims(scenariosIn(chain, authority, constraints), claims);

  for (const scenario of [chain.incompleteChain, chain.wrongIntermediate, chain.aiaUnreachable]) {
    it(`${scenario.name} sends no certificate that signed its leaf, and says nowhere that works where to fetch it`, async () => {
      const [leaf, ...others] = await read(scenario);
      expect(others.some((each) => leaf?.checkIssued(each))).to.equal(false);
      expect(leaf?.infoAccess ?? '').not.to.include(urls.caIssuers);
    });
  }

  it('incomplete-chain-with-aia says where to fetch the issuer, and is refused where nobody would answer', async () => {
    const [leaf, ...others] = await read(chain.incompleteChainWithAia);
    expect([leaf?.infoAccess?.includes(urls.caIssuers), others.length]).to.deep.equal([true, 0]);
    const offline = { ...siteOf(chain.incompleteChainWithAia), urls: null };
    const refusal = await issue(chain.incompleteChainWithAia.making, offline, pki.authorities, pki.keys).catch(
      (error) => error,
    );
    expect(refusal).to.have.property('code', 'ERR_NOT_SERVABLE_HERE');
    expect(refusal.message).to.include('"incomplete-chain-with-aia" cannot be served here');
  });

  it('intermediate-bad-signature names the issuer of the CA rightly, and its signature does not verify', async () => {
    const [leaf, ca, intermediate] = (await read(chain.intermediateBadSignature)) as [
      X509Certificate,
      X509Certificate,
      X509Certificate,
    ];
    expect(leaf.verify(ca.publicKey)).to.equal(true);
    expect(ca.checkIssued(intermediate)).to.equal(true);
    expect(ca.verify(intermediate.publicKey)).to.equal(false);
  });

  it('chain-cycle goes round: each of the two CAs was signed by the other', async () => {
    const [leaf, lower, upper] = (await read(chain.chainCycle)) as [X509Certificate, X509Certificate, X509Certificate];
    expect([leaf.verify(lower.publicKey), lower.verify(upper.publicKey), upper.verify(lower.publicKey)]).to.deep.equal([
      true,
      true,
      true,
    ]);
  });

  it('chain-too-deep has twelve intermediates, and its twin one', async () => {
    expect(await read(chain.chainTooDeep)).to.have.length(13);
    expect((await minted(twinOf(chain.chainTooDeep))).presented).to.have.length(2);
  });

  it('chain-explosion sends a hundred different certificates with one name and one key, which sign each other', async () => {
    const [leaf, ...copies] = await read(chain.chainExplosion);
    expect(new Set(copies.map((each) => each.fingerprint256)).size).to.equal(100);
    expect(new Set(copies.map((each) => each.subject)).size).to.equal(1);
    for (const each of copies) {
      expect(leaf?.verify(each.publicKey) && each.verify(copies[0]?.publicKey ?? each.publicKey)).to.equal(true);
    }
  });

  it('issuer-v1 and leaf-v1 are certificates of version 1, without any extension', async () => {
    const { path } = await minted(authority.issuerV1);
    for (const der of [path[0]?.der, (await minted(authority.leafV1)).leaf.der]) {
      const { version, extensions } = factsOf(der ?? Buffer.alloc(0));
      expect({ version, extensions }).to.deep.equal({ version: 1, extensions: [] });
    }
  });

  it('pathlen-exceeded allows no CA below its first CA', async () => {
    expect((await ofIssuer(authority.pathlenExceeded, '2.5.29.19'))?.value).to.equal('30060101ff020100');
  });

  it('ca-basic-constraints-not-critical is still a CA', async () => {
    const found = await ofIssuer(authority.caBasicConstraintsNotCritical, '2.5.29.19');
    expect(found).to.deep.equal({ oid: '2.5.29.19', critical: false, value: '30030101ff' });
  });

  it('intermediate-no-keycertsign may sign, but not certificates', async () => {
    expect((await ofIssuer(authority.intermediateNoKeyCertSign, '2.5.29.15'))?.value).to.equal('03020182');
  });

  it('permits or excludes exactly what the sentences say', async () => {
    const written: [Scenario, string][] = [
      [constraints.nameConstraintPermittedViolation, `a0133011820f${text('other.localhost')}`],
      [constraints.nameConstraintWildcardEvasion, `a11530138211${text('bar.api.localhost')}`],
      [constraints.nameConstraintIp, 'a00c300a87080a000000ff000000'],
      [constraints.nameConstraintWildcard, `a00f300d820b${text('*.localhost')}`],
      [constraints.nameConstraintBadCidr, 'a10c300a87080a000000ff00ff00'],
      [constraints.nameConstraintEmpty, ''],
    ];
    for (const [scenario, contents] of written) {
      const length = (contents.length / 2).toString(16).padStart(2, '0');
      const found = await ofIssuer(scenario, nameConstraints);
      expect(found, scenario.name).to.deep.equal({
        oid: nameConstraints,
        critical: true,
        value: `30${length}${contents}`,
      });
    }
    const excluded = await ofIssuer(constraints.nameConstraintExcludedViolation, nameConstraints);
    expect(excluded?.value).to.include(text('name-constraint-excluded-violation.localhost'));
    expect((await ofIssuer(constraints.nameConstraintDn, nameConstraints))?.value).to.include(
      text('Another Organisation'),
    );
  });

  it('the host stands only in the common name where the constraint is bypassed', async () => {
    const [leaf] = await read(constraints.nameConstraintCnBypass);
    expect([leaf?.subject, leaf?.subjectAltName]).to.deep.equal(['CN=localhost', 'DNS:other.localhost']);
  });

  it('the evading wildcard covers the host that the CA must not vouch for', async () => {
    const [leaf] = await read(constraints.nameConstraintWildcardEvasion);
    expect(leaf?.checkHost('bar.api.localhost')).to.equal('*.api.localhost');
  });

  it('name-constraint-on-root is constrained by a root that clients are told to trust', async () => {
    const { path } = await minted(constraints.nameConstraintOnRoot);
    const root = path.at(-1);
    expect(await pki.trust()).to.include(root?.pem);
    const found = factsOf(root?.der ?? Buffer.alloc(0)).extensions.find(({ oid }) => oid === nameConstraints);
    expect(found?.value).to.include(text('other.localhost'));
  });
});

import { X509Certificate } from 'node:crypto';
import { expect } from 'chai';
import * as trust from '../../scenarios/trust.js';
import type { Scenario } from '../../src/scenario/index.js';
import { type Claim, scenariosIn, testClaims } from './support/claims.js';
import { minted, pki } from './support/minted.js';

const complete = { leaf: ['issuer'], sends: ['leaf', 'intermediate', 'root'] } as const;

const claims: Record<string, Claim> = {
  'self-signed': {
    // Made by another library, as most people make theirs: without key identifiers and pointers.
    leaf: [
      'authorityInfoAccess',
      'authorityKeyIdentifier',
      'crlDistributionPoints',
      'issuer',
      'subject',
      'subjectKeyIdentifier',
    ],
    sends: ['leaf'],
    root: /^localhost$/,
  },
  'untrusted-root': { ...complete, root: /^Stranger Root CA$/ },
  'untrusted-root-omitted': { leaf: ['authorityInfoAccess', 'issuer'], root: /^Stranger Root CA$/ },
  'mitm-software': { ...complete, root: /^TLS Inspection Proxy Root CA$/ },
  'lookalike-ca': { sends: ['leaf', 'intermediate', 'root'] },
  'leaf-signed-by-wrong-key': {},
  'leaf-bad-signature': {},
  'distrusted-known-ca': { ...complete, root: /^Superfish, Inc\. Root CA$/ },
  'ingress-default-certificate': {
    leaf: ['issuer', 'subject', 'subjectAltName'],
    sends: ['leaf'],
    root: /Kubernetes Ingress Controller Fake Certificate$/,
  },
  'new-root-not-in-store': { leaf: ['issuer'], root: /^Generation Two Root CA$/ },
};

const readChain = async (scenario: Scenario) => {
  const { presented, path } = await minted(scenario);
  return { presented: presented.map(({ der }) => new X509Certificate(der)), root: path.at(-1) };
};

describe('the trust family', () => {
  const scenarios = scenariosIn(trust);
  testClaims(scenarios, claims);

  const strangers = scenarios.filter(
    ({ making }) => typeof making.anchor === 'object' || making.anchor === 'lookalike',
  );
  for (const scenario of strangers) {
    it(`${scenario.name} is sound up to a root that no client is told to trust`, async () => {
      const { presented, root } = await readChain(scenario);
      const chain =
        root && !presented.some(({ raw }) => raw.equals(root.der))
          ? [...presented, new X509Certificate(root.der)]
          : presented;
      for (const [n, each] of chain.entries()) {
        expect(each.verify((chain[n + 1] ?? each).publicKey), each.subject).to.equal(true);
      }
      expect(await pki.trust()).not.to.include(root?.pem);
    });
  }

  for (const scenario of [trust.selfSigned, trust.ingressDefaultCertificate]) {
    it(`${scenario.name} is one certificate that signed itself and is no CA`, async () => {
      const { presented } = await readChain(scenario);
      const [leaf] = presented;
      expect(leaf?.verify(leaf.publicKey)).to.equal(true);
      expect([leaf?.issuer, leaf?.ca]).to.deep.equal([leaf?.subject, false]);
    });
  }

  it('lookalike-ca bears the name of the lab root and has another key', async () => {
    const { root } = await readChain(trust.lookalikeCa);
    const { root: real } = await pki.authorities.get('lab');
    expect(root?.subject.equals(real.subject)).to.equal(true);
    expect(root?.keyId.equals(real.keyId)).to.equal(false);
  });

  for (const scenario of [trust.leafSignedByWrongKey, trust.leafBadSignature]) {
    it(`${scenario.name} names its issuer rightly, and its signature does not verify`, async () => {
      const { presented } = await readChain(scenario);
      const [leaf, intermediate] = presented as [X509Certificate, X509Certificate];
      expect(leaf.checkIssued(intermediate)).to.equal(true);
      expect(leaf.verify(intermediate.publicKey)).to.equal(false);
    });
  }

  it('ingress-default-certificate answers for every name with one for ingress.localhost', async () => {
    const { presented } = await readChain(trust.ingressDefaultCertificate);
    expect(presented[0]?.subject).to.equal('O=Acme Co\nCN=Kubernetes Ingress Controller Fake Certificate');
    expect(presented[0]?.subjectAltName).to.equal('DNS:ingress.localhost');
    expect(trust.ingressDefaultCertificate.making.tls?.serverNames).to.equal('any');
  });

  it('mitm-software is signed by a CA that says what it is', async () => {
    const { presented } = await readChain(trust.mitmSoftware);
    expect(presented[0]?.issuer).to.equal('CN=TLS Inspection Proxy CA');
  });
});
